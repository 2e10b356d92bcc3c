import pytest
from tqdm import std

from l1l2.progress import late_bar


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is turned."""
    now = [100.0]
    monkeypatch.setattr(std, "time", lambda: now[0])
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
    *drawn, last, end = shown.replace("\r", "\n").split("\n")
    assert out == "" and end == ""
    assert next(line[:4] for line in drawn if line) == " 75%" and last.startswith("100%") and "4/4" in last


@pytest.mark.parametrize(("seconds", "shown"), [(4, False), (12, True)])
def test_new_work_of_more_steps_begins_anew(clock, capsys, seconds, shown):
    """Its first report may be of more steps than all that the old work had."""
    tell = late_bar()
    work(tell, clock, seconds=4)
    clock[0] += 60
    tell(5, 9)
    clock[0] += seconds
    tell(9, 9)
    out, drawn = capsys.readouterr()
    assert (out, "9/9" in drawn) == ("", shown)
    assert shown or not drawn


def test_work_that_was_broken_off_does_not_count(clock, capsys):
    tell = late_bar()
    tell(1, 4)
    clock[0] += 60
    work(tell, clock, seconds=4)
    assert capsys.readouterr() == ("", "")
