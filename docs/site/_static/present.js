// Keys for whoever stands beside the screen: they work wherever the focus is.
const played = document.getElementsByClassName("l1l2-run");

function set(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new Event("change"));
}

function nudge(step) {
  const run = [...played].find(run => run.querySelector("button")) ?? played[0];
  const input = run?.querySelector("input");
  if (input) set(input, input.valueAsNumber + step);
}

const keys = {
  p: () => document.querySelector(".l1l2 .l1l2-run > button:enabled")?.click(),
  r: () => document.querySelectorAll(".l1l2-run > input").forEach(input => set(input, input.defaultValue)),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  ArrowRight: () => nudge(1),
  ArrowLeft: () => nudge(-1),
};

document.addEventListener("keydown", event => {
  const own = event.key.startsWith("Arrow") && event.target !== document.body; // a slider moves itself
  if (own || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
