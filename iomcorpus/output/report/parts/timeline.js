// Bars along the calendar: how many records fall on each year, quarter, month or day.

const MOST_BARS = 62;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 24 * 60 * 60 * 1000;
const PERIODS = {
  day: {
    of: (year, month, day) => Date.UTC(year, month - 1, day) / DAY,
    first: (number) => isoDay(number),
    name: (number) => isoDay(number),
    tick: (number) => (isoDay(number).endsWith("-01") ? monthName(isoDay(number)) : null),
  },
  month: {
    of: (year, month) => year * 12 + month - 1,
    first: (number) => `${year4(Math.floor(number / 12))}-${two(number % 12 + 1)}-01`,
    name: (number) => `${MONTHS[number % 12]} ${year4(Math.floor(number / 12))}`,
    tick: (number) => (number % 12 === 0 ? year4(number / 12) : null),
  },
  quarter: {
    of: (year, month) => year * 4 + Math.floor((month - 1) / 3),
    first: (number) => `${year4(Math.floor(number / 4))}-${two(number % 4 * 3 + 1)}-01`,
    name: (number) => `${year4(Math.floor(number / 4))}, quarter ${number % 4 + 1}`,
    tick: (number) => (number % 4 === 0 ? year4(number / 4) : null),
  },
  year: {
    of: (year) => year,
    first: (number) => `${year4(number)}-01-01`,
    name: (number) => year4(number),
    tick: (number) => year4(number),
  },
};
const FEWEST_OF_A_PERIOD = 2 / 3;  // of the dated records lie in a single period, else it is too fine

const two = (value) => String(value).padStart(2, "0");
const year4 = (value) => String(value).padStart(4, "0");
const isoDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const monthName = (day) => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

const numberOf = (by, day) => PERIODS[by].of(...day.split("-").map(Number));
const lastDay = (by, number) => isoDay(PERIODS.day.of(...PERIODS[by].first(number + 1).split("-").map(Number)) - 1);

/** The axis: all periods from the first record to the last, the same whatever is filtered. */
function axisOf(records, asked) {
  const dated = records.filter((record) => record.first && record.last);
  if (!dated.length) return null;
  for (const by of asked ? [asked] : Object.keys(PERIODS)) {
    const places = dated.map((record) => [numberOf(by, record.first), numberOf(by, record.last)]);
    const within = places.filter(([first, last]) => first === last).map(([first]) => first);
    const numbers = within.length ? within : places.flat();
    const [from, to] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
    const fits = to - from < MOST_BARS && within.length >= dated.length * FEWEST_OF_A_PERIOD;
    if (asked || by === "year" || fits) return { by, from, to };
  }
  return null;
}

class Timeline {
  constructor() {
    this.bars = el("div", { class: "bars", role: "toolbar", "aria-label": "Records by date: arrow keys, then Enter" });
    this.note = el("p", { class: "note" });
    this.by = el("select", { "aria-label": "Bars by", onchange: () => change({ by: this.by.value }) },
      el("option", { value: "" }, "auto"), Object.keys(PERIODS).map((by) => el("option", { value: by }, by)));
    this.most = el("span", { class: "note" });
    this.element = el("section", { class: "timeline", "aria-label": "Timeline" },
      el("div", { class: "line" }, this.most,
        el("span", { class: "legend" }, el("i", { class: "known" }), "stated date ",
          el("i", { class: "guess" }), "inferred date"),
        el("label", { class: "by" }, "by ", this.by)),
      this.bars, this.note);
    this.bars.addEventListener("keydown", (event) => this.moved(event));
    this.bars.addEventListener("click", (event) => this.chosen(event));
    this.at = 0;
    this.axes = new Map();
  }

  update(records) {
    this.by.value = STATE.by;
    this.axis = this.axisBy(STATE.by);
    this.element.hidden = !this.axis;
    if (!this.axis) return;
    const { by, from, to } = this.axis;
    const counts = Array.from({ length: to - from + 1 }, () => [0, 0]);
    let wider = 0;
    let undated = 0;
    for (const record of records) {
      const bar = counts[this.axis.places[record.index] - from];
      if (bar) bar[record.date_from === "inferred" ? 1 : 0]++;
      else if (record.first && record.last) wider++;
      else undated++;
    }
    this.draw(counts);
    this.most.textContent = `Most in one ${by}: ${number(counts.reduce((most, [a, b]) => Math.max(most, a + b), 0))}`;
    const left = [wider && `${plural(wider, "record")} with a date that covers more than a ${by}`,
      undated && `${plural(undated, "record")} without a date`].filter(Boolean);
    refill(this.note, left.length ? `Not in the bars: ${left.join(", ")}.` : "");
  }

  /** The axis, made once for each period, with the `places` of all records on it: null for wider dates and none. */
  axisBy(asked) {
    if (!this.axes.has(asked)) {
      const axis = axisOf(RECORDS, asked);
      this.axes.set(asked, axis && { ...axis, places: RECORDS.map(({ first, last }) => {
        const place = first && last ? numberOf(axis.by, first) : null;
        return place !== null && place === numberOf(axis.by, last) ? place : null;
      }) });
    }
    return this.axes.get(asked);
  }

  draw(counts) {
    const { by, from } = this.axis;
    const most = counts.reduce((most, [a, b]) => Math.max(most, a + b), 1);
    const focused = this.bars.contains(document.activeElement);
    const every = by === "year" ? Math.ceil(counts.length / 16) : by === "day" ? 1 : Math.ceil(counts.length / 190);
    let ticks = 0;
    this.at = Math.min(this.at, counts.length - 1);
    refill(this.bars, counts.map(([known, guess], place) => {
      const period = from + place;
      const told = guess ? `, ${number(guess)} dated by inference` : "";
      const label = `${PERIODS[by].name(period)}: ${plural(known + guess, "record")}${told}`;
      const tick = PERIODS[by].tick(period);
      const height = (count) => ({ height: `${count / most * 100}%` });
      return el("button", { type: "button", class: "bar-of", title: label, "aria-label": label,
        "aria-pressed": String(this.holds(period)), tabindex: place === this.at ? 0 : -1, "data-at": place },
      el("span", { class: "column" }, el("i", { class: "guess", style: height(guess) }),
        el("i", { class: "known", style: height(known) })),
      tick && ticks++ % every === 0 ? el("span", { class: "tick", "aria-hidden": "true" }, tick) : null);
    }));
    if (focused) this.bars.children[this.at]?.focus();
  }

  /** Whether a period is in the time that is chosen. */
  holds(period) {
    const { by } = this.axis;
    if (!STATE.since && !STATE.until) return false;
    return (!STATE.since || PERIODS[by].first(period) >= STATE.since) &&
      (!STATE.until || lastDay(by, period) <= STATE.until);
  }

  /** A click takes one period, or lets it go; with Shift all up to it. */
  chosen(event) {
    const bar = event.target.closest(".bar-of");
    if (!bar) return;
    const { by, from } = this.axis;
    this.at = Number(bar.dataset.at);
    let [since, until] = [PERIODS[by].first(from + this.at), lastDay(by, from + this.at)];
    if (event.shiftKey && STATE.since && STATE.until) {
      [since, until] = [since < STATE.since ? since : STATE.since, until > STATE.until ? until : STATE.until];
    } else if (since === STATE.since && until === STATE.until) [since, until] = ["", ""];
    change({ since, until });
  }

  moved(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const bars = this.bars.children;
    bars[this.at].tabIndex = -1;
    this.at = Math.min(Math.max(this.at + steps[event.key], 0), bars.length - 1);
    bars[this.at].tabIndex = 0;
    bars[this.at].focus();
  }
}
