
// ---- A quiz: one card at a time, then the score -----------------------------------------------------------

function quiz(place) {
  const asked = [...place.children].map(section => ({
    where: section.querySelector(".l1l2-where"),
    folds: section.querySelector(".l1l2-card"),
    name: section.querySelector(".l1l2-card").dataset.question,
    theme: section.dataset.theme,
    reread: rereads(section),
  }));
  const name = asked.map(one => one.name).join();
  let record = memory.recall("quiz", name) ?? { since: 0 }; // of the last time, or how far this one is

  function begin(last) {
    record = { since: Date.now(), before: last };
    memory.keep("quiz", name, record);
    deal();
  }

  // Cards as they stand in the page, whatever has been done with those that were there.
  function deal() {
    for (const one of asked) {
      one.card = one.folds.cloneNode(true);
      card(one.card, { since: record.since, heard: good => { one.good = good; } });
    }
  }

  function ask(at, focus = true) {
    const one = asked[at], last = at === asked.length - 1;
    const back = button(says.back, () => ask(at - 1)), next = button(last ? says.score : says.next, () => {
      if (last) score();
      else ask(at + 1);
    });
    back.disabled = at === 0;
    turn(place, [one.where, at === 0 && before(), one.card, steps(back, next)], focus);
  }

  const before = () => record.before && make("p", { class: "l1l2-before" }, lastTime(record.before));
  const lastTime = ({ right, asked, at }) => fill(says.last, { right, asked, date: day(at) });

  function score() {
    const names = kept => asked.filter(kept).map(one => one.name);
    const missed = names(one => !one.good), blank = names(one => one.good === undefined);
    const right = asked.length - missed.length;
    record = { ...record, at: Date.now(), right, asked: asked.length, missed, blank };
    memory.keep("quiz", name, record);
    tell([heading(fill(says.result, record)), before()]);
  }

  function sign(one) {
    if (record.blank.includes(one.name)) return make("span", {}, "–");
    const good = !record.missed.includes(one.name);
    return make("span", { class: good ? "l1l2-right" : "l1l2-wrong" }, good ? "✓" : "✗");
  }

  function themes() {
    return [...new Set(asked.map(one => one.theme))].map(theme => {
      const mine = asked.filter(one => one.theme === theme);
      const right = mine.filter(one => !record.missed.includes(one.name)).length;
      const signs = make("span", { class: "l1l2-signs", "aria-hidden": "true" }, ...mine.map(sign));
      return make("li", {}, fill(says.theme, { theme, right, asked: mine.length }), signs);
    });
  }

  function tell(head, focus = true) {
    const blank = asked.flatMap((one, at) => (record.blank.includes(one.name)
      ? [button(at + 1, () => ask(at), { "aria-label": one.where.textContent })] : []));
    const missed = asked.filter(one => record.missed.includes(one.name)).map(one => one.reread);
    const box = make("div", { class: "l1l2-card", "data-alive": "" }, ...head.filter(Boolean),
      make("ul", {}, ...themes()));
    if (blank.length) box.append(make("p", { class: "l1l2-steps" }, says.blank, ...blank));
    if (missed.length) box.append(make("p", {}, says.reread), make("ul", {}, ...missed));
    const again = button(says.again, () => {
      begin({ right: record.right, asked: record.asked, at: record.at });
      ask(0);
    });
    turn(place, [box, steps(button(says.back, () => ask(asked.length - 1)), again)], focus);
  }

  if (!record.since) begin();
  else deal();
  if (record.at) tell([heading(lastTime(record))], false);
  else ask(Math.max(0, asked.findIndex(one => one.good === undefined)), false);
}

for (const place of document.querySelectorAll("div[data-quiz]:not([data-alive])")) {
  place.dataset.alive = "";
  keepKeys(place);
  quiz(place);
}
