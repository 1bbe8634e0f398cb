// One record: where it is from, why it is what it is, its text with what was found in it.

const MENTIONS = { person: "people", date: "dates", figure: "figures", organisation: "organisations", quote: "quotes",
  contact: "contacts" };
const MOST_TEXT = 100000;  // characters that are laid out at once: a line can have millions
const MOST_FACTS = 300;
const HIDDEN = new Set();  // types whose mentions are not marked

async function recordPane(id) {
  const record = recordOf(id);
  if (!record) return gone(`There is no record ${id} in this page.`);
  const [text, details] = await Promise.all([textOf(record), ofRecord("details", record)]);
  const lines = text.split("\n");
  return [
    el("p", { class: "eyebrow" }, record.kind, " · ", dateWith(record), " · ", plural(record.words, "word")),
    el("h2", { tabindex: -1, class: record.title ? null : "untitled" }, details.title ?? headingOf(record)),
    record.byline ? el("p", { class: "byline" }, "By ", details.byline ?? record.byline) : null,
    el("p", { class: "place" }, el("code", {}, `${sourceOf(record)}:${record.first_line}-${lastLine(record, lines)}`)),
    copiesOf(record),
    recordText(record, lines, details.mentions),
    peopleOf(record),
    factsOf(record, lines, details.mentions),
    provenanceOf(record, details, lines),
  ];
}

const lastLine = (record, lines) => record.first_line + lines.length - 1;

const gone = (text) => [el("h2", { tabindex: -1 }, "Not here"), el("p", {}, text)];

/** How a record is named in an address: by its id, and its number where another has the same. */
const keyOf = (record) => (BY_ID.get(record.id) === record ? record.id : `${record.id}~${record.index}`);

function recordOf(key) {
  const [id, index] = key.split("~");
  return index === undefined ? BY_ID.get(id) : RECORDS[Number(index)];
}

function recordLink(record, ...text) {
  return opener(keyOf(record), text.length ? text : headingOf(record));
}

/** A link to a person, by the number in the head. */
function personLink(index, text = HEAD.people[index]) {
  return opener(`person:${HEAD.person_ids[index]}`, text);
}

/** A link that opens something in the pane; `changes` are made besides. */
function opener(open, text, changes = {}) {
  const act = (event) => {
    event.preventDefault();
    change({ ...changes, open }, { step: true });
  };
  return el("a", { href: addressOf({ ...STATE, ...changes, open }), onclick: act }, text);
}

function dateWith(record) {
  if (!record.date) return "no date";
  return record.date_from === "published" ? record.date
    : [record.date, " ", el("span", { class: "tag" }, DATE_FROM[record.date_from])];
}

// Text

function recordText(record, lines, mentions) {
  const body = el("div", { class: "text", lang: record.language, dir: "auto" });
  const has = new Set(mentions.map(([type]) => type));
  const types = Object.keys(MENTIONS).filter((type) => has.has(type));
  for (const type of Object.keys(MENTIONS)) body.classList.toggle(`no-${type}`, HIDDEN.has(type));
  const turn = (event) => {
    const { value, checked } = event.target;
    HIDDEN[checked ? "delete" : "add"](value);
    body.classList.toggle(`no-${value}`, !checked);
  };
  const legend = types.map((type) => el("label", { class: "switch" },
    el("input", { type: "checkbox", value: type, checked: !HIDDEN.has(type), onchange: turn }),
    el("span", { class: `m ${type}` }, MENTIONS[type])));
  body.addEventListener("click", ({ target }) => {
    const person = target.closest("[data-person]")?.dataset.person;
    if (person && getSelection().isCollapsed) change({ open: `person:${HEAD.person_ids[person]}` }, { step: true });
  });
  drawText(body, record, lines, mentions, 0, MOST_TEXT);
  return [types.length ? el("div", { class: "switches", role: "group", "aria-label": "Marked in the text" }, legend)
    : !HEAD.stages.extract ? el("p", { class: "note" }, "For people, dates and figures run ",
      command("iomcorpus extract"), ".") : null, body];
}

/** Lay out lines from one on, so many characters; a button lays out the rest. */
function drawText(body, record, lines, mentions, from, room) {
  const byLine = new Map();
  for (const mention of mentions) {
    if (!byLine.has(mention[1])) byLine.set(mention[1], []);
    byLine.get(mention[1]).push(mention);
  }
  const query = foundBySearch().query;
  for (let place = from; place < lines.length; place++) {
    const cut = Math.max(0, lines[place].length - Math.max(room, 0));
    const raw = cut ? lines[place].slice(0, room) : lines[place];
    room -= lines[place].length;
    const line = record.first_line + place;
    if (raw.trim()) {
      const hits = query ? hitsOf(fold(raw), query).map(([start, end]) => ["hit", line, start, end]) : [];
      const found = [...byLine.get(line) ?? [], ...hits];
      body.append(el("p", { "data-line": line }, el("span", { class: "line-number", "aria-hidden": "true" }, line),
        el("span", { class: "said" }, segments(raw, found, record))));
    }
    if (room <= 0 && (cut || place < lines.length - 1)) {
      const left = cut + lines.slice(place + 1).reduce((sum, text) => sum + text.length + 1, 0);
      const more = el("button", { type: "button", onclick: () => {
        more.remove();
        if (cut) body.lastElementChild.remove();
        drawText(body, record, lines, mentions, cut ? place : place + 1, Infinity);
      } }, `Show the other ${plural(left, "character")}`);
      body.append(more);
      return;
    }
  }
}

