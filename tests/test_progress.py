import pytest

from l1l2 import progress
from l1l2.progress import late_bar


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is turned."""
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def work(tell, clock, seconds, total=4):
    for done in range(1, total + 1):
        tell(done, total)
        clock[0] += seconds / total


def test_quick_work_is_silent_however_late_it_begins(clock, capsys):
    tell = late_bar()
    for _ in range(3):
        clock[0] += 60
        work(tell, clock, seconds=4)
    assert capsys.readouterr() == ("", "")


def test_slow_work_shows_a_bar_that_ends_its_line(clock, capsys):
    work(late_bar(), clock, seconds=12)
    out, shown = capsys.readouterr()
    half = "#" * 22 + "." * 8
    assert (out, shown) == ("", f"\r[{half}]  75%\r[{'#' * 30}] 100%\n")


def test_work_that_was_broken_off_does_not_count(clock, capsys):
    tell = late_bar()
    tell(1, 4)
    clock[0] += 60
    work(tell, clock, seconds=4)
    assert capsys.readouterr() == ("", "")
