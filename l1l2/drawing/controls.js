// ---- Controls: each returns its elements, and what to do while anything moves and once it has ---------------

const QUIET = matchMedia("(prefers-reduced-motion: reduce)");

function slider({ label, texts, play }, k, state) {
  const last = texts.length - 1;
  const input = make("input", { type: "range", min: 0, max: last, value: state.at[k], "aria-label": label });
  const run = make("span", { class: "l1l2-run" }, input);
  const value = make("span", { class: "l1l2-value", "aria-hidden": "true" }); // the slider itself says it
  value.style.minWidth = `${Math.max(...texts.map(text => text.length))}ch`;
  const stop = play ? player(run, { label, last, play }, k, state) : () => {};
  input.oninput = () => { stop(); state.move({ [k]: input.valueAsNumber }); };
  input.onchange = state.settle;
  const show = () => {
    input.value = state.at[k];
    value.textContent = texts[state.at[k]];
    input.setAttribute("aria-valuetext", value.textContent);
  };
  const name = make("span", { class: "l1l2-label", "aria-hidden": "true" }, label);
  return { elements: [name, run, value], show };
}

function player(place, { label, last, play }, k, state) {
  const button = make("button", { type: "button" });
  let timer = 0;
  const name = () => {
    button.textContent = QUIET.matches ? says.step : timer ? says.pause : says.play;
    button.setAttribute("aria-label", `${button.textContent}: ${label}`);
  };
  const stop = () => { clearInterval(timer); timer = 0; name(); };
  const step = () => state.move({ [k]: state.at[k] < last ? state.at[k] + 1 : 0 });
  const tick = () => {
    if (button.isConnected && state.at[k] < last) return step();
    stop();
    state.settle();
  };
  button.onclick = () => {
    const playing = timer;
    stop();
    if (!playing) step();
    if (playing || QUIET.matches) return state.settle();
    timer = setInterval(tick, play);
    name();
  };
  QUIET.addEventListener("change", stop);
  name();
  place.prepend(button);
  return stop;
}

// A point that drags two controls: it snaps to their values, so that it can neither leave them nor the picture.
function handle(head, box, state) {
  const { x, y, across, along, panel } = head.handle, [width, height] = head.size;
  const [left, top, wide, high] = head.panels[panel];
  const knob = make("button", {
    type: "button", class: "l1l2-handle", role: "slider", "aria-roledescription": says.draggable,
    "aria-label": says.drag,
    "aria-valuemin": 0, "aria-valuemax": across.length - 1,
  });
  const nearest = (places, p) =>
    places.reduce((best, place, i) => (Math.abs(place - p) < Math.abs(places[best] - p) ? i : best), 0);
  const position = event => {
    const shown = box.getBoundingClientRect(), scale = width / shown.width;
    return [(event.clientX - shown.left) * scale, (event.clientY - shown.top) * scale];
  };
  box.onpointerdown = event => {
    // A mouse calls the point to itself from anywhere in its panel; a finger beside the point scrolls the page.
    const taken = event.target === knob, [px, py] = position(event);
    const inside = px >= left && px <= left + wide && py >= top && py <= top + high;
    const called = taken || (event.pointerType === "mouse" && inside);
    if (event.button || knob.matches(":disabled") || !called) return;
    event.preventDefault();
    knob.focus({ preventScroll: true });
    knob.setPointerCapture(event.pointerId);
    const [offX, offY] = taken ? [across[state.at[x]] - px, along[state.at[y]] - py] : [0, 0];
    knob.onpointermove = moved => {
      const [qx, qy] = position(moved);
      state.move({ [x]: nearest(across, qx + offX), [y]: nearest(along, qy + offY) });
    };
    knob.onpointermove(event);
  };
  knob.onlostpointercapture = () => { knob.onpointermove = null; state.settle(); };
  const right = Math.sign(across.at(-1) - across[0]), down = Math.sign(along.at(-1) - along[0]);
  const keys = { ArrowRight: [x, right], ArrowLeft: [x, -right], ArrowDown: [y, down], ArrowUp: [y, -down] };
  knob.onkeydown = event => {
    if (!keys[event.key]) return;
    event.preventDefault();
    const [k, step] = keys[event.key], last = head.controls[k].texts.length - 1;
    state.move({ [k]: Math.min(Math.max(state.at[k] + step, 0), last) });
    state.settle();
  };
  const reads = k => `${head.controls[k].label} ${head.controls[k].texts[state.at[k]]}`;
  const show = () => {
    knob.style.left = `${(100 * across[state.at[x]]) / width}%`;
    knob.style.top = `${(100 * along[state.at[y]]) / height}%`;
    knob.setAttribute("aria-valuenow", state.at[x]);
    knob.setAttribute("aria-valuetext", `${reads(x)}, ${reads(y)}`);
  };
  return { elements: [knob], show };
}

// The picture in words: what it says at every value of the control that moved last.
function numbers(head, caption, state) {
  const heading = make("th", { scope: "col" }), body = make("tbody");
  const top = make("thead", {}, make("tr", {}, heading, make("th", { scope: "col" }, says.column)));
  const scroll = make("div", { class: "l1l2-scroll", tabindex: 0, role: "region", "aria-label": says.numbers },
    make("table", {}, top, body));
  const details = make("details", {}, make("summary", {}, says.table), scroll);
  const row = (text, i) => {
    const words = caption(state.at.map((at, k) => (k === state.moved ? i : at)));
    return make("tr", { "aria-current": i === state.at[state.moved] },
      make("th", { scope: "row" }, text), make("td", {}, words));
  };
  const settle = () => {
    heading.textContent = head.controls[state.moved].label;
    body.replaceChildren(...(details.open ? head.controls[state.moved].texts.map(row) : []));
    const now = body.querySelector("[aria-current=true]");
    if (now) scroll.scrollTop = now.offsetTop - (scroll.clientHeight - now.offsetHeight) / 2;
  };
  details.ontoggle = settle;
  return { elements: [details], settle };
}

