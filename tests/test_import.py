"""`import l1l2` is light: nothing that draws, no widgets, no scikit-learn."""

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


def test_import_loads_nothing_heavy():
    assert loaded_by("import l1l2") & HEAVY == set()


def test_heavy_modules_would_be_seen():
    assert {"matplotlib", "PIL"} <= loaded_by("import matplotlib.figure")
