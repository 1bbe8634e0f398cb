// The page: which view is shown, what is open beside it, by what light.

const MAKERS = {
  records: () => new RecordsView(byId("main")),
  people: () => new PeopleView(byId("main")),
  figures: () => new FiguresView(byId("main")),
  copies: () => new CopiesView(byId("main")),
  furniture: () => new FurnitureView(byId("main")),
  about: () => new AboutView(),
};
const PANES = { record: recordPane, person: personPane, figure: figurePane, copy: copyPane, furniture: furniturePane };
const MADE = {};
const TABS = {};
let VIEW_SHOWN = null;
let drawn = 0;  // by number of times: a pane that comes late is not shown

function goTo(view) {
  change({ view, open: "", sort: "", find: "" }, { step: true });
  byId("main").scrollTop = 0;
}

function showView() {
  MADE[STATE.view] ??= MAKERS[STATE.view]();
  VIEW_SHOWN = MADE[STATE.view];
  byId("main").replaceChildren(VIEW_SHOWN.element);
  for (const [view, tab] of Object.entries(TABS)) tab.setAttribute("aria-current", view === STATE.view ? "page" : "false");
  const bar = VIEW_SHOWN.element.querySelector(".bar");
  if (bar) BAR_SIZE.observe(bar);
}

const BAR_SIZE = new ResizeObserver(([{ target }]) => {
  byId("main").style.setProperty("--bar", `${target.offsetHeight}px`);
});

const isPaneModal = () => NARROW.matches && !byId("pane").hidden;

async function showPane(focus) {
  const mine = ++drawn;
  const pane = byId("pane");
  const main = byId("main");
  const [kind, key] = STATE.open.includes(":") ? STATE.open.split(/:(.*)/s) : ["record", STATE.open];
  const make = Object.hasOwn(PANES, kind) ? PANES[kind] : null;
  const content = STATE.open && make ? await make(key) : null;
  if (mine !== drawn) return;
  pane.hidden = !content;
  byId("frame").classList.toggle("open", Boolean(content));
  byId("frame").classList.toggle("two", kind === "copy");
  main.inert = isPaneModal();
  if (!content) {
    pane.replaceChildren();
    return;
  }
  refill(pane, el("div", { class: "pane-tools" }, el("button", { type: "button", class: "quiet", onclick: closePane,
    title: "Close (Esc)", "aria-label": "Close" }, "×")), content);
  pane.scrollTop = 0;
  if (focus) pane.querySelector("h2")?.focus({ preventScroll: true });
}

function closePane() {
  change({ open: "" }, { step: true });
  byId("pane").hidden = true;
  byId("main").inert = false;
  const list = listShown();
  if (list?.current >= 0 && list.items.length) list.moveTo(list.current);
}

LISTENERS.push((changes, focus) => {
  const changed = (...names) => names.some((name) => name in changes);
  const other = VIEW_SHOWN !== MADE[STATE.view] || !MADE[STATE.view];
  if (other) showView();
  const filters = changed("q", "since", "until", "copies", "by", "sort", "find", ...LISTS);
  if (other || filters) VIEW_SHOWN.update();
  if (changed("open")) {
    showPane(focus);
    if (VIEW_SHOWN.list && !other && !filters) pointAt(VIEW_SHOWN);
  }
});

// Light

const LIGHTS = ["auto", "light", "dark"];

function lightTo(light) {
  if (light === "auto") delete document.documentElement.dataset.light;
  else document.documentElement.dataset.light = light;
  byId("theme").textContent = { auto: "◐", light: "☀", dark: "☾" }[light];
  const told = `Light: ${light}. Change`;
  byId("theme").setAttribute("aria-label", told);
  byId("theme").title = told;
  try {
    localStorage.setItem("iomcorpus-light", light);
  } catch { /* a page from a file may not keep anything */ }
}

function lightKept() {
  try {
    return LIGHTS.includes(localStorage.getItem("iomcorpus-light")) ? localStorage.getItem("iomcorpus-light") : "auto";
  } catch {
    return "auto";
  }
}

function start() {
  refill(byId("views"), Object.entries(VIEWS).map(([view, name]) => {
    TABS[view] = el("a", { href: `#${view}`, onclick: (event) => { event.preventDefault(); goTo(view); } }, name);
    return el("li", {}, TABS[view]);
  }));
  lightTo(lightKept());
  byId("theme").addEventListener("click", () => lightTo(LIGHTS[(LIGHTS.indexOf(lightKept()) + 1) % LIGHTS.length]));
  fillHelp();
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  document.addEventListener("keydown", onKey);
  NARROW.addEventListener("change", () => { byId("main").inert = isPaneModal(); });
  showView();
  VIEW_SHOWN.update();
  if (STATE.open) showPane(false);
}

start();
