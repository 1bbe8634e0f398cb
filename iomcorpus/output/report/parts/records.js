// The view of records: search, facets, bars and the list.

const BEFORE = 30;  // characters of a snippet before the first hit
const BEHIND = 200;
const NARROW = matchMedia("(max-width: 899px)");
const RECORD_COLUMNS = [
  { key: "date", name: "Date", sort: "date", first: "-date" },
  { key: "kind", name: "Kind", sort: "kind" },
  { key: "title", name: "Record", sort: "title" },
  { key: "from", name: "Place", sort: "place" },
  { key: "words", name: "Words", sort: "words", first: "-words" },
];

class RecordsView {
  constructor(scroller) {
    this.search = el("input", { type: "search", id: "search", placeholder: "Search the texts", autocomplete: "off",
      spellcheck: "false", "aria-label": "Search the texts", "aria-keyshortcuts": "/",
      oninput: () => change({ q: this.search.value }) });
    this.copies = el("input", { type: "checkbox", onchange: () => change({ copies: this.copies.checked }) });
    this.count = el("p", { class: "count", id: "count" });
    this.chips = el("div", { class: "chips", role: "group", "aria-label": "Filters that are set" });
    this.facets = new Facets();
    this.timeline = new Timeline();
    this.list = new List({
      scroller, label: "Records", columns: RECORD_COLUMNS, height: () => (NARROW.matches ? 96 : 62),
      row: (record) => this.row(record), open: (record) => change({ open: this.keyOf(record) }, { step: true }),
      sort: (sort) => change({ sort }),
    });
    this.nothing = el("div", { class: "empty" });
    const settle = () => { this.facets.element.open = !NARROW.matches; };
    NARROW.addEventListener("change", settle);
    settle();
    this.element = el("div", { class: "records-view" },
      el("div", { class: "bar" }, this.search,
        el("label", { class: "switch" }, this.copies, "with copies"), this.count, this.chips),
      this.facets.element,
      el("div", { class: "results" }, this.timeline.element, this.list.element, this.nothing));
    if (!RECORDS.some((record) => record.copy)) this.copies.parentElement.hidden = true;
    readTexts(() => { if (STATE.q && STATE.view === "records") this.update(); });
  }

  update() {
    const { passing, every, but } = filtered();
    if (this.search.value !== STATE.q) this.search.value = STATE.q;
    this.copies.checked = STATE.copies;
    const sort = STATE.sort || "-date";
    this.list.set(sortedRecords(passing, sort), sort);
    pointAt(this);
    this.facets.update(but);
    this.timeline.update(but.time);
    this.tell(passing.length, every);
    this.list.element.hidden = !passing.length;
    refill(this.nothing, passing.length ? null : [el("h2", {}, "Nothing passes these filters"),
      el("p", {}, STATE.q && !TEXTS.complete ? "The texts are still being read. " : "",
        el("button", { type: "button", onclick: () => change(NO_FILTERS()) }, "Clear them"))]);
    this.nothing.hidden = passing.length > 0;
  }

  tell(once, every) {
    const soFar = STATE.q && !TEXTS.complete ? " so far" : "";
    const told = (STATE.copies ? plural(once, "record") : bothOf(once, every, "record")) + soFar;
    this.count.textContent = told;
    announce(told);
    const chip = (label, changes) => el("button", { type: "button", class: "chip", title: `Remove: ${label}`,
      onclick: () => change(changes) }, label, el("span", { "aria-hidden": "true" }, " ×"));
    const chips = LISTS.flatMap((name) => STATE[name].map((value) => chip(`${FACETS[name]}: ${labelOf(name, value)}`,
      { [name]: STATE[name].filter((one) => one !== value) })));
    if (STATE.since || STATE.until) chips.push(chip(`${STATE.since || "…"} to ${STATE.until || "…"}`, { since: "", until: "" }));
    refill(this.chips, chips, isFiltered() && chips.length ? el("button", { type: "button", class: "quiet",
      onclick: () => change(NO_FILTERS()) }, "Clear all") : null);
    this.chips.hidden = !chips.length;
  }

  keyOf(record) {
    return keyOf(record);
  }

  row(record) {
    const tags = [record.copy ? el("span", { class: "tag" }, `copy: ${record.relation}`) : null,
      record.cluster !== null && !record.copy && CLUSTERS.get(record.cluster).length > 1
        ? el("span", { class: "tag" }, plural(CLUSTERS.get(record.cluster).length - 1, "copy", "copies")) : null];
    return [
      [el("span", { class: "day" }, shortDate(record)),
        record.date && record.date_from !== "published" ? el("span", { class: "tag" }, DATE_FROM[record.date_from]) : null],
      record.kind,
      [el("span", { class: record.title ? "heading" : "heading untitled" }, headingOf(record), " ", tags),
        el("span", { class: "lead" }, this.snippet(record))],
      el("code", { title: placeOf(record) }, placeOf(record)),
      number(record.words),
    ];
  }

  /** The text around the first hit, else the lead where it is not the heading already. */
  snippet(record) {
    const { query } = foundBySearch();
    const folded = query && TEXTS.folded[record.index];
    const [hit] = folded ? hitsOf(folded, query, 1) : [];
    if (!hit) return record.title ? record.lead ?? "" : record.byline ? `By ${record.byline}` : "";
    const from = Math.max(0, hit[0] - BEFORE);
    const raw = TEXTS.raw[record.index].slice(from, hit[1] + BEHIND).replace(/\s/g, " ");
    return [from ? "…" : "", marked(raw, hitsOf(fold(raw), query))];
  }
}

/** A date in a list: a stretch by its ends. */
function shortDate(record) {
  if (!record.date) return "no date";
  if (!record.first || !record.last || record.date.length <= 10) return record.date;
  return `${record.first} – ${record.last}`;
}
