// The ledger: figures about the same thing side by side, each once, those that differ marked.

const FIGURE_COLUMNS = [
  { key: "thing", name: "About", sort: "thing" },
  { key: "value", name: "Figure", sort: "size", first: "-size" },
  { key: "title", name: "Said" },
  { key: "date", name: "First said", sort: "first" },
  { key: "amount", name: "Times", sort: "times", first: "-times" },
];
const FIGURE_KEYS = {
  thing: (a, b) => a.index - b.index,  // the order of the ledger: by thing, then by size
  size: (a, b) => (a.size ?? 0) - (b.size ?? 0),
  first: (a, b) => compareMissing(a.first, b.first),
  times: (a, b) => a.times - b.times,
};

async function figures() {
  return (await part("figures-0")).map((row, index) => ({ ...row, index }));
}

class FiguresView extends ListView {
  constructor(scroller) {
    super(scroller, { label: "Figures", columns: FIGURE_COLUMNS, keys: FIGURE_KEYS, sort: "thing", one: "figure",
      missing: (sort) => (row) => Number(/first$/.test(sort) && !row.first),
      about: "Each figure once, with all places that say it; “differs” marks others near it of the same record or date." });
  }

  rows() {
    return figures();
  }

  textOf(row) {
    return [row.thing, row.amount, row.of ?? "", row.surface, row.context].join(" ");
  }

  row(row) {
    return [
      row.thing, [el("span", { class: "heading" }, row.surface),
        row.differs.length ? el("span", { class: "tag warn" }, "differs") : null],
      el("span", { class: "lead" }, marked(row.context, row.marks)),
      row.first ?? "–", bothLines(row.times, row.with_copies),
    ];
  }

  keyOf(row) {
    return `figure:${row.index}`;
  }
}

async function figurePane(key) {
  const row = (await figures())[Number(key)];
  if (!row) return gone("There is no such figure in this page.");
  const at = (index, line, text) => [recordLink(RECORDS[index]), " ",
    el("span", { class: "note" }, `${RECORDS[index].date ?? "no date"} · ${sourceOf(RECORDS[index])}:${text}`)];
  return [
    el("p", { class: "eyebrow" }, "figure · ", row.thing), el("h2", { tabindex: -1 }, row.surface),
    el("p", {}, row.amount, row.of ? ` of ${row.of}` : "", `: said ${bothOf(row.times, row.with_copies, "time")} in `,
      plural(row.records, "record"), `${between(row.first, row.last)}.`),
    el("blockquote", {}, marked(row.context, row.marks)),
    row.differs.length ? [el("h3", {}, "Differs from"), el("ul", { class: "places" }, row.differs.map(
      ([amount, where, index, line]) => el("li", {}, el("b", {}, amount), ` (${where}) `, at(index, line, line))))] : null,
    el("h3", {}, "Said in"), el("ul", { class: "places" }, row.places.map(([index, line, start, end]) =>
      el("li", {}, at(index, line, `${line}:${start}-${end}`)))),
  ];
}
