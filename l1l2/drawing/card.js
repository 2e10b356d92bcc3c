// ---- How a question is answered: what stands in its form, and which of its options was given -------------------

// A number as people write it: a decimal comma, a true minus, a fraction.
function readNumber(words) {
  const plain = words.trim().replace(/[−–]/g, "-").replace(",", ".");
  const [above, below = "1", ...rest] = plain.split("/");
  const shape = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;
  return !rest.length && shape.test(above) && shape.test(below) && +below ? above / below : undefined;
}

const ways = {
  choice({ texts, tries, sign }) {
    const choices = texts.map((text, k) => {
      const input = make("input", { type: "radio", name: "answer", value: k, required: "" });
      input.disabled = tries.includes(k);
      const label = make("label", { class: "l1l2-choice" }, input, make("span"));
      label.lastChild.innerHTML = text;
      if (input.disabled) label.append(sign(false));
      return label;
    });
    return { parts: choices, read: form => +form.elements.answer.value };
  },

  number({ options, left }) {
    const input = make("input", { type: "text", autocomplete: "off", required: "", size: 12 });
    input.value = left.typed ?? "";
    input.oninput = () => input.setCustomValidity("");
    const read = () => {
      const given = readNumber(input.value);
      if (given === undefined) {
        input.setCustomValidity(says.numberWanted);
        input.reportValidity();
        return undefined;
      }
      left.typed = input.value;
      const fits = ({ dataset: { low, high } }) => low <= given && given <= high;
      const narrow = options.findIndex(option => fits(option) && (isFinite(option.dataset.low) || isFinite(option.dataset.high)));
      return narrow < 0 ? options.findIndex(fits) : narrow;
    };
    return { parts: [make("label", { class: "l1l2-number" }, make("span", {}, says.number), input)], read };
  },

  order({ texts, left, offered }) {
    left.order ??= [...offered];
    const status = make("span", { class: "l1l2-unseen", role: "status" });
    const list = make("ol", { class: "l1l2-things" });
    const things = texts.map((text, k) => {
      const words = make("span");
      words.innerHTML = text;
      const name = { thing: words.textContent };
      const [up, down] = [["↑", says.before, -1], ["↓", says.after, 1]].map(([arrow, said, way]) => {
        const button = make("button", { type: "button", "aria-label": fill(said, name) }, arrow);
        button.onclick = () => {
          const at = left.order.indexOf(k), other = left.order[at + way];
          [left.order[at], left.order[at + way]] = [other, k];
          // The other one is put elsewhere in the page, so that this one keeps the focus.
          list.insertBefore(things[other].row, way < 0 ? things[k].row.nextSibling : things[k].row);
          limit();
          if (button.disabled) (button === up ? down : up).focus();
          status.textContent = fill(says.place, { ...name, place: at + way + 1, count: texts.length });
        };
        return button;
      });
      return { row: make("li", {}, up, down, words), up, down };
    });
    function limit() {
      left.order.forEach((k, at) => {
        things[k].up.disabled = at === 0;
        things[k].down.disabled = at === texts.length - 1;
      });
    }
    list.append(...left.order.map(k => things[k].row));
    limit();
    const place = k => left.order.indexOf(k);
    const read = () => { // the first thing that its follower comes before; the last stands for the right order
      const wrong = texts.findIndex((_, k) => k + 1 < texts.length && place(k + 1) < place(k));
      return wrong < 0 ? texts.length - 1 : wrong;
    };
    return { parts: [list, status], read };
  },
};

// ---- A card: the folds of a question become a form, then the answered question -------------------------------

