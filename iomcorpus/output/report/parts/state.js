// What is shown, in the address behind the #, so that a link leads to it and "back" goes back.

const VIEWS = { records: "Records", people: "People", figures: "Figures", copies: "Copies", furniture: "Furniture",
  about: "About" };
const LISTS = ["kind", "year", "source", "person", "date_from", "language"];  // filters that take several values
const STATE = readState();
const LISTENERS = [];

function readState() {
  const [view, rest = ""] = location.hash.slice(1).split("?");
  const given = new URLSearchParams(rest);
  const state = { view: Object.hasOwn(VIEWS, view) ? view : "records", q: given.get("q") ?? "" };
  for (const name of LISTS) state[name] = given.getAll(name);
  state.since = given.get("since") ?? "";
  state.until = given.get("until") ?? "";
  state.copies = given.has("copies");
  state.by = given.get("by") ?? "";
  state.sort = given.get("sort") ?? "";
  state.find = given.get("find") ?? "";
  state.open = given.get("open") ?? "";
  return state;
}

function addressOf(state) {
  const given = new URLSearchParams();
  for (const name of ["q", "since", "until", "by", "sort", "find", "open"]) if (state[name]) given.set(name, state[name]);
  for (const name of LISTS) for (const value of state[name]) given.append(name, value);
  if (state.copies) given.set("copies", "1");
  const rest = given.toString();
  return `#${state.view}${rest ? `?${rest}` : ""}`;
}

/** Change what is shown. `step` makes it a step that "back" undoes; `focus` moves the focus to what is opened. */
function change(changes, { step = false, focus = true } = {}) {
  Object.assign(STATE, changes);
  const address = addressOf(STATE);
  if (address !== location.hash) history[step ? "pushState" : "replaceState"](null, "", address);
  for (const listener of LISTENERS) listener(changes, focus);
}

addEventListener("popstate", () => {
  const state = readState();
  const changed = Object.keys(state).filter((name) => String(state[name]) !== String(STATE[name]));
  Object.assign(STATE, state);
  for (const listener of LISTENERS) listener(Object.fromEntries(changed.map((name) => [name, state[name]])), false);
});
