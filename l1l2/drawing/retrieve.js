// ---- Retrieval: what was missed, then what was never seen, then what is longest unseen ------------------------

const REST = 12 * 3600 * 1000; // ms: the same questions while a sitting lasts

function retrieval(place) {
  const spare = [...place.querySelector("template").content.children];
  const first = [...place.querySelectorAll(":scope > .l1l2-card")], cards = [...first, ...spare];
  const name = cards.map(folds => folds.dataset.question).join();
  const known = folds => memory.recall("answers", folds.dataset.question);
  let sitting = memory.recall("retrievals", name);
  if (!(Date.now() - sitting?.at < REST)) {
    const rank = folds => (known(folds)?.right === false ? 0 : known(folds) ? 2 : 1);
    const due = [...cards].sort((a, b) => rank(a) - rank(b) || (known(a)?.at ?? 0) - (known(b)?.at ?? 0));
    sitting = { at: Date.now(), asked: due.slice(0, first.length).map(folds => folds.dataset.question) };
    memory.keep("retrievals", name, sitting);
  }
  const asked = cards.filter(folds => sitting.asked.includes(folds.dataset.question));
  place.replaceChildren(asked[0]); // one after the other
  asked.forEach((folds, k) => card(folds, {
    since: sitting.at, brief: true, then: () => asked[k + 1] && folds.after(asked[k + 1]),
  }));
}

// An untrusted notebook has lost the template: its cards stay folds.
for (const place of document.querySelectorAll("div.l1l2-retrieval:not([data-alive]):has(> template)")) {
  place.dataset.alive = "";
  retrieval(place);
}
