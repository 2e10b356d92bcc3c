// Draws the frames that Python computed: looks up, draws, listens.  No mathematics of the pictures lives here.
const LIFT = 65535; // among coordinates: lift the pen
const QUIET = matchMedia("(prefers-reduced-motion: reduce)");

// ---- The table: table.py describes the format --------------------------------------------------------------

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = await new Response(stream).arrayBuffer();
  const length = new DataView(whole).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  return { head, numbers: new Uint16Array(whole, 4 + length) };
}

// Returns functions of the controls' positions: the marks in CSS pixels, the caption, and its parts: what it says
// of the picture, and the sentences that prove it.
function lookup({ head, numbers }) {
  const row = (column, frame) => (column.index < 0 ? frame : numbers[column.index + frame]);
  const word = (column, frame) => column.words[row(column, frame)];
  const points = (column, frame) => {
    const start = column.at + row(column, frame) * column.width;
    let q = 0;
    return Array.from(numbers.subarray(start, start + column.width), difference => {
      q = (q + difference) & 0xffff;
      return q === LIFT ? NaN : q / head.step - head.pad;
    });
  };
  const mark = (m, frame) => ({
    ...m, x: points(m.x, frame), y: points(m.y, frame), text: m.text && word(m.text, frame),
  });
  const frame = (layer, at) => layer.over.reduce((n, k) => n * head.controls[k].texts.length + at[k], 0);
  const drawn = head.layers.map(() => ({}));
  const proofs = [...new Set(head.layers.flatMap(layer => layer.proofs))];
  const caption = at => head.layers.map(l => word(l.caption, frame(l, at))).filter(Boolean).join(" ")
    .replace(/([。！？]) /g, "$1"); // as words.py joins sentences: no space behind a Chinese full stop
  return {
    caption,
    parts(at) {
      const whole = caption(at), proved = proofs.filter(proof => whole.includes(proof));
      const text = proved.reduce((rest, proof) => rest.replaceAll(proof, ""), whole);
      return [text.replace(/ {2,}/g, " ").trim(), proved.join(" ")];
    },
    marks: at => head.layers.flatMap((layer, n) => {
      const now = frame(layer, at);
      if (drawn[n].frame !== now) drawn[n] = { frame: now, marks: layer.marks.map(m => mark(m, now)) };
      return drawn[n].marks;
    }),
  };
}

// ---- Drawing: the same looks as matplotlib's in artists.py -------------------------------------------------

const painters = {
  Line(g, mark, look) {
    g.lineCap = look.dash.length ? "butt" : "round";
    g.lineWidth = look.width;
    g.setLineDash(look.dash);
    g.stroke(outline(mark));
  },
  Area(g, mark, look) {
    const path = outline(mark);
    g.lineWidth = look.edge;
    g.setLineDash(look.dash);
    g.globalAlpha = look.alpha;
    g.fill(path);
    g.globalAlpha = 1;
    g.stroke(path);
  },
  Dots(g, mark, look) {
    const path = new Path2D(look.marker);
    g.lineJoin = "miter";
    g.lineWidth = look.rimWidth;
    g.strokeStyle = look.rim;
    each(mark, (x, y) => {
      g.translate(x, y);
      g.fill(path);
      g.stroke(path);
      g.translate(-x, -y);
    });
  },
  Text(g, mark, look, family) {
    g.font = `${mark.size}px "${family}", Verdana, sans-serif`;
    g.textAlign = mark.align;
    g.fillStyle = look.ink;
    each(mark, (x, y) => g.fillText(mark.text, x, y));
  },
};

const each = ({ x, y }, draw) => x.forEach((at, i) => Number.isNaN(at) || draw(at, y[i]));

function outline({ kind, x, y }) {
  const path = new Path2D();
  let up = true;
  for (let i = 0; i <= x.length; i++) {
    const lift = i === x.length || Number.isNaN(x[i]);
    if (!lift && up) path.moveTo(x[i], y[i]);
    if (!lift && !up) path.lineTo(x[i], y[i]);
    if (lift && !up && kind === "Area") path.closePath();
    up = lift;
  }
  return path;
}

function paint(canvas, head, marks) {
  const g = canvas.getContext("2d"), [width, height] = head.size;
  g.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  g.clearRect(0, 0, width, height);
  for (const mark of marks) {
    const look = head.roles[mark.role];
    g.save();
    g.beginPath();
    g.rect(...head.panels[mark.panel]);
    g.clip();
    g.strokeStyle = g.fillStyle = look.color;
    g.lineJoin = "round";
    painters[mark.kind](g, mark, look, head.family);
    g.restore();
  }
}

// ---- Controls: each returns its elements, and what to do while anything moves and once it has ---------------

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

// ---- Addresses: "#geometry.drag_target?t=1" is a picture and how its controls stand ---------------------------

const write = (name, head, at) =>
  `#${name}?${head.controls.map((c, k) => `${c.name}=${encodeURIComponent(c.keys[at[k]])}`).join("&")}`;

// Returns where the controls stand after an address; what it does not name, or not rightly, stays.
function read(query, head, at) {
  const given = new URLSearchParams(query);
  return head.controls.map(({ name, keys }, k) => {
    const asked = given.get(name);
    const found = keys.findIndex(key => key === asked || (asked && +key === +asked));
    return found < 0 ? at[k] : found;
  });
}

// Brings the nearest picture of that name there and into view; says whether there is one.
function follow(hash, from = null) {
  const [name, query] = hash.slice(1).split("?"), home = from?.closest(".jp-Notebook") ?? document;
  const top = element => element.getBoundingClientRect().top;
  const far = root => Math.abs(top(root) - (from ? top(from) : 0));
  const [root] = [...home.querySelectorAll("div.l1l2")].filter(root => root.l1l2?.name === name)
    .sort((a, b) => far(a) - far(b));
  if (!root) return false;
  root.l1l2.go(query);
  root.scrollIntoView({ block: "center", behavior: QUIET.matches ? "auto" : "smooth" });
  return true;
}

