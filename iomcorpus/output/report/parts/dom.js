// The document: elements out of plain values. Text gets in as text nodes only, never as markup.

const byId = (id) => document.getElementById(id);

/** An element: el("p", {class: "note", onclick: act}, "text", other). Children that are null or false are left out. */
function el(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") Object.assign(element.style, value);
    else element.setAttribute(key, value === true ? "" : SHOWN_ATTRIBUTES.has(key) ? visible(value) : String(value));
  }
  return put(element, children);
}

const SHOWN_ATTRIBUTES = new Set(["title", "aria-label"]);

function put(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
  return element;
}

function refill(element, ...children) {
  element.replaceChildren();
  return put(element, children);
}

// What turns a line around, or cannot be seen at all, is shown by its number.
const UNSEEN = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e" +
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\u{e0000}-\\u{e007f}]", "gu");

function visible(text) {
  const shown = (char) => `‹U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`;
  return text.replace(UNSEEN, shown);
}

const number = (value) => value.toLocaleString("en");
const plural = (count, one, many = one + "s") => `${number(count)} ${count === 1 ? one : many}`;

/** A count in which each article is one, and the one with all copies where that differs. */
function both(once, every) {
  return once === every ? number(once) : `${number(once)} (${number(every)} with copies)`;
}

/** The time from a first day to a last: nothing, one day, or both. */
const between = (first, last) => (!first ? "" : first === last ? `, on ${first}` : `, from ${first} to ${last}`);

const bothOf = (once, every, one) => `${plural(once, one)}${once === every ? "" : ` (${number(every)} with copies)`}`;

/** The same in a cell of a list, one below the other. */
function bothLines(once, every) {
  return [number(once), once === every ? null : el("span", { class: "lead" }, `${number(every)} with copies`)];
}

/** Text with the stretches [start, end] marked. */
function marked(text, marks) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), el("mark", {}, text.slice(start, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function debounced(act, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), wait);
  };
}

/** Said to those who listen to the page instead of looking at it. */
const announce = debounced((text) => { byId("live").textContent = text; }, 400);

const command = (text) => el("code", { class: "command" }, text);

/** Where a view would be whose stage has not been run, or must be run again. */
function notRun(stage, what) {
  const why = HEAD.stages[stage] === null ? `No ${what} have been looked for yet.`
    : `The records have changed since ${what} were found.`;
  return el("div", { class: "empty" }, el("h2", {}, why),
    el("p", {}, "Run ", command(`iomcorpus ${stage}`), ", then write this page again."));
}
