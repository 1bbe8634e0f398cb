// A long list, of which only what is in sight is in the document: rows of one height in a grid.

const MARGIN = 8;  // rows above and below what is in sight

class List {
  /**
   * `columns` are {key, name, sort} in order; `row(item)` gives the cells; `open(item)` is called by a click or Enter.
   * The element scrolls in `scroller`.
   */
  constructor({ scroller, label, columns, height, row, open, sort }) {
    Object.assign(this, { scroller, columns, height, row, open, sort });
    this.items = [];
    this.shown = new Map();
    this.current = -1;
    this.body = el("div", { class: "rows", role: "rowgroup" });
    this.header = el("div", { class: "row heads", role: "row" });
    this.element = el("div", { class: `grid ${label.toLowerCase()}`, role: "grid", "aria-label": label },
      el("div", { role: "rowgroup", class: "head" }, this.header), this.body);
    this.all = false;
    const draw = () => { if (!this.all && this.element.isConnected) this.draw(); };
    this.stop = new AbortController();
    scroller.addEventListener("scroll", draw, { passive: true, signal: this.stop.signal });
    addEventListener("resize", () => { this.measure(); draw(); }, { signal: this.stop.signal });
    addEventListener("beforeprint", () => this.drawAll(true), { signal: this.stop.signal });
    addEventListener("afterprint", () => this.drawAll(false), { signal: this.stop.signal });
    this.body.addEventListener("click", (event) => this.clicked(event));
  }

  close() {
    this.stop.abort();
  }

  set(items, sort) {
    const before = this.item;
    this.items = items;
    this.shown.clear();
    this.body.replaceChildren();
    this.drawHeads(sort);
    this.current = items.length ? Math.max(items.indexOf(before), 0) : -1;
    this.element.setAttribute("aria-rowcount", items.length + 1);
    this.measure();
    this.draw();
  }

  measure() {
    this.rowHeight = typeof this.height === "function" ? this.height() : this.height;
    this.body.style.height = `${this.items.length * this.rowHeight}px`;
    for (const [at, row] of this.shown) this.place(row, at);
  }

  drawHeads(sort = "") {
    const active = sort.replace(/^-/, "");
    refill(this.header, this.columns.map((column) => {
      const direction = active !== column.sort ? null : sort.startsWith("-") ? "descending" : "ascending";
      const next = active !== column.sort ? (column.first ?? column.sort)
        : sort.startsWith("-") ? column.sort : `-${column.sort}`;
      return el("div", { role: "columnheader", class: `cell ${column.key}`,
        "aria-sort": column.sort ? direction ?? "none" : null },
      column.sort ? el("button", { type: "button", onclick: () => this.sort(next) }, column.name,
        el("span", { class: "arrow", "aria-hidden": "true" },
          direction === "descending" ? " ↓" : direction === "ascending" ? " ↑" : "")) : column.name);
    }));
  }

  /** Draw the rows in sight, and the current one wherever it is: it may have the focus. */
  draw() {
    const top = this.scroller.getBoundingClientRect().top - this.body.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / this.rowHeight) - MARGIN);
    const last = Math.min(this.items.length - 1,
      Math.ceil((top + this.scroller.clientHeight) / this.rowHeight) + MARGIN);
    for (const [at, row] of this.shown) {
      if ((at < first || at > last) && at !== this.current) {
        row.remove();
        this.shown.delete(at);
      }
    }
    if (this.current >= 0) this.drawRow(this.current);
    for (let at = first; at <= last; at++) this.drawRow(at);
  }

  drawRow(at) {
    if (this.shown.has(at)) return;
    const item = this.items[at];
    const cells = this.row(item);
    const row = el("div", { role: "row", class: "row", "aria-rowindex": at + 2, "data-at": at },
      this.columns.map((column, place) => el("div", { role: "gridcell", class: `cell ${column.key}` }, cells[place])));
    row.tabIndex = at === this.current ? 0 : -1;
    row.classList.toggle("current", at === this.current);
    this.place(row, at);
    this.shown.set(at, row);
    // In the order of the list, whatever was drawn first: so it is read aloud.
    const next = [...this.shown.keys()].filter((other) => other > at).reduce((a, b) => Math.min(a, b), Infinity);
    this.body.insertBefore(row, next === Infinity ? null : this.shown.get(next));
  }

  place(row, at) {
    row.style.transform = this.all ? "none" : `translateY(${at * this.rowHeight}px)`;
  }

  /** All rows, one below the other, as paper wants them. */
  drawAll(all) {
    if (!this.element.isConnected) return;
    this.all = all;
    this.element.classList.toggle("whole", all);
    this.shown.clear();
    this.body.replaceChildren();
    if (!all) {
      this.draw();
      return;
    }
    this.items.forEach((_, at) => this.drawRow(at));
  }

  clicked(event) {
    const row = event.target.closest(".row");
    if (!row || event.target.closest("a, button, summary")) return;
    if (String(getSelection()) && !getSelection().isCollapsed) return;
    this.moveTo(Number(row.dataset.at), { focus: false });
    this.open(this.items[this.current], { focus: true });
  }

  moveTo(at, { focus = true } = {}) {
    if (!this.items.length) return;
    const before = this.shown.get(this.current);
    if (before) {
      before.tabIndex = -1;
      before.classList.remove("current");
    }
    this.current = Math.min(Math.max(at, 0), this.items.length - 1);
    this.reveal();
    this.draw();
    const row = this.shown.get(this.current);
    row.tabIndex = 0;
    row.classList.add("current");
    if (focus) row.focus({ preventScroll: true });
  }

  reveal() {
    const begin = this.body.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
    const top = begin + this.scroller.scrollTop + this.current * this.rowHeight;
    const covered = this.header.offsetHeight + (this.scroller.querySelector(".bar")?.offsetHeight ?? 0);
    if (top < this.scroller.scrollTop + covered) this.scroller.scrollTop = top - covered;
    else if (top + this.rowHeight > this.scroller.scrollTop + this.scroller.clientHeight) {
      this.scroller.scrollTop = top + this.rowHeight - this.scroller.clientHeight;
    }
  }

  get item() {
    return this.items[this.current];
  }
}
