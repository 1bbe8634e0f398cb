// The data: the head is read at once, parts when they are needed.

const HEAD = JSON.parse(byId("head").textContent);

/** The records as rows; `index` is a record's number in the page. */
const RECORDS = readColumns(HEAD.records);
const BY_ID = new Map(RECORDS.map((record) => [record.id, record]).reverse());
const CLUSTERS = clustersOf(RECORDS);
const PERSON_BY_ID = new Map(HEAD.person_ids.map((id, index) => [id, index]));

function readColumns(columns) {
  const names = Object.keys(columns);
  const rows = [];
  for (let index = 0; index < (columns.id ?? []).length; index++) {
    const row = { index };
    for (const name of names) row[name] = columns[name][index];
    rows.push(row);
  }
  return rows;
}

/** By the id of a cluster its records, the kept one first. */
function clustersOf(records) {
  const found = new Map();
  for (const record of records) {
    if (record.cluster === null) continue;
    if (!found.has(record.cluster)) found.set(record.cluster, []);
    found.get(record.cluster).push(record);
  }
  for (const members of found.values()) members.sort((a, b) => a.copy - b.copy || a.index - b.index);
  return found;
}

const sourceOf = (record) => HEAD.sources[record.source].source;
const placeOf = (record) => `${sourceOf(record)}:${record.first_line}`;
const headingOf = (record) => record.title || record.lead || "(no text)";

// Parts: elements behind the script, each with JSON of Base64 of deflated JSON.

const unpacked = new Map();

/** A part by its name, unpacked once; the promise of it. */
function part(name) {
  if (!unpacked.has(name)) unpacked.set(name, whenParsed().then(() => unpack(name)));
  return unpacked.get(name);
}

function whenParsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

async function unpack(name) {
  const element = document.querySelector(`script[data-part="${name}"]`);
  const bytes = Uint8Array.from(atob(JSON.parse(element.textContent)), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function ofRecord(kind, record) {
  const batch = await part(`${kind}-${Math.floor(record.index / HEAD.batch)}`);
  return batch[record.index % HEAD.batch];
}

// Texts, for searching: all are unpacked in the background, folded so that places stay the same.

const TEXTS = { raw: [], folded: [], complete: false };

async function readTexts(tell) {
  await whenParsed();
  const batches = Math.ceil(RECORDS.length / HEAD.batch);
  for (let batch = 0; batch < batches; batch++) {
    for (const text of await unpack(`texts-${batch}`)) {
      TEXTS.raw.push(text);
      TEXTS.folded.push(fold(text));
    }
    await new Promise((done) => setTimeout(done));  // let clicks and keys in between
  }
  TEXTS.complete = true;
  tell();
}

async function textOf(record) {
  return TEXTS.raw[record.index] ?? ofRecord("texts", record);
}

const FOLDED = new Map();

/** Text without case, accents and curls, each character in its place: "Médecins’" and "medecins'" are the same. */
function fold(text) {
  const low = text.toLowerCase();
  return (low.length === text.length ? low : [...text].map(foldCharacter).join("")).replace(/[^ -~]/g, foldCharacter);
}

function foldCharacter(char) {
  if (!FOLDED.has(char)) {
    const plain = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-" }[char]
      ?? (/\s/.test(char) ? " " : char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
    FOLDED.set(char, plain.length === char.length ? plain : char);
  }
  return FOLDED.get(char);
}