/** A line cut wherever a mention begins or ends: mentions lie in each other, as a name in a quote. */
function segments(raw, mentions, record) {
  if (!mentions.length) return raw;
  const inside = mentions.filter(([, , start, end]) => start < raw.length && end > start);
  const cuts = [...new Set([0, raw.length, ...inside.flatMap(([, , start, end]) => [start, Math.min(end, raw.length)])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, place) => {
    const start = cuts[place];
    const over = inside.filter((mention) => mention[2] <= start && mention[3] >= end);
    if (!over.length) return raw.slice(start, end);
    const told = over.filter(([type]) => type !== "hit").reverse().map((mention) => tellMention(mention, record));
    return el("mark", { class: `m ${over.map(([type]) => type).join(" ")}`, title: told.join("\n") || null,
      "data-person": over.find(([type]) => type === "person")?.[5] },
      raw.slice(start, end));
  });
}

function tellMention([type, line, start, end, meaning, , doubt], record) {
  const told = meaning ? `${type}: ${meaning}` : type;
  return `${told}${doubt ? ` (doubtful: ${doubt})` : ""}\n${sourceOf(record)}:${line}:${start}-${end}`;
}

// What was found

function peopleOf(record) {
  if (!record.people.length) return null;
  return el("p", { class: "chips" }, el("span", { class: "note" }, "People "),
    record.people.map((person) => [personLink(person), " "]));
}

function factsOf(record, lines, mentions) {
  if (!mentions.length) return null;
  const rows = mentions.slice(0, MOST_FACTS).map(([type, line, start, end, meaning, person, doubt]) => {
    const raw = (lines[line - record.first_line] ?? "").slice(start, Math.min(end, start + 300));
    const told = meaning && person !== null ? personLink(person, meaning) : meaning;
    return el("tr", {}, el("td", {}, type), el("td", {}, raw),
      el("td", {}, told, doubt ? el("span", { class: "doubt" }, ` ${doubt}`) : null),
      el("td", {}, el("code", {}, `${line}:${start}-${end}`)));
  });
  const left = mentions.length - rows.length;
  return el("details", { class: "more" }, el("summary", {}, `What was found (${number(mentions.length)})`),
    table(["What", "Text", "Means", "Line:columns"], rows),
    left > 0 ? el("p", { class: "note" }, `${plural(left, "more is", "more are")} marked in the text.`) : null);
}

const NUMBERS = new Set(["Records", "Lines", "Bytes", "Weight"]);

function table(heads, rows, name = null) {
  return el("div", { class: "wide" }, el("table", { "aria-label": name },
    el("thead", {}, el("tr", {}, heads.map((head) =>
      el("th", { scope: "col", class: NUMBERS.has(head) ? "number" : null }, head)))), el("tbody", {}, rows)));
}

// Provenance

function provenanceOf(record, details, lines) {
  const surface = ([line, start, end]) => (lines[line - record.first_line] ?? "").slice(start, Math.min(end, start + 200));
  const evidence = (details.evidence ?? []).map((at) => el("li", {}, el("q", {}, surface(at)), ` ${at[3]} `,
    el("code", {}, `${sourceOf(record)}:${at[0]}:${at[1]}-${at[2]}`)));
  const filled = Object.entries(details.filled ?? {}).map(([field, from]) => el("li", {}, `${field} `,
    el("q", {}, String(from.value)), " from ", el("code", {}, `${from.source}:${from.line}`)));
  const facts = [
    ["Id", el("code", {}, record.id)],
    ["Lines", el("code", {}, `${sourceOf(record)}:${record.first_line}-${lastLine(record, lines)}`)],
    ["Bytes", `${number(details.start_byte)} to ${number(details.end_byte)}`],
    ["Not its own", details.skip ? `lines ${details.skip.join(", ")}, which are furniture` : null],
    ["Date", dateWith(record)],
    ["Stated", details.published], ["Updated", details.updated], ["Inferred", details.inferred],
    ["Date rests on", evidence.length ? el("ul", {}, evidence) : null],
    ["From its copies", filled.length ? el("ul", {}, filled) : null],
    ["Address", details.url ? address(details.url) : null], ["Retrieved", details.retrieved],
    ["Language", record.language],
  ].filter(([, value]) => value !== null && value !== undefined);
  return el("details", { class: "more", open: true }, el("summary", {}, "Where it comes from"),
    el("dl", {}, facts.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    el("h3", {}, "Why it begins here"), borderOf(details.opened),
    el("h3", {}, "Why it ends here"), details.closed ? borderOf(details.closed)
      : el("p", {}, "No record follows it in its capture."));
}

function borderOf(border) {
  if (!border?.cues) return el("p", {}, "Not known.");
  const cues = [...border.cues].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return [el("p", {}, `Line ${border.line}, ${Math.floor(border.sure * 1000) / 10} % sure.`),
    table(["Cue", "Weight", "Why"], cues.map(([name, weight]) => el("tr", {}, el("td", {}, name),
      el("td", { class: "number" }, `${weight > 0 ? "+" : "−"}${Math.abs(weight).toFixed(1)}`),
      el("td", {}, HEAD.cues[name] ?? ""))))];
}

/** A web address as a link only where it is one: what a capture says may be anything. */
function address(url) {
  return /^https?:\/\/[^\s]+$/i.test(url) ? el("a", { href: url, rel: "noreferrer noopener" }, url) : el("code", {}, url);
}
