// The keyboard: single keys, but not while somebody types.

const isTyping = (target) => target.matches?.("input:not([type=checkbox]), textarea, select");

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const act = event.key === "Escape" ? escape : isTyping(event.target) ? fromSearch(event) : ACTS[event.key];
  if (!act || act(event) === false) return;
  event.preventDefault();
}

const listShown = () => VIEW_SHOWN?.list;

function step(by) {
  const list = listShown();
  if (!list?.items.length || isPaneModal()) return false;
  const started = list.element.contains(document.activeElement) || STATE.open;
  list.moveTo(started ? list.current + by : list.current);
  if (STATE.open && started) change({ open: VIEW_SHOWN.keyOf(list.item) }, { focus: false });
  return true;
}

/** Arrows move in the list only from inside of it: elsewhere they scroll. */
function arrow(by) {
  return (event) => (event.target.closest(".grid .row") ? step(by) : false);
}

function escape() {
  if (STATE.open) {
    closePane();
    return true;
  }
  const search = VIEW_SHOWN?.search;
  if (search && document.activeElement === search) {
    search.blur();
    return true;
  }
  return false;
}

const fromSearch = (event) => (event.key === "ArrowDown" && event.target.id === "search" ? () => step(0) : null);

const ACTS = {
  "/": () => {
    if (!VIEW_SHOWN?.search || isPaneModal()) return false;
    VIEW_SHOWN.search.focus();
    VIEW_SHOWN.search.select();
    return true;
  },
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: arrow(1),
  ArrowUp: arrow(-1),
  Enter: (event) => {
    const row = event.target.closest?.(".grid [data-at]");
    if (!row || event.target !== row) return false;
    listShown().open(listShown().item);
    return true;
  },
  c: () => change({ ...NO_FILTERS(), find: "" }),
  "?": () => byId("help").showModal(),
  ...Object.fromEntries(Object.keys(VIEWS).map((view, place) => [String(place + 1), () => goTo(view)])),
};
