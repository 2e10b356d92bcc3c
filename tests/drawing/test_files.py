"""A file is there whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from l1l2.drawing.files import replacing

ROOT = Path(__file__).resolve().parents[2]


def write(path, text):
    with replacing(path) as unfinished:
        unfinished.write_text(text)


def test_a_file_takes_its_place_in_one_move(tmp_path):
    path = tmp_path / "a.md"
    for text in "first", "second":
        write(path, text)
        assert path.read_text() == text
        assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_the_older_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.md"
    for before in [], [path]:
        with pytest.raises(OSError, match="full"), replacing(path) as unfinished:
            unfinished.write_text("half")
            raise OSError("full")
        assert list(tmp_path.iterdir()) == before
        write(path, "older")
    assert path.read_text() == "older"


def test_it_replaces_where_a_rename_may_not(tmp_path, monkeypatch):
    """On Windows a rename never replaces a file."""

    def rename(source, target, **_):
        if Path(target).exists():
            raise FileExistsError(target)

    monkeypatch.setattr(os, "rename", rename)
    write(tmp_path / "a.md", "older")
    write(tmp_path / "a.md", "newer")
    assert (tmp_path / "a.md").read_text() == "newer"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_modes_are_those_of_any_new_file_and_of_the_one_replaced(tmp_path):
    plain = tmp_path / "plain"
    plain.write_text("")
    path = tmp_path / "a.md"
    write(path, "")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    path.chmod(0o640)
    write(path, "again")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_file_a_link_leads_to_is_replaced(tmp_path):
    (tmp_path / "notes").mkdir()
    real, link = tmp_path / "notes" / "real.md", tmp_path / "a.md"
    real.write_text("older")
    link.symlink_to(real)
    write(link, "newer")
    assert link.is_symlink() and real.read_text() == "newer"


def test_what_may_not_be_written_to_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("older")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    with pytest.raises(PermissionError, match="may not be written to; give another name"):
        write(path, "newer")
    assert path.read_text() == "older"


@pytest.mark.parametrize(
    "name", ["docs/films/01.gif", "notebooks/00_a.ipynb", "build/l1l2.apkg", "summary.md", "a"]
)
def test_what_a_killed_process_leaves_is_not_committed(name, tmp_path):
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: git cannot say what it ignores")
    seen = []

    class Killed(BaseException):
        pass

    target = tmp_path / Path(name).name
    with pytest.raises(Killed), replacing(target) as unfinished:
        seen.append(unfinished.name)
        raise Killed
    beside = Path(name).with_name(seen[0])
    done = subprocess.run(["git", "check-ignore", "-q", str(beside)], cwd=ROOT)
    assert done.returncode == 0, f"git would take {beside}"


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit to set")
def test_on_a_full_disk_the_older_file_stays(tmp_path):
    """A limit of 4 kB a file stands for the disk; in a process of its own, which it would bind for good."""
    path = tmp_path / "a.md"
    path.write_text("older")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from l1l2.drawing.files import replacing\n"
        f"for name in ({str(path)!r}, {str(tmp_path / 'new.md')!r}):\n"
        "    try:\n"
        "        with replacing(name) as unfinished:\n            unfinished.write_text('x' * 10_000)\n"
        "    except OSError as full:\n        print(full.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["27", "27"]  # EFBIG
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]
