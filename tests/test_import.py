"""`import l1l2` is light: nothing that draws, no widgets, no scikit-learn, and about as quick as numpy."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {
    "IPython",
    "imageio_ffmpeg",
    "ipywidgets",
    "joblib",
    "matplotlib",
    "PIL",
    "scipy.integrate",
    "scipy.optimize",
    "scipy.sparse",
    "scipy.stats",
    "sklearn",
}


def loaded_by(statement: str) -> set[str]:
    """Modules in sys.modules of a fresh Python after one statement."""
    code = f"import json, sys; {statement}; print(json.dumps(list(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(out.stdout))


def load_benchmark():
    spec = importlib.util.spec_from_file_location("startup", ROOT / "benchmarks" / "startup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_import_loads_nothing_heavy():
    assert loaded_by("import l1l2") & HEAVY == set()


def test_heavy_modules_would_be_seen():
    assert {"matplotlib", "PIL"} <= loaded_by("import matplotlib.figure")


def test_import_time_is_close_to_that_of_numpy():
    startup = load_benchmark()
    # A busy machine can spoil one series of rounds; code that is truly slower spoils all three.
    ratios = []
    while len(ratios) < 3:
        ratios.append(startup.measure(rounds=9)["ratio"])
        if ratios[-1] <= startup.LIMIT:
            return
    raise AssertionError(f"import l1l2 / import numpy = {ratios}, allowed: {startup.LIMIT}")
