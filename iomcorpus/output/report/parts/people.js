// People: how often they are named, their posts over time, beside whom they are named, what they said.

const PEOPLE_COLUMNS = [
  { key: "title", name: "Name", sort: "name" },
  { key: "amount", name: "Mentions", sort: "mentions", first: "-mentions" },
  { key: "amount", name: "Records", sort: "records", first: "-records" },
  { key: "date", name: "First", sort: "first" },
  { key: "date", name: "Last", sort: "last", first: "-last" },
];
const PEOPLE_KEYS = {
  name: (a, b) => COLLATOR.compare(a.name, b.name),
  mentions: (a, b) => a.mentions - b.mentions,
  records: (a, b) => a.records - b.records,
  first: (a, b) => compareMissing(a.first, b.first),
  last: (a, b) => compareMissing(a.last, b.last),
};
const MOST_BESIDE = 30;
const MOST_NAMED = 50;  // records of one person that are looked into at once
const MOST_QUOTED = 40;

async function people() {
  const rows = await part("people-0");
  return rows.map((row, index) => ({ ...row, index, name: HEAD.people[index], person_id: HEAD.person_ids[index] }));
}

class PeopleView extends ListView {
  constructor(scroller) {
    super(scroller, { label: "People", columns: PEOPLE_COLUMNS, keys: PEOPLE_KEYS, sort: "-mentions", one: "person",
      many: "people", missing: (sort) => (row) => Number(/first|last/.test(sort) && !row.first) });
  }

  rows() {
    return people();
  }

  textOf(row) {
    return [row.name, ...row.roles, ...row.orgs].join(" ");
  }

  row(row) {
    return [
      [el("span", { class: "heading" }, row.name),
        el("span", { class: "lead" }, [...row.roles.slice(0, 3), ...row.orgs.slice(0, 2)].join(" · "))],
      bothLines(row.mentions, row.with_copies), bothLines(row.records, row.records_with_copies),
      row.first ?? "–", row.last ?? "–",
    ];
  }

  keyOf(row) {
    return `person:${row.person_id}`;
  }
}

async function personPane(key) {
  const person = (await people())[PERSON_BY_ID.get(key)];
  if (!person) return gone("There is no such person in this page.");
  const named = RECORDS.filter((record) => record.people.includes(person.index));
  const kept = named.filter((record) => !record.copy).sort(KEYS.date);
  return [
    el("p", { class: "eyebrow" }, "person · ", el("code", {}, person.person_id)),
    el("h2", { tabindex: -1 }, person.name),
    el("p", {}, `Named ${bothOf(person.mentions, person.with_copies, "time")} in `,
      bothOf(person.records, person.records_with_copies, "record"),
      `${between(person.first, person.last)}.`),
    el("p", {}, el("button", { type: "button", onclick: () => change(
      { ...NO_FILTERS(), view: "records", person: [person.person_id], open: "", sort: "", find: "" }, { step: true }) },
    "Show these records")),
    postsOf(person), besideOf(person, kept), await saidOf(person, kept),
  ];
}

/** Posts as bars over the years in which records say them. */
function postsOf(person) {
  if (!person.held.length) return el("p", { class: "note" }, "No text says what post they hold.");
  const days = person.held.flatMap(([, , first, last]) => [first, last]).filter(Boolean).map(Date.parse).sort((a, b) => a - b);
  const [from, to] = [days[0], days.at(-1)];
  const place = (day) => (to > from ? (Date.parse(day) - from) / (to - from) * 100 : 0);
  const rows = person.held.map(([role, org, first, last, records]) => el("tr", {},
    el("td", {}, role, org ? el("span", { class: "note" }, `, ${org}`) : null),
    el("td", { class: "span", "aria-hidden": "true" }, first ? el("i", { style: {
      marginLeft: `${Math.min(place(first), 98)}%`, width: `${Math.max(place(last) - place(first), 2)}%` } }) : null),
    el("td", { class: "day" }, first ? (first === last ? first : `${first} to ${last}`) : "no date"),
    el("td", { class: "number" }, number(records))));
  return [el("h3", {}, "Posts over time"), table(["Post", "", "Said between", "Records"], rows, "Posts over time")];
}

function besideOf(person, records) {
  const counts = new Map();
  for (const record of records) {
    for (const other of record.people) if (other !== person.index) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const beside = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!beside.length) return null;
  const left = beside.length - MOST_BESIDE;
  return [el("h3", {}, "Named beside"), el("ul", { class: "beside" }, beside.slice(0, MOST_BESIDE).map(([other, count]) =>
    el("li", {}, personLink(other), " ", el("span", { class: "note" }, plural(count, "record"))))),
  left > 0 ? el("p", { class: "note" }, `and ${number(left)} more`) : null];
}

/** The records that name a person, each with the places, and what the person is quoted with. */
async function saidOf(person, records) {
  const shown = records.slice(0, MOST_NAMED);
  const found = await Promise.all(shown.map(async (record) => {
    const [text, details] = await Promise.all([textOf(record), ofRecord("details", record)]);
    const lines = text.split("\n");
    const mine = details.mentions.filter((mention) => mention[5] === person.index);
    const quotes = mine.filter(([type]) => type === "quote").map(([, line, start, end]) => ({ record, line,
      text: (lines[line - record.first_line] ?? "").slice(start, Math.min(end, start + 1500)) }));
    return { record, quotes, places: mine.filter(([type]) => type === "person") };
  }));
  const quotes = found.flatMap((one) => one.quotes);
  const left = records.length - shown.length;
  return [
    quotes.length ? [el("h3", {}, `Said (${number(quotes.length)})`), quotes.slice(0, MOST_QUOTED).map((quote) =>
      el("blockquote", {}, quote.text, el("footer", {}, recordLink(quote.record,
        `${quote.record.date ?? "no date"} · ${sourceOf(quote.record)}:${quote.line}`))))] : null,
    el("h3", {}, `Records (${number(records.length)})`),
    el("ul", { class: "places" }, found.map(({ record, places }) => el("li", {}, recordLink(record), " ",
      el("span", { class: "note" }, `${record.date ?? "no date"} · ${sourceOf(record)}:`,
        places.slice(0, 8).map(([, line, start]) => `${line}:${start}`).join(" "), places.length > 8 ? " …" : "")))),
    left > 0 ? el("p", { class: "note" }, `and ${plural(left, "more record")}: “Show these records”`) : null,
  ];
}
