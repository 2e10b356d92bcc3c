// ---- The map of the course: what is done, what is due, what is next ------------------------------------------

const FORMAT = "l1l2 memory"; // says of an exported file whose it is

function home(place) {
  const { lessons, routes, says: words } = JSON.parse(place.dataset.home);
  const tiles = new Map([...place.querySelectorAll("[data-lesson]")].map(tile => [tile.dataset.lesson, tile]));
  const list = place.querySelector(".l1l2-tiles"), next = place.querySelector(".l1l2-next");
  const buttons = [...place.querySelectorAll("[data-route]")];
  const fill = (text, ...numbers) => numbers.reduce((t, number, k) => t.replace(`%${k + 1}`, number), text);

  // What the memory holds of one lesson.
  function weigh({ name, gates, checks }, { answers = {}, passed = {} }) {
    const answered = gates.filter(gate => answers[gate]?.at).length;
    const solved = checks.filter(check => passed[check]?.at).length;
    const own = Object.entries(answers).filter(([key]) => key.startsWith(`${name}/`));
    return {
      answered, solved, due: own.filter(([, record]) => record.right === false).length,
      share: (answered + solved) / (gates.length + checks.length),
    };
  }

  function describe({ gates, checks }, { answered, solved, due, share }) {
    const parts = [];
    if (share === 1) parts.push(make("b", { class: "l1l2-good" }, `✓ ${words.done}`));
    else {
      if (answered) parts.push(fill(words.answered, answered, gates.length));
      if (solved) parts.push(checks.length === 1 ? words.passed : fill(words.exercises, solved, checks.length));
    }
    if (due) parts.push(make("span", { class: "l1l2-due" }, fill(words.due, due)));
    return parts.flatMap((part, k) => (k ? [" · ", part] : [part]));
  }

  // A link made here would not be known to JupyterLab: it presses the tile's own.
  function lead(lesson, far) {
    const link = tiles.get(lesson.name).querySelector("a"), here = make("a", { href: link.href }, link.textContent);
    here.onclick = event => {
      event.preventDefault();
      link.click();
    };
    const begun = [...far.values()].some(one => one.share > 0);
    const text = tiles.get(lesson.name).querySelector("p").textContent;
    return [make("b", {}, begun ? words.next : words.start, " ", here), make("span", {}, text)];
  }

  function show() {
    const all = memory.all(), route = routes[all.home?.route] ? all.home.route : null;
    const far = new Map(lessons.map(lesson => [lesson.name, weigh(lesson, all)]));
    const way = route ? routes[route].map(name => lessons.find(lesson => lesson.name === name)) : lessons;
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.route === route);
    // Exercises need a kernel: elsewhere whoever has answered goes on.
    const kernel = place.closest(".jp-Notebook");
    const open = way.find(({ name, gates }) =>
      far.get(name).answered < gates.length || (kernel && far.get(name).share < 1));
    for (const lesson of lessons) {
      const tile = tiles.get(lesson.name), one = far.get(lesson.name);
      tile.querySelector(".l1l2-far").replaceChildren(...describe(lesson, one));
      tile.style.setProperty("--share", one.share);
      tile.classList.toggle("l1l2-done", one.share === 1);
      tile.classList.toggle("l1l2-now", lesson === open);
      tile.classList.toggle("l1l2-off", !way.includes(lesson));
    }
    const order = [...way, ...lessons.filter(lesson => !way.includes(lesson))];
    list.prepend(...order.map(({ name }) => tiles.get(name)));
    const due = [...far.values()].reduce((sum, one) => sum + one.due, 0);
    next.replaceChildren(...(open ? lead(open, far) : [make("b", {}, words.finished)]));
    if (due) next.append(make("span", { class: "l1l2-due" }, fill(words.due, due)));
  }

  for (const button of buttons) {
    button.onclick = () => {
      const chosen = button.getAttribute("aria-pressed") === "true" ? null : button.dataset.route;
      memory.keep("home", "route", chosen);
      show(); // also where nothing can be kept
    };
  }
  tend(place.querySelector(".l1l2-kept"), words);
  startLoops(place, place.querySelector(".l1l2-rest > button"));
  keepKeys(place);
  addEventListener("l1l2-memory", show);
  addEventListener("storage", show);
  show();
}

// The buttons that take the memory along, bring it back, and empty it.
function tend(place, words) {
  const said = place.querySelector(".l1l2-said"), file = place.querySelector("input");
  const button = name => place.querySelector(`[data-do=${name}]`);
  const tell = (text, ...more) => said.replaceChildren(text, ...more);

  button("export").onclick = () => {
    const text = JSON.stringify({ format: FORMAT, memory: memory.all() }, null, 1);
    const link = make("a", { download: "l1l2-memory.json" });
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  button("import").onclick = () => file.click();
  file.onchange = async () => {
    const found = readMemory(await file.files[0].text());
    file.value = ""; // the same file may be chosen again
    if (found) memory.replace(found);
    tell(found ? words.loaded : words.wrong);
  };
  button("reset").onclick = () => {
    const yes = make("button", { type: "button" }, words.yes), no = make("button", { type: "button" }, words.no);
    yes.onclick = () => {
      memory.replace({});
      tell(words.forgotten);
      button("reset").focus();
    };
    no.onclick = () => {
      tell("");
      button("reset").focus();
    };
    tell(words.sure, " ", yes, " ", no);
    no.focus();
  };
}

// Returns what a file holds, or null if it was not saved here.
function readMemory(text) {
  const plain = value => value !== null && typeof value === "object" && !Array.isArray(value);
  try {
    const { format, memory: found } = JSON.parse(text);
    const whole = format === FORMAT && plain(found) && Object.values(found).every(plain)
      && Object.values(found.answers ?? {}).every(record => plain(record) && Array.isArray(record.tries));
    return whole ? found : null;
  } catch { // no JSON
    return null;
  }
}

for (const place of document.querySelectorAll("div.l1l2-home:not([data-alive])")) {
  place.dataset.alive = "";
  home(place);
}
