// Facets: the values of a field with how many records have each, to choose some of them.

const FACETS = { kind: "Kind", year: "Year", source: "Source", person: "People", date_from: "Date", language: "Language" };
const FIRST_VALUES = 8;
const MOST_VALUES = 400;  // of people there can be thousands: those are in the view of people
const DATE_FROM = { published: "stated", filled: "from a copy", inferred: "inferred", undated: "none" };

const LABELS = {
  person: (value) => HEAD.people[PERSON_BY_ID.get(value)] ?? value,
  date_from: (value) => DATE_FROM[value] ?? value,
};
const labelOf = (name, value) => (LABELS[name] ?? String)(value);

/** Values with counts, the commonest first, years by the calendar; what is chosen is there, whatever its count. */
function valuesOf(name, records) {
  const counts = new Map(STATE[name].map((value) => [value, 0]));
  for (const record of records) {
    for (const value of VALUES[name](record)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const byLabel = (a, b) => COLLATOR.compare(labelOf(name, a[0]), labelOf(name, b[0]));
  return [...counts].sort(name === "year" ? (a, b) => COLLATOR.compare(b[0], a[0]) : (a, b) => b[1] - a[1] || byLabel(a, b));
}

class Facets {
  constructor() {
    this.whole = new Set();  // facets of which all values are shown
    this.fields = Object.fromEntries(Object.entries(FACETS).map(([name, title]) => {
      const values = el("div", { class: "values" });
      return [name, { values, element: el("fieldset", {}, el("legend", {}, title), values) }];
    }));
    this.fields.person.element.hidden = !HEAD.stages.extract;
    const missing = HEAD.stages.extract ? null
      : el("p", { class: "note" }, "People: run ", command("iomcorpus extract"), " first.");
    this.element = el("details", { class: "facets" }, el("summary", {}, "Filters"),
      el("div", { class: "fields" }, Object.values(this.fields).map((field) => field.element), missing));
    this.element.addEventListener("change", (event) => this.changed(event));
  }

  update(but) {
    const key = document.activeElement?.dataset?.key;
    for (const [name, { values, element }] of Object.entries(this.fields)) {
      const found = valuesOf(name, but[name]);
      if (name === "language") element.hidden = found.length < 2;
      this.draw(name, values, found);
    }
    if (key) this.element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  draw(name, element, found) {
    const most = found.reduce((most, [, count]) => Math.max(most, count), 1);
    const chosen = new Set(STATE[name]);
    const room = this.whole.has(name) ? MOST_VALUES : FIRST_VALUES;
    const shown = found.filter(([value], place) => place < room || chosen.has(value));
    const more = found.length - FIRST_VALUES;
    refill(element, shown.map(([value, count]) => {
      const label = labelOf(name, value);
      return el("label", { class: "value", title: label },
        el("input", { type: "checkbox", name, value, checked: chosen.has(value), "data-key": `${name} ${value}` }),
        el("span", { class: "name" }, label), el("span", { class: "number" }, number(count)),
        el("i", { class: "share", style: { width: `${count / most * 100}%` }, "aria-hidden": "true" }));
    }), found.length ? null : el("p", { class: "note" }, "none"),
    more > 0 ? el("button", { type: "button", class: "quiet more", "data-key": `${name} more`,
      onclick: () => this.turn(name) }, this.whole.has(name) ? "Fewer" : `${number(more)} more`) : null);
  }

  turn(name) {
    if (!this.whole.delete(name)) this.whole.add(name);
    this.update(filtered().but);
  }

  changed(event) {
    const { name, value, checked } = event.target;
    change({ [name]: checked ? [...STATE[name], value] : STATE[name].filter((one) => one !== value) });
  }
}
