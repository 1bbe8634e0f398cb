// What the page is of: the question, the captures, the stages; and how to use it.

const STAGES = { dedupe: "Copies", extract: "People, dates, figures" };
const SHORTCUTS = [
  ["/", "to the search field"], ["j, k or ↓, ↑", "to the next or previous row"], ["Enter", "open the row"],
  ["Esc", "close what is open, then leave the search"], ["1 … 6", "to a view"], ["c", "clear all filters"], ["?", "this help"],
];

class AboutView {
  constructor() {
    const once = RECORDS.filter((record) => !record.copy).length;
    const asked = Object.entries(HEAD.asked).filter(([name]) => name !== "title");
    const stage = (name) => (HEAD.stages[name] ? "up to date"
      : [HEAD.stages[name] === null ? "not run: " : "stale: ", command(`iomcorpus ${name}`)]);
    const counts = new Map();
    for (const record of RECORDS) counts.set(record.source, (counts.get(record.source) ?? 0) + 1);
    this.element = el("div", { class: "list-view prose" },
      el("h2", {}, "What this page is of"),
      el("dl", {}, el("dt", {}, "Records"), el("dd", {}, both(once, RECORDS.length)),
        asked.map(([name, value]) => [el("dt", {}, name === "query" ? "Found by" : name), el("dd", {}, el("code", {}, String(value)))]),
        Object.entries(STAGES).map(([name, told]) => [el("dt", {}, told), el("dd", {}, stage(name))])),
      el("p", { class: "note" }, "People and figures are counted over all of these records, whatever the filters. ",
        "Each article counts once; numbers in brackets are with its copies. Nothing was loaded and nothing is sent: ",
        "all of it is in this file."),
      el("h2", {}, "Captures"),
      table(["Capture", "Records", "Lines", "Bytes", "Encoding", "Address"], HEAD.sources.map((source, place) =>
        counts.has(place) ? el("tr", {}, el("td", {}, el("code", {}, source.source)),
          el("td", { class: "number" }, number(counts.get(place))), el("td", { class: "number" }, number(source.lines)),
          el("td", { class: "number" }, number(source.size)), el("td", {}, source.encoding),
          el("td", {}, source.url ? address(source.url) : "")) : null), "Captures"));
  }

  update() {
    announce("About this page");
  }
}

function fillHelp() {
  const close = el("button", { type: "button", onclick: () => byId("help").close() }, "Close");
  refill(byId("help"), el("h2", { id: "help-title" }, "Keys and searching"),
    el("dl", { class: "keys" }, SHORTCUTS.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
    el("p", {}, "A search finds records that have all words, each as a word or its beginning: ", command("flood"),
      " finds “floods” too. ", command('"river bank"'), " is a phrase, ", command("-harbour"), " leaves records out, ",
      command("flood OR drought"), " takes either. Case and accents do not matter."),
    el("p", {}, "In the bars, a click chooses a period, Shift and a click all up to another. ",
      "The address of the page tells what is shown: copy it to come back to it."), close);
}