if (!window.l1l2) { // once a page, though every picture brings this script
  window.l1l2 = { follow };
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("click", event => {
    const link = event.target.closest?.('a[href*="#"]');
    if (!link || !follow(link.getAttribute("href").replace(/^[^#]*/, ""), link)) return;
    event.preventDefault(); // JupyterLab would look for a heading of that name
    event.stopPropagation();
  }, true);
}

// Copies the address of what is seen; where a page may not write there, it shows the address.
function copier(name, head, state) {
  const button = make("button", { type: "button", class: "l1l2-copy" }, says.copy);
  button.onclick = async () => {
    const page = button.closest(".jp-Notebook") ? "" : location.href.replace(/#.*/, "");
    const address = page + write(name, head, state.at);
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = says.copied;
    } catch {
      button.textContent = address;
    }
    setTimeout(() => { button.textContent = says.copy; }, 4000);
  };
  return { elements: [button] };
}

// ---- One picture -------------------------------------------------------------------------------------------

async function mount(root, { table, stage, name, starts, shows }) {
  const unpacked = await unpack(table), { head } = unpacked, { marks, caption, parts: divide } = lookup(unpacked);
  const folds = root.querySelector(".l1l2-card"); // the question that the picture waits for
  const canvas = make("canvas", { role: "img" });
  const image = make("img", { alt: "", src: `data:image/webp;base64,${stage}` });
  const box = make("div", { class: "l1l2-picture" }, image, canvas);
  const controls = make("div", { class: "l1l2-controls" });
  const live = make("fieldset", { "aria-label": says.picture }, box, controls);
  const said = make("p", { class: "l1l2-unseen", role: "status" });
  // The longest captions, unseen, keep the place of the caption from changing its height.
  const longest = head.layers.map(({ caption: { words }, proofs }) =>
    words.map(text => proofs.reduce((rest, proof) => rest.replace(proof, ""), text))
      .reduce((a, b) => (b.length > a.length ? b : a)));
  const words = make("span"), room = make("span", { "aria-hidden": "true" }, longest.join(" "));
  const below = make("p", { class: "l1l2-caption l1l2-stack" }, words, room);
  const foot = make("div", { class: "l1l2-foot" });
  const proof = make("span"), badge = make("details", { class: "l1l2-badge" },
    make("summary", {}, make("span", { class: "l1l2-right", "aria-hidden": "true" }, "✓ "), says.certified), proof);
  const state = {
    at: head.controls.map(control => control.start),
    moved: 0, // the control that did so last
    move(changes) {
      const moved = Object.keys(changes).find(k => state.at[k] !== changes[k]);
      if (moved === undefined) return;
      state.moved = +moved;
      Object.assign(state.at, changes);
      draw();
    },
    settle() {
      said.textContent = caption(state.at);
      parts.forEach(part => part.settle?.());
    },
    go(at) {
      state.move({ ...at });
      state.settle();
    },
  };
  const parts = head.controls.map((control, k) => slider(control, k, state));
  controls.append(...parts.flatMap(part => part.elements));
  root.replaceChildren(...(folds ? [folds] : []), live, below, said, foot);
  if (head.handle) {
    parts.push(handle(head, box, state));
    box.append(...parts.at(-1).elements);
  }
  if (head.controls.length) {
    parts.push(numbers(head, caption, state));
    if (name) parts.push(copier(name, head, state));
    foot.append(badge, ...parts.slice(head.controls.length + !!head.handle).flatMap(part => part.elements));
  }
  const draw = () => {
    const hidden = live.disabled && !starts;
    paint(canvas, head, hidden ? [] : marks(state.at));
    [words.textContent, proof.textContent] = hidden ? ["", ""] : divide(state.at);
    badge.hidden = !proof.textContent;
    canvas.setAttribute("aria-label", hidden ? says.hidden : caption(state.at));
    parts.forEach(part => part.show?.());
  };
  if (folds) {
    const before = starts ?? [...state.at];
    const gate = {
      open(told) {
        live.disabled = foot.hidden = false;
        state.go(shows);
        foot.after(told);
        draw();
      },
      close() {
        live.disabled = foot.hidden = true;
        root.querySelector(".l1l2-told")?.remove();
        state.at = [...before];
        draw();
      },
    };
    card(folds, { gate });
  }
  root.l1l2 = { name, go: query => live.disabled || state.go(read(query, head, state.at)) };
  keepKeys(root);
  box.style.width = `${head.size[0]}px`;
  box.style.aspectRatio = head.size.join("/");
  const sharp = "devicePixelContentBoxSize" in ResizeObserverEntry.prototype; // then told of every zoom
  new ResizeObserver(() => {
    canvas.width = Math.round(box.clientWidth * devicePixelRatio);
    canvas.height = Math.round(box.clientHeight * devicePixelRatio);
    draw();
  }).observe(box, sharp ? { box: "device-pixel-content-box" } : {});
  if (name && location.hash.slice(1).split("?")[0] === name) follow(location.hash);
}

// Whatever is not yet alive on the page: several copies of one picture, or a cell that ran again.
for (const root of document.querySelectorAll("div.l1l2[data-table]")) {
  const { starts = "null", shows = "[]", ...data } = root.dataset;
  for (const name of Object.keys(root.dataset)) delete root.dataset[name];
  mount(root, { ...data, starts: JSON.parse(starts), shows: JSON.parse(shows) });
}
