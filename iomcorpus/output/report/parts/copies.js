// Copies: which record is kept in place of which, and what differs, side by side.

const COPY_COLUMNS = [
  { key: "relation", name: "Relation", sort: "relation" },
  { key: "title", name: "Copy", sort: "title" },
  { key: "from", name: "Place", sort: "place" },
  { key: "amount", name: "Alike", sort: "alike", first: "-alike" },
];
const COPY_KEYS = {
  relation: (a, b) => COLLATOR.compare(a.relation, b.relation),
  title: KEYS.title,
  place: KEYS.place,
  alike: (a, b) => a.similarity - b.similarity,
};

const keptOf = (record) => CLUSTERS.get(record.cluster).find((member) => !member.copy);
/** In whole per cent, rounded down: only what is the same is 100 % alike. */
const alike = (record) => `${Math.floor((record.similarity ?? 0) * 100)} %`;

class CopiesView extends ListView {
  constructor(scroller) {
    super(scroller, { label: "Copies", columns: COPY_COLUMNS, keys: COPY_KEYS, sort: "place", one: "copy", many: "copies",
      stage: "dedupe", about: "Each row is a record that counts as a copy; open it beside the one that is kept." });
  }

  rows() {
    return RECORDS.filter((record) => record.copy && record.cluster !== null);
  }

  textOf(record) {
    return [record.relation, headingOf(record), sourceOf(record)].join(" ");
  }

  row(record) {
    const kept = keptOf(record);
    return [record.relation, [el("span", { class: "heading" }, headingOf(record)),
      el("span", { class: "lead" }, kept ? `kept: ${placeOf(kept)} ${kept.title ?? ""}` : "the kept record is not in this page")],
    el("code", {}, placeOf(record)), alike(record)];
  }

  keyOf(record) {
    return `copy:${keyOf(record)}`;
  }
}

/** In a record's pane: its copies, or what it is a copy of. */
function copiesOf(record) {
  const members = record.cluster === null ? [] : CLUSTERS.get(record.cluster).filter((member) => member !== record);
  if (!members.length) return null;
  return el("div", { class: "of-copies" }, el("p", { class: "note" }, record.copy ? "A copy. Of the same article:" : "Kept. Its copies:"),
    el("ul", { class: "places" }, members.map((member) => {
      const copy = member.copy ? member : record;
      return el("li", {}, recordLink(member, placeOf(member)), " ",
        el("span", { class: "tag" }, member.copy ? `${member.relation}, ${alike(member)}` : "kept"), " ",
        copy.copy && (!member.copy || !record.copy) ? opener(`copy:${keyOf(copy)}`, "side by side") : null);
    })));
}

async function copyPane(key) {
  const copy = recordOf(key);
  if (!copy || !copy.copy || copy.cluster === null) return gone("There is no such copy in this page.");
  const kept = keptOf(copy);
  const { diff } = await ofRecord("details", copy);
  const head = (record, what) => el("th", { scope: "col" }, what, el("br"), recordLink(record, placeOf(record)));
  const side = (segments, own) => segments.filter(([op]) => op === "equal" || op === "left out" || op === own)
    .map(([op, text]) => [op === own ? el(own === "insert" ? "ins" : "del", {}, text)
      : op === "left out" ? el("span", { class: "note" }, text) : text, " "]);
  const legend = el("p", { class: "note" }, "Words that only one of them has are ", el("del", {}, "struck out"),
    " on the side of the kept record, ", el("ins", {}, "underlined"), " on the side of the copy.");
  return [
    el("p", { class: "eyebrow" }, `copy · ${copy.relation} · ${alike(copy)} alike`),
    el("h2", { tabindex: -1 }, headingOf(copy)),
    !diff ? el("p", {}, "Both have the same words: ", kept ? recordLink(kept, placeOf(kept)) : "", " and ",
      recordLink(copy, placeOf(copy)), ".")
      : [legend, el("table", { class: "sides" }, el("thead", {}, el("tr", {},
        kept ? head(kept, "Kept") : el("th", { scope: "col" }, "Kept"), head(copy, "Copy"))),
      el("tbody", {}, diff.map((paragraph) => el("tr", {}, el("td", {}, side(paragraph, "delete")),
        el("td", {}, side(paragraph, "insert"))))))],
  ];
}
