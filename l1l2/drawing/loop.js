// ---- Loops: small pictures that go to and fro, while they are seen and nobody has asked for rest ---------------

const ROUND_TRIP = 6000; // ms

// From 0 to 1 and back: out slowly, a rest where the picture tells, back faster.
function swing(share) {
  const ease = x => x * x * (3 - 2 * x);
  if (share < 0.1) return 0;
  if (share < 0.55) return ease((share - 0.1) / 0.45);
  return share < 0.8 ? 1 : ease((1 - share) / 0.2);
}

// Returns a function that draws an SVG at a place between its first frame and its last.
function movable(svg) {
  const parts = [...svg.querySelectorAll("[data-frames]")].map(path => ({
    path,
    frames: path.dataset.frames.split("|").map(d => d.match(/[a-z]|-?\d+/gi) ?? []),
  }));
  return place => {
    for (const { path, frames } of parts) {
      const at = place * (frames.length - 1), k = Math.min(Math.floor(at), frames.length - 2);
      const [one, other] = [frames[k], frames[k + 1]];
      const between = one.length === other.length
        ? one.map((part, n) => (isNaN(part) ? part : +part + (other[n] - part) * (at - k)))
        : at - k < 0.5 ? one : other; // a mark has come or gone
      path.setAttribute("d", between.join(" "));
    }
  };
}

// All loops below a place, and the button that stops them.
function startLoops(place, button) {
  const quiet = matchMedia("(prefers-reduced-motion: reduce)");
  const loops = new Map([...place.querySelectorAll("svg.l1l2-loop")].map(svg => [svg, movable(svg)]));
  const seen = new Set();
  let running = !quiet.matches, passed = 0, last = null, waiting = false;

  function step(now) {
    waiting = false;
    if (!running || !seen.size || !place.isConnected) {
      last = null;
      return;
    }
    if (last !== null) passed += Math.min(now - last, 100);
    last = now;
    [...loops].forEach(([svg, draw], k) => { // one after the other, so that not all catch the eye at once
      if (seen.has(svg)) draw(swing(((passed / ROUND_TRIP + 1 - k * 0.13) % 1)));
    });
    wait();
  }
  function wait() {
    if (!waiting) requestAnimationFrame(step);
    waiting = true;
  }
  function say() { button.textContent = running ? says.pause : says.play; }

  button.onclick = () => {
    running = !running;
    say();
    wait();
  };
  quiet.addEventListener("change", () => {
    running = !quiet.matches;
    say();
    wait();
  });
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    wait();
  }, { threshold: 0.3 });
  for (const svg of loops.keys()) observer.observe(svg);
  say();
}
