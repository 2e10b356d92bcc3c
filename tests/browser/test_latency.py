"""What CI asks of the live page's speed: a ratio to `interact`, measured in the same run."""

import importlib.util
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "benchmarks" / "latency.py"


@pytest.fixture(scope="module")
def latency():
    spec = importlib.util.spec_from_file_location("latency", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.browser
@pytest.mark.thorough
def test_the_live_page_is_ten_times_as_fast_as_interact(latency, chromium, lab):
    folder = lab.reached.parent / "course" / "learn"
    interact, live = (
        latency.measure(chromium, lab.address, folder, variant, keys=10) for variant in ("interact", "live")
    )
    assert latency.ratio(interact, live) >= latency.RATIO, (interact, live)
    assert live.size == 0  # it asks no kernel
    assert min(interact.size, interact.rate, live.rate, *interact.keys, *live.keys) > 0


def test_a_line_of_the_table(latency):
    quick = latency.Result([1.0, 2.0, 9.0], rate=59.6, late=7.0, drag=2000.0, size=0.0, paint=400.0)
    slow = latency.Result([20.0, 30.0, 25.0], rate=6.0, late=200.0, drag=3500.0, size=12345.0, paint=1500.0)
    assert latency.line("live", quick) == "| **our `Live` page** | 2.0 / 8.3 | 60 | 7 | 0 | 0.40 |"
    assert latency.line("bqplot", slow) == "| bqplot | 25.0 / 29.5 | 6 (in 3.5 s) | 200 | 12,345 | 1.50 |"
    assert latency.line("bqplot", None) == "| bqplot | not measured: bqplot is not installed | | | | |"
    assert latency.ratio(slow, quick) == 20
