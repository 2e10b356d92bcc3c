"""How long a moved slider takes to move its picture: `python benchmarks/latency.py --variants interact,live`.

In the real JupyterLab in a real Chromium, one notebook a variant; sliders.py makes the picture.  With --gate
it fails unless the live page is 10 times as fast as `interact`, which is measured in the same run.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "tests" / "browser"))
from real_lab import FLAGS, WAIT, address_of, find_chromium, jupyterlab  # noqa: E402

VARIANTS = {
    "interact": "`interact` + `plt.show` (what courses do)",
    "blit": "persistent figure, blitted, palette PNG into `Image`",
    "ipympl": "ipympl",
    "bqplot": "bqplot",
    "explore": "our `explore` (ipywidgets)",
    "live": "**our `Live` page**",
}
NEEDS = {"ipympl": "ipympl", "bqplot": "bqplot"}
RATIO = 10  # times as fast as interact: what --gate asks of live
WARM, KEYS = 3, 30  # key presses: not counted, and counted
MOVES, RATE = 120, 60  # of the mouse: in a drag, and in a second
QUIET = 500  # ms without a change: the picture has arrived
NOTES = """p50, p95: key down on the slider -> end of rendering of the last frame that this key changed.
Pictures/s: frames in which the picture changed during a 2-second mouse drag of 120 moves (the seconds are
named where a busy machine made them more); late: the last picture after the last move. Bytes: both ways
between page and kernel, a key. Paint: key that runs the cell -> the last frame of the first picture.
`explore` draws two pixels a CSS pixel, the others one."""

# Notes every frame that changed something in an output, but not the slider itself.  The end of a frame is the
# first message after it.  What changed only after a frame began may have been in it, and is counted as if it
# was, in favour of those who draw there - unless the key came after it began, too.
PROBE = """
const probe = (window.probe = { frames: [], keys: [], moves: [], changed: 0 });
let any = false, picture = false, inFrame = false, began = 0, handled = 0;

function change(node, drawn) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!element?.closest(".jp-OutputArea-output") || element.closest(".widget-slider, .l1l2-controls")) return;
  if (!any && !inFrame) nextFrame(starts);
  any = true;
  picture ||= drawn || Boolean(element.closest("svg"));
  probe.changed = performance.now();
}
document.addEventListener("load", ({ target }) => target.tagName === "IMG" && change(target, true), true);
for (const name of ["clearRect", "drawImage", "fill", "fillText", "putImageData", "stroke"]) {
  const original = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    change(this.canvas, true);
    return original.apply(this, given);
  };
}
new MutationObserver(records => records.forEach(record => change(record.target, false))).observe(document, {
  subtree: true, childList: true, characterData: true, attributes: true,
  attributeFilter: ["cx", "cy", "d", "points", "transform", "x", "y"],
});
addEventListener("keydown", event => {
  handled = probe.changed = performance.now();
  probe.keys.push(event.timeStamp);
}, true);
addEventListener("pointermove", event => {
  probe.changed = performance.now();
  if (event.buttons) probe.moves.push(event.timeStamp);
}, true);

