// ---- A card: the folds of a question become a form, then the answered question -------------------------------

// What is folded in the page is asked here.  A gate's picture is told when it may open and when it must close.
// What was answered before `since` is asked anew.  A brief card folds to a line once it is answered; `then` is
// called at that.  `heard` is told, at the start and after each try, whether the first one was right: undefined
// while there is none.
function card(folds, { gate = null, since = 0, brief = Boolean(gate), then = () => {}, heard = () => {} } = {}) {
  const name = folds.dataset.question, record = memory.recall("answers", name);
  const options = [...folds.querySelectorAll(":scope > .l1l2-option")];
  const right = options.findIndex(option => "right" in option.dataset);
  const prompt = folds.querySelector(".l1l2-prompt"), source = folds.querySelector(".l1l2-source");
  const told = folds.querySelector(".l1l2-reveal"); // its summary is for those who have no script
  told?.querySelectorAll(":scope > summary, :scope > img").forEach(part => part.remove());
  const reveal = make("div", { class: "l1l2-found" }, ...(told?.children ?? []));
  const reply = make("div", { class: "l1l2-reply", role: "status" });
  const texts = options.map(option => option.querySelector("summary").innerHTML);
  const replies = options.map(option => option.querySelector("p").innerHTML);
  const field = since ? "asked" : "tries"; // to be asked again elsewhere opens no gate
  const known = record?.at > since ? record[field] ?? [] : [];
  let tries = known.every(k => texts[k]) ? known : []; // an option may have gone since
  let fresh = false; // answered just now: a brief card stays open until the page is opened again
  const answered = () => tries.includes(right) || tries.length >= Math.min(2, options.length - 1);

  const remember = () => memory.keep("answers", name, {
    tries: [], ...memory.recall("answers", name), [field]: tries, ...(tries.length && { right: tries[0] === right, at: Date.now() }),
  });

  function ask() {
    const choices = options.map((_, k) => {
      const input = make("input", { type: "radio", name: "answer", value: k, required: "" });
      input.disabled = tries.includes(k);
      const label = make("label", { class: "l1l2-choice" }, input, make("span"));
      label.lastChild.innerHTML = texts[k];
      if (input.disabled) label.append(sign(false));
      return label;
    });
    const legend = make("legend");
    legend.innerHTML = prompt.innerHTML;
    const button = make("button", {}, says.commit);
    const form = make("form", {},
      make("fieldset", {}, legend, ...choices), reply,
      make("p", { class: "l1l2-commit" }, button, ...(gate ? [make("span", {}, says.move)] : [])));
    form.onsubmit = event => {
      event.preventDefault();
      tries = [...tries, +form.elements.answer.value];
      fresh = true;
      remember();
      show();
      (answered() ? folds.querySelector("summary, .l1l2-again") : reply).focus({ preventScroll: true });
    };
    reply.innerHTML = tries.length ? `<p>${replies[tries.at(-1)]} ${says.lookAgain}</p>` : "";
    reply.tabIndex = -1;
    return form;
  }

  function sign(good) {
    const [mark, word] = good ? ["✓", says.right] : ["✗", says.wrong];
    return make("span", { class: good ? "l1l2-right" : "l1l2-wrong", role: "img", "aria-label": word }, mark);
  }

  // All replies, folded: every option has one, and the wrong ones teach as much.
  function review() {
    options.forEach((option, k) => {
      const summary = option.querySelector("summary");
      summary.innerHTML = texts[k];
      if (k === right || tries.includes(k)) summary.append(" ", sign(k === right));
      option.open = !gate && (k === right || tries.includes(k));
    });
    const again = make("button", { type: "button", class: "l1l2-again" }, says.again);
    again.onclick = () => {
      tries = [];
      remember();
      show();
      folds.querySelector("input").focus({ preventScroll: true });
    };
    const parts = [prompt, ...options, ...(gate ? [] : [reveal]), make("p", {}, again), source];
    if (!brief) return parts;
    const summary = make("summary");
    for (const k of new Set([...tries, right])) {
      summary.append(sign(k === right), make("span"));
      summary.lastChild.innerHTML = texts[k];
    }
    const line = make("details", { class: "l1l2-answered" }, summary, ...parts);
    line.open = fresh && !gate;
    return [line];
  }

  // Beside a gate's picture stands what its answer says: the reply to it, then the reveal.
  function tell() {
    const last = tries.at(-1);
    reply.innerHTML = `<p>${replies[last]}</p>`;
    if (last !== right) reply.innerHTML += `<p><strong>${says.answer}:</strong> ${texts[right]}</p>`;
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

