// Draws the frames that Python computed: looks up, draws, listens.  No mathematics of the pictures lives here.
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
  root.l1l2 = {
    name,
    go(query) {
      if (!live.disabled) return state.go(read(query, head, state.at));
      folds.querySelector(".l1l2-reply").textContent = says.answerFirst;
      folds.querySelector("input:enabled").focus({ preventScroll: true });
    },
  };
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
  for (const name of Object.keys(root.dataset)) if (name !== "name") delete root.dataset[name]; // alive
  mount(root, { ...data, starts: JSON.parse(starts), shows: JSON.parse(shows) });
}

