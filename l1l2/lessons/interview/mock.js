
// ---- A mock interview: a clock, an answer to compare with, follow-ups, and a summary ----------------------

const LENGTHS = [[30, says.short], [120, says.long]]; // seconds to speak

// Counts down on the screen; who only listens hears of the start, of the half and of the end.
function makeClock(length) {
  const face = make("span", { class: "l1l2-clock", role: "timer", "aria-live": "off" });
  const status = make("span", { role: "status" });
  let started = 0, timer = 0;
  const count = () => Math.min(length, Math.floor((Date.now() - started) / 1000));
  const show = spoken => { face.textContent = clockTime(length - spoken); };

  function tick() {
    const spoken = count(), words = spoken < length / 2 ? status.textContent : says.half;
    if (status.textContent !== words) status.textContent = words;
    show(spoken);
    if (spoken === length) clock.stop(says.over);
    if (!face.isConnected) clearInterval(timer); // the cell has run again
  }

  const clock = {
    face, status,
    used: null, // seconds, once it has stopped
    set(seconds) {
      clearInterval(timer);
      [length, timer, clock.used, status.textContent] = [seconds, 0, null, ""];
      show(0);
    },
    start() {
      clock.set(length);
      started = Date.now();
      status.textContent = fill(says.runs, { length: new Map(LENGTHS).get(length) });
      timer = setInterval(tick, 200);
    },
    stop(words) {
      if (!timer) return;
      clearInterval(timer);
      [timer, clock.used] = [0, count()];
      status.textContent = words ?? fill(says.stopped, { spoken: clockTime(clock.used) });
    },
  };
  show(0);
  return clock;
}

function tickBox(html, change) {
  const input = make("input", { type: "checkbox" }), words = make("span");
  input.onchange = () => change(input.checked);
  words.innerHTML = html;
  return make("label", { class: "l1l2-choice" }, input, words);
}

// One question, from the clock to the last follow-up; `keep` is given what the reader says of it.
function interview(section, number, length, keep) {
  const clock = makeClock(length), find = selector => section.querySelector(selector);
  const points = [...section.querySelectorAll(".l1l2-rubric > li")];
  const waiting = [...section.querySelectorAll(".l1l2-follow-up")], none = list => list.map(() => false);
  const { name } = section.dataset;
  const said = { name, length, spoken: null, ticked: none(points), followed: none(waiting) };
  const note = (which, k) => on => { said[which][k] = on; keep(said); };

  const lengths = LENGTHS.map(([seconds, words]) => {
    const input = make("input", { type: "radio", name: "length" });
    input.checked = seconds === length;
    input.onchange = () => { said.length = seconds; clock.set(seconds); };
    return make("label", {}, input, " ", words);
  });
  const begin = make("form", {}, make("fieldset", { class: "l1l2-steps" },
    make("legend", {}, says.speakFor), ...lengths, make("button", {}, says.start)));
  begin.onsubmit = event => {
    event.preventDefault();
    clock.start();
  };
  const before = steps(button(says.reveal, reveal));
  const told = make("div", { class: "l1l2-told", tabindex: -1, role: "group", "aria-label": says.answer });
  const after = steps(button(says.goOn, goOn));
  told.hidden = after.hidden = true;

  function reveal() {
    clock.stop();
    if (clock.used === null) clock.status.textContent = says.unclocked;
    said.spoken = clock.used;
    const answer = find(".l1l2-answer");
    for (const part of answer.querySelectorAll(".l1l2-long")) part.hidden = said.length !== LENGTHS[1][0];
    const boxes = points.map((point, k) => tickBox(point.innerHTML, note("ticked", k)));
    told.append(answer, answer.nextElementSibling ?? "", ...boxes);
    told.hidden = after.hidden = false;
    begin.remove();
    before.remove();
    keep(said);
    told.focus({ preventScroll: true });
  }

  // Below what stands there: the answer and its rubric stay in sight.
  function goOn() {
    const k = said.followed.length - waiting.length, next = waiting.shift(), asked = make("p");
    asked.append(...next.querySelector("summary").childNodes);
    const answer = button(says.shortAnswer, () => {
      const box = tickBox(says.had, note("followed", k));
      answer.replaceWith(next.querySelector("p"), box);
      box.firstChild.focus({ preventScroll: true });
    });
    const place = make("div", { class: "l1l2-told", tabindex: -1 }, asked, answer);
    after.before(place);
    after.hidden = !waiting.length;
    place.focus();
  }

  const title = heading(fill(says.question, { at: number, theme: section.dataset.theme }));
  const line = make("p", { class: "l1l2-steps" }, clock.face, clock.status);
  const parts = [title, find(".l1l2-prompt"), find("p[lang]"), begin, line, before, told, after];
  return { clock, said, box: make("div", { class: "l1l2-card", "data-alive": "" }, ...parts) };
}

function mock(place) {
  const sections = new Map([...place.children].map(section => [section.dataset.name, section]));
  const links = new Map([...sections].map(([name, section]) => [name, rereads(section)]));
  let record = memory.recall("mock", "last") ?? { answered: [], seen: [] };
  record.answered = record.answered.filter(({ name }) => sections.has(name)); // the bank may have changed
  let queue, number = 0, length = LENGTHS[0][0];

  // What earlier interviews asked comes last.
  function lineUp() {
    const left = [...sections.keys()].filter(name => !record.answered.some(one => one.name === name));
    const seen = name => record.seen.includes(name);
    queue = [...left.filter(name => !seen(name)), ...left.filter(seen)];
  }

  function keep(said) {
    record.answered = [...record.answered.filter(({ name }) => name !== said.name), said];
    record.at = Date.now();
    memory.keep("mock", "last", record);
  }

  function ask(focus = true) {
    const section = sections.get(queue.shift()).cloneNode(true);
    const { clock, said, box } = interview(section, ++number, length, keep);
    const leave = go => () => {
      clock.stop();
      length = said.length;
      go();
    };
    const next = queue.length && button(says.next, leave(ask));
    turn(place, [box, steps(next, button(says.finish, leave(sumUp)))], focus);
  }

  function startOver() {
    const seen = new Set([...record.seen, ...record.answered.map(({ name }) => name)]);
    record = { answered: [], seen: seen.size < sections.size ? [...seen] : [] };
    memory.keep("mock", "last", record);
    number = 0;
    lineUp();
    ask();
  }

  function sumUp(focus = true, head = "") {
    const { answered } = record;
    const box = make("div", { class: "l1l2-card", "data-alive": "" }, heading(head + countPoints(answered)),
      ...answered.map(one => showAnswered(sections.get(one.name), one, links.get(one.name))));
    turn(place, [box, steps(
      answered.length && saver(answered, sections),
      queue.length && button(says.goAhead, () => ask()),
      answered.length && button(says.again, startOver),
    )], focus);
  }

  lineUp();
  if (record.answered.length) sumUp(false, `${fill(says.last, { date: day(record.at) })} `);
  else ask(false);
}

for (const place of document.querySelectorAll("div[data-mock]:not([data-alive])")) {
  place.dataset.alive = "";
  keepKeys(place);
  mock(place);
}
