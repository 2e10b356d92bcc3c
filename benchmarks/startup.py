"""How long `import l1l2` takes beside `import numpy`; `python benchmarks/startup.py` fails above LIMIT."""

import os
import statistics
import subprocess
import sys

LIMIT = 1.5
CODE = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"


def import_seconds(name: str) -> float:
    """Seconds that one import takes in a fresh Python, without the start of Python itself.

    Python may keep what it compiled, as it does for a reader: else each run would compile everything anew.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    code = CODE.format(name)
    out = subprocess.run([sys.executable, "-c", code], env=kept, capture_output=True, text=True, check=True)
    return float(out.stdout)


def measure(rounds: int) -> dict[str, float]:
    """Medians of interleaved rounds, after one unmeasured round that fills the disk cache.

    The ratio is the median of the ratios of neighbouring runs: a slow spell of the machine hits both alike.
    """
    names = ("numpy", "l1l2")
    for name in names:
        import_seconds(name)
    times = [[import_seconds(name) for name in names] for _ in range(rounds)]
    numpy, ours = (statistics.median(column) for column in zip(*times, strict=True))
    return {"numpy": numpy, "l1l2": ours, "ratio": statistics.median(b / a for a, b in times)}


if __name__ == "__main__":
    result = measure(rounds=21)
    print(f"import numpy  {1e3 * result['numpy']:6.1f} ms")
    print(f"import l1l2   {1e3 * result['l1l2']:6.1f} ms")
    print(f"ratio         {result['ratio']:6.2f}      (allowed: {LIMIT})")
    if result["ratio"] > LIMIT:
        sys.exit(f"import l1l2 takes {result['ratio']:.2f} times as long as import numpy; must be {LIMIT}")
