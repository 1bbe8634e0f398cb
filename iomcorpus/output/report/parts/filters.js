// Which records pass: the search, the facets, the time.

/** The values that a record has for a filter. */
const VALUES = {
  kind: (record) => [record.kind],
  year: (record) => (record.first && record.last && record.first.slice(0, 4) === record.last.slice(0, 4)
    ? [record.first.slice(0, 4)] : []),
  source: (record) => [sourceOf(record)],
  person: (record) => record.people.map((index) => HEAD.person_ids[index]),
  date_from: (record) => [record.date_from ?? "undated"],
  language: (record) => [record.language],
};

/** Whether a record has what is chosen of a filter: any of the values, but of people all. */
function has(record, name, chosen) {
  const values = VALUES[name](record);
  return name === "person" ? chosen.every((one) => values.includes(one)) : chosen.some((one) => values.includes(one));
}

function inTime(record) {
  if (!STATE.since && !STATE.until) return true;
  if (!record.first || !record.last) return false;
  return (!STATE.since || record.last >= STATE.since) && (!STATE.until || record.first <= STATE.until);
}

// The search is the dear part: its answers are kept while facets change.
let searched = { typed: null, complete: false, found: null };

function foundBySearch() {
  if (searched.typed !== STATE.q || searched.complete !== TEXTS.complete) {
    const query = parseQuery(STATE.q);
    const found = query && RECORDS.map((record) => matches(foldedOf(record), query));
    searched = { typed: STATE.q, complete: TEXTS.complete, query, found };
  }
  return searched;
}

/** The text in which a record is searched; heading and lead while the texts are still being unpacked. */
function foldedOf(record) {
  return TEXTS.folded[record.index] ?? fold(`${record.title ?? ""}\n${record.lead ?? ""}`);
}

/**
 * The records that pass, and those that would if one filter were not: what a facet counts, and what the bars show.
 * Both are without copies, unless these are asked for; `every` is how many pass with copies.
 */
function filtered() {
  const { found } = foundBySearch();
  const asked = LISTS.filter((name) => STATE[name].length);
  const but = Object.fromEntries([...LISTS, "time"].map((name) => [name, []]));
  const passing = [];
  let every = 0;
  for (const record of RECORDS) {
    if (found && !found[record.index]) continue;
    const failed = asked.filter((name) => !has(record, name, STATE[name]));
    if (!inTime(record)) failed.push("time");
    if (failed.length > 1) continue;
    if (!failed.length) every++;
    if (record.copy && !STATE.copies) continue;
    if (failed.length) {
      but[failed[0]].push(record);
      continue;
    }
    passing.push(record);
  }
  for (const name of Object.keys(but)) but[name] = but[name].length ? but[name].concat(passing) : passing;
  but.person = passing;  // of people all must be there, so only those beside them are worth offering
  return { passing, every, but };
}

const isFiltered = () => Boolean(STATE.q || STATE.since || STATE.until || LISTS.some((name) => STATE[name].length));
const NO_FILTERS = () => ({ q: "", since: "", until: "", ...Object.fromEntries(LISTS.map((name) => [name, []])) });

// Sorting

const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const KEYS = {
  date: (a, b) => compareMissing(a.first, b.first) || compareMissing(a.last, b.last),
  title: (a, b) => COLLATOR.compare(headingOf(a), headingOf(b)),
  kind: (a, b) => COLLATOR.compare(a.kind, b.kind),
  place: (a, b) => a.index - b.index,
  words: (a, b) => a.words - b.words,
};

function compareMissing(a, b) {
  if (!a || !b) return 0;
  return a < b ? -1 : Number(a > b);
}

const ORDERS = new Map();

/** Records in an order that all records are put in once. */
function sortedRecords(records, sort) {
  if (!ORDERS.has(sort)) {
    const undated = /date$/.test(sort) ? (record) => Number(!record.first) : () => 0;
    ORDERS.set(sort, sorted(RECORDS, sort, KEYS, undated));
  }
  const wanted = new Uint8Array(RECORDS.length);
  for (const record of records) wanted[record.index] = 1;
  return ORDERS.get(sort).filter((record) => wanted[record.index]);
}

/** Rows by a key of `keys`, "-" before it turns it around; rows without a date come last either way. */
function sorted(rows, sort, keys, missing = () => false) {
  const down = sort.startsWith("-");
  const compare = keys[down ? sort.slice(1) : sort];
  if (!compare) return rows;
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => missing(a) - missing(b) || sign * compare(a, b) || a.index - b.index);
}