// What is folded in the page is asked here.  A gate's picture is told when it may open and when it must close.
// What was answered before `since` is asked anew.  A brief card folds to a line once it is answered; `then` is
// called at that.  `heard` is told, at the start and after each try, whether the first one was right: undefined
// while there is none.
function card(folds, { gate = null, since = 0, brief = Boolean(gate), then = () => {}, heard = () => {} } = {}) {
  const name = folds.dataset.question, record = memory.recall("answers", name);
  const { kind = "choice", offered = "" } = folds.dataset;
  const places = offered.split(" ").map(Number);
  const options = [...folds.querySelectorAll(":scope > .l1l2-option, :scope > .l1l2-compare > .l1l2-option")];
  const right = options.findIndex(option => "right" in option.dataset);
  const prompt = folds.querySelector(".l1l2-prompt"), source = folds.querySelector(".l1l2-source");
  const told = folds.querySelector(".l1l2-reveal"); // its summary is for those who have no script
  told?.querySelectorAll(":scope > summary, :scope > img").forEach(part => part.remove());
  const reveal = make("div", { class: "l1l2-found" }, ...(told?.children ?? []));
  const reply = make("div", { class: "l1l2-reply", role: "status" });
  const names = options.map(option => option.querySelector("summary").innerHTML);
  const things = [...folds.querySelectorAll(":scope > .l1l2-things > li")];
  const texts = kind === "order" ? names.map((_, k) => things[places.indexOf(k)].innerHTML) : names;
  const replies = options.map((option, k) => {
    const words = option.querySelector("p").cloneNode(true);
    if (kind === "order") {
      const pair = { first: texts[k], second: texts[k + 1] };
      words.querySelector("strong").innerHTML = k === right ? says.rightOrder : fill(says.pair, pair);
    }
    return words.innerHTML;
  });
  const given = k => (kind !== "order" ? texts[k] : (k === right ? texts : texts.slice(k, k + 2)).join(" → "));
  const left = {}; // how the reader left the form at the last try
  const field = since ? "asked" : "tries"; // to be asked again elsewhere opens no gate
  const known = record?.at > since ? record[field] ?? [] : [];
  let tries = known.every(k => texts[k]) ? known : []; // an option may have gone since
  let fresh = false; // answered just now: a brief card stays open until the page is opened again
  const answered = () => tries.includes(right) || tries.length >= (kind === "choice" ? Math.min(2, options.length - 1) : 2);

  const remember = () => memory.keep("answers", name, {
    tries: [], ...memory.recall("answers", name), [field]: tries, ...(tries.length && { right: tries[0] === right, at: Date.now() }),
  });

  function ask() {
    const { parts, read } = ways[kind]({ options, texts, tries, sign, left, offered: places });
    const legend = make("legend");
    legend.innerHTML = prompt.innerHTML;
    const button = make("button", {}, says.commit);
    const form = make("form", {},
      make("fieldset", {}, legend, ...parts), reply,
      make("p", { class: "l1l2-commit" }, button, ...(gate ? [make("span", {}, says.move)] : [])));
    form.onsubmit = event => {
      event.preventDefault();
      const answer = read(form);
      if (answer === undefined) return;
      tries = [...tries, answer];
      fresh = true;
      remember();
      show();
      (answered() ? folds.querySelector("summary, .l1l2-again") : reply).focus({ preventScroll: true });
    };
    reply.innerHTML = tries.length ? `<p>${replies[tries.at(-1)]} ${kind === "choice" ? says.lookAgain : says.answerAnew}</p>` : "";
    reply.tabIndex = -1;
    return form;
  }

  function sign(good) {
    const [mark, word] = good ? ["✓", says.right] : ["✗", says.wrong];
    return make("span", { class: good ? "l1l2-right" : "l1l2-wrong", role: "img", "aria-label": word }, mark);
  }

  function mark(k) {
    const line = make("p", {}, sign(k === right), " ", make("span"));
    line.lastChild.innerHTML = given(k);
    return line;
  }

  // All replies, folded: every option has one, and the wrong ones teach as much.
  function review() {
    options.forEach((option, k) => {
      const summary = option.querySelector("summary");
      summary.innerHTML = names[k];
      if (kind !== "order" && (k === right || tries.includes(k))) summary.append(" ", sign(k === right));
      option.open = !gate && (k === right || tries.includes(k));
    });
    const again = make("button", { type: "button", class: "l1l2-again" }, says.again);
    again.onclick = () => {
      tries = [];
      delete left.typed;
      delete left.order;
      remember();
      show();
      folds.querySelector("input, .l1l2-things button:enabled").focus({ preventScroll: true });
    };
    const pairs = kind === "order" && !brief ? [...new Set([...tries, right])].map(mark) : [];
    const parts = [prompt, ...pairs, ...options, ...(gate ? [] : [reveal]), make("p", {}, again), source];
    if (!brief) return parts;
    const summary = make("summary");
    for (const k of new Set([...tries, right])) {
      summary.append(sign(k === right), make("span"));
      summary.lastChild.innerHTML = given(k);
    }
    const line = make("details", { class: "l1l2-answered" }, summary, ...parts);
    line.open = fresh && !gate;
    return [line];
  }

  // Beside a gate's picture stands what its answer says: the reply to it, then the reveal.
  function tell() {
    const last = tries.at(-1);
    reply.innerHTML = `<p>${replies[last]}</p>`;
    if (last !== right) reply.innerHTML += `<p><strong>${says.answer}:</strong> ${given(right)}</p>`;
    return make("div", { class: `l1l2-told ${last === right ? "l1l2-is-right" : "l1l2-is-wrong"}` }, reply, reveal);
  }

  function show() {
    const done = answered();
    folds.classList.toggle("l1l2-done", done);
    folds.classList.toggle("l1l2-missed", done && tries[0] !== right);
    folds.replaceChildren(...(done ? review() : [ask()]));
    if (done) gate?.open(tell());
    else gate?.close();
    heard(tries.length ? tries[0] === right : undefined);
    if (done) then();
  }

  folds.dataset.alive = "";
  keepKeys(folds);
  show();
}

// Every card that is not yet alive; a picture asks its own, and so does who asks several in turn.
for (const folds of document.querySelectorAll("div.l1l2-card[data-question]:not([data-alive])")) {
  if (!folds.closest("div.l1l2, [data-asks]")) card(folds);
}

