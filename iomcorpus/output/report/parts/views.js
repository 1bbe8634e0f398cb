// What the views of lists have in common: a field to find rows in them, a count, the list.

/** Make the row current that is open. */
function pointAt({ list, keyOf }) {
  const at = STATE.open ? list.items.findIndex((item) => keyOf(item) === STATE.open) : -1;
  list.element.classList.toggle("pointed", at >= 0);
  if (at >= 0 && at !== list.current) list.moveTo(at, { focus: false });
}

class ListView {
  /** `stage` is what finds the rows; `missing(sort)` tells rows that come last. */
  constructor(scroller, { label, columns, keys, sort, one, many, missing = () => () => 0, stage = "extract", about = null }) {
    Object.assign(this, { keys, by: sort, one, many, missing });
    if (stage && !HEAD.stages[stage]) {
      this.element = notRun(stage, stage === "extract" ? "facts" : "copies");
      return;
    }
    this.search = el("input", { type: "search", id: "search", placeholder: `Find in ${label.toLowerCase()}`,
      autocomplete: "off", "aria-label": `Find in ${label.toLowerCase()}`, oninput: () => change({ find: this.search.value }) });
    this.count = el("p", { class: "count", id: "count" });
    this.list = new List({ scroller, label, columns, height: () => (NARROW.matches ? 88 : 62),
      row: (row) => this.row(row), open: (row) => change({ open: this.keyOf(row) }, { step: true }),
      sort: (next) => change({ sort: next }) });
    this.element = el("div", { class: "list-view" }, el("div", { class: "bar" }, this.search, this.count),
      about ? el("p", { class: "note about" }, about) : null, this.list.element);
  }

  async update() {
    if (!this.list) return;
    this.known ??= (await this.rows()).map((row) => ({ row, folded: fold(this.textOf(row)) }));
    if (this.search.value !== STATE.find) this.search.value = STATE.find;
    const query = parseQuery(STATE.find);
    const rows = this.known.filter(({ folded }) => !query || matches(folded, query)).map(({ row }) => row);
    const sort = STATE.sort || this.by;
    this.list.set(sorted(rows, sort, this.keys, this.missing(sort)), sort);
    pointAt(this);
    this.count.textContent = plural(rows.length, this.one, this.many);
    announce(this.count.textContent);
  }
}
