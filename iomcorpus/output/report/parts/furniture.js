// Furniture: the lines that are in no record, and why.

const FURNITURE_COLUMNS = [
  { key: "reason", name: "Why", sort: "reason" },
  { key: "title", name: "Line" },
  { key: "from", name: "First place", sort: "place" },
  { key: "amount", name: "Times", sort: "times", first: "-times" },
];
const FURNITURE_KEYS = {
  reason: (a, b) => COLLATOR.compare(a.reason, b.reason),
  place: (a, b) => a.places[0][0] - b.places[0][0] || a.places[0][1] - b.places[0][1],
  times: (a, b) => a.times - b.times,
};

const placeOfLines = ([source, first, last]) =>
  `${HEAD.sources[source].source}:${first === last ? first : `${first}-${last}`}`;

async function furniture() {
  return (await part("furniture-0")).map((row, index) => ({ ...row, index }));
}

class FurnitureView extends ListView {
  constructor(scroller) {
    super(scroller, { label: "Furniture", columns: FURNITURE_COLUMNS, keys: FURNITURE_KEYS, sort: "-times", one: "line",
      stage: null, about: "Lines of the captures that belong to no record. Equal ones are shown once; blank ones are not." });
  }

  rows() {
    return furniture();
  }

  textOf(row) {
    return `${row.reason} ${row.text}`;
  }

  row(row) {
    const place = placeOfLines(row.places[0]);
    return [row.reason, el("span", { class: "lead" }, row.text.slice(0, 300).replace(/\s+/g, " ")),
      el("code", { title: place }, place), number(row.times)];
  }

  keyOf(row) {
    return `furniture:${row.index}`;
  }
}

async function furniturePane(key) {
  const row = (await furniture())[Number(key)];
  if (!row) return gone("There is no such line in this page.");
  const left = row.times - row.places.length;
  return [
    el("p", { class: "eyebrow" }, "furniture"), el("h2", { tabindex: -1 }, row.reason),
    el("pre", {}, row.text), row.left_out ? el("p", { class: "note" }, `and ${plural(row.left_out, "more character")}`) : null,
    el("h3", {}, `Places (${number(row.times)})`),
    el("ul", { class: "places" }, row.places.map((place) => el("li", {}, el("code", {}, placeOfLines(place))))),
    left > 0 ? el("p", { class: "note" }, `and ${number(left)} more`) : null,
  ];
}