const ends = new MessageChannel(), nextFrame = requestAnimationFrame.bind(window);
function starts() {
  if (inFrame) return;
  inFrame = true;
  began = performance.now();
  ends.port2.postMessage(null);
}
ends.port1.onmessage = () => {
  inFrame = false;
  if (!any) return;
  if (handled > began) return nextFrame(starts);
  probe.frames.push({ at: performance.now(), picture });
  any = picture = false;
};
window.requestAnimationFrame = callback => nextFrame(time => { starts(); callback(time); });
"""
FORGET = "() => Object.assign(probe, { frames: [], keys: [], moves: [] })"
SETTLED = "quiet => probe.frames.some(f => f.picture) && performance.now() - probe.changed > quiet"

TRACK = """slider => {
  const track = slider.closest(".noUi-target"), half = track ? 0 : slider.clientHeight / 2;
  const { left, right, top, height } = (track ?? slider).getBoundingClientRect();
  return [left + half, right - half, top + height / 2];
}"""  # where the middle of the thumb stands at the slider's ends


@dataclass(frozen=True)
class Result:
    """Milliseconds, pictures a second and bytes."""

    keys: list[float]
    rate: float
    late: float
    drag: float
    size: float
    paint: float

    @property
    def p50(self) -> float:
        return float(np.percentile(self.keys, 50))

    @property
    def p95(self) -> float:
        return float(np.percentile(self.keys, 95))


class Traffic:
    """Counts what passes between a page and its kernel."""

    def __init__(self, page: Page) -> None:
        self.size = 0
        page.on("websocket", self.listen)

    def listen(self, socket) -> None:
        if "/api/kernels/" in urlsplit(socket.url).path:
            socket.on("framesent", self.add)
            socket.on("framereceived", self.add)

    def add(self, payload: str | bytes) -> None:
        self.size += len(payload)


def settled(page: Page) -> None:
    """Wait until the picture has changed, and then nothing for a while."""
    page.wait_for_function(SETTLED, arg=QUIET, polling=50)


def press(page: Page, key: str) -> float:
    """Milliseconds from a key to the end of the last frame that it changed."""
    page.evaluate(FORGET)
    page.keyboard.press(key)
    settled(page)
    return page.evaluate("probe.frames.at(-1).at - probe.keys.at(-1)")


def drag(page: Page, slider: Locator) -> tuple[float, float, float]:
    """Pictures a second during a drag, how many ms late the last one is, and how many ms the drag took."""
    press(page, "Home")
    slider.scroll_into_view_if_needed()
    left, right, y = slider.evaluate(TRACK)
    page.mouse.move(left, y)
    page.mouse.down()
    page.evaluate(FORGET)
    start = time.perf_counter()
    for move in range(1, MOVES + 1):
        time.sleep(max(0.0, start + move / RATE - time.perf_counter()))
        # The last move is a long one, so that it changes the picture for certain.
        page.mouse.move(left + (right - left) * (1 if move == MOVES else 0.9 * move / MOVES), y)
    settled(page)
    page.mouse.up()
    seen = page.evaluate("probe.frames.filter(f => f.picture).map(f => f.at)")
    first, *_, last = page.evaluate("probe.moves")
    return 1000 * sum(at <= last for at in seen) / (last - first), seen[-1] - last, last - first


def notebook(path: Path, variant: str) -> None:
    """Write a notebook that shows one variant, and beside it the module that makes the picture."""
    cells = [new_code_cell(code) for code in ("import sliders", f"sliders.{variant}()")]
    kernel = {"name": "python3", "display_name": "Python 3"}  # else JupyterLab asks which one to take
    write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    (path.parent / "sliders.py").write_text((HERE / "sliders.py").read_text(encoding="utf-8"), "utf-8")


def measure(browser: Browser, address: str, folder: Path, variant: str, keys: int = KEYS) -> Result:
    """Open a notebook of one variant in the JupyterLab that shows `folder`, run it and move its slider."""
    notebook(folder / f"{variant}.ipynb", variant)
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(1000 * WAIT)
    context.add_init_script(PROBE)
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(address_of(address, f"{variant}.ipynb"))
    idle = page.locator("#jp-main-statusbar").get_by_text("| Idle")
    idle.wait_for()
    cell = page.locator(".jp-CodeCell")
    cell.first.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(cell.first.locator(".jp-InputPrompt")).to_have_text("[1]:", timeout=1000 * WAIT)
    idle.wait_for()
    cell.last.locator(".cm-content").click()
    paint = press(page, "Control+Enter")
    slider = page.locator(".jp-OutputArea-output").get_by_role("slider")
    slider.focus()
    for _ in range(WARM):
        press(page, "ArrowRight")
    before = traffic.size
    times = [press(page, "ArrowRight") for _ in range(keys)]
    size = (traffic.size - before) / keys
    result = Result(times, *drag(page, slider), size, paint)
    context.close()
    return result


def ratio(peer: Result, ours: Result) -> float:
    """How many times as fast ours is, each at its fastest key: other work of the machine slows the rest."""
    return min(peer.keys) / min(ours.keys)


def line(variant: str, result: Result | None) -> str:
    """One line of the Markdown table."""
    if result is None:
        return f"| {VARIANTS[variant]} | not measured: {NEEDS[variant]} is not installed | | | | |"
    slow = f" (in {result.drag / 1000:.1f} s)" if result.drag > 1100 * MOVES / RATE else ""
    cells = (f"{result.p50:.1f} / {result.p95:.1f}", f"{result.rate:.0f}{slow}", f"{result.late:.0f}")
    cells += (f"{result.size:,.0f}", f"{result.paint / 1000:.2f}")
    return " | ".join((f"| {VARIANTS[variant]}", *cells)) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Latency of live pictures, as a Markdown table.")
    parser.add_argument("--variants", default=",".join(VARIANTS), help=f"some of {','.join(VARIANTS)}")
    parser.add_argument("--keys", type=int, default=KEYS, help="key presses that are counted")
    parser.add_argument("--gate", action="store_true", help=f"fail unless live is {RATIO}x interact")
    given = parser.parse_args()
    variants = given.variants.split(",")
    if given.gate and not {"interact", "live"} <= set(variants):
        parser.error("--gate compares live with interact; measure both")
    if unknown := set(variants) - set(VARIANTS):
        parser.error(f"--variants: got {', '.join(sorted(unknown))}; give some of {', '.join(VARIANTS)}")
    results = {}
    with tempfile.TemporaryDirectory() as home, jupyterlab(Path(home), {}) as address, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=find_chromium(p), args=FLAGS)
        for variant in variants:
            print(f"{variant} ...", file=sys.stderr, flush=True)
            there = find_spec(NEEDS.get(variant, "l1l2"))
            folder = Path(home) / "course" / "learn"
            results[variant] = measure(browser, address, folder, variant, given.keys) if there else None
        chromium = browser.version
        browser.close()
    print("| how | p50 / p95 ms | pictures/s | late ms | bytes a move | cell → paint s |")
    print("|---|---|---|---|---|---|", *(line(*item) for item in results.items()), "", NOTES, "", sep="\n")
    packages = ("jupyterlab", "ipywidgets", "matplotlib", *filter(find_spec, NEEDS.values()))
    print(f"Chromium {chromium},", ", ".join(f"{package} {version(package)}" for package in packages))
    if given.gate and (found := ratio(results["interact"], results["live"])) < RATIO:
        sys.exit(f"live is only {found:.1f} times as fast as interact; must be {RATIO}")


if __name__ == "__main__":
    main()
