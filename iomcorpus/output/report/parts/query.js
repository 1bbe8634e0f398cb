// What is typed into the search field: words and "phrases" that must all be there, -words that must not, OR between.

const LETTER = /[\p{L}\p{N}]/u;

/** Alternatives, each of terms that must (`not`: must not) be there; null where nothing is asked. */
function parseQuery(typed) {
  const alternatives = [[]];
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (word === "OR" && !minus) {
      alternatives.push([]);
      continue;
    }
    const text = fold(phrase ?? word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    if (text) alternatives.at(-1).push({ text, not: minus === "-" });
  }
  const asked = alternatives.filter((terms) => terms.length);
  return asked.length ? asked : null;
}

/** Where a term stands at the beginning of a word in a folded text, from a place on; -1 if nowhere. */
function findTerm(folded, term, from = 0) {
  for (let at = folded.indexOf(term, from); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (at === 0 || !LETTER.test(folded[at - 1])) return at;
  }
  return -1;
}

function matches(folded, query) {
  return query.some((terms) => terms.every((term) => (findTerm(folded, term.text) >= 0) !== term.not));
}

/** The stretches [start, end] of a text that a query finds, to mark them; whole words. */
function hitsOf(folded, query, most = 1000) {
  const found = [];
  const sought = new Set(query.flat().filter((term) => !term.not).map((term) => term.text));
  for (const text of sought) {
    for (let at = findTerm(folded, text); at >= 0 && found.length < most; at = findTerm(folded, text, at + 1)) {
      let end = at + text.length;
      while (end < folded.length && end - at < 40 + text.length && LETTER.test(folded[end])) end++;
      found.push([at, end]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(([start], place) => place === 0 || start >= found[place - 1][1]);
}
