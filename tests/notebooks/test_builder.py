"""tools/notebooks.py: the same source gives the same bytes, and a notebook that misbehaves is not saved."""

import json
import re

import pytest


def test_same_source_same_bytes(builder, toy, tmp_path):
    again = builder.build(toy.parent / "src" / "99_toy.py", tmp_path)
    assert again.read_bytes() == toy.read_bytes()


def test_the_notebook_holds_what_the_cells_show_and_nothing_about_the_run(builder, toy):
    notebook = json.loads(toy.read_text(encoding="utf-8"))
    assert [cell["id"] for cell in notebook["cells"]] == [f"99_toy-0{n}" for n in range(1, 6)]
    checked = {"tags": ["nbval-check-output"]}
    assert [cell["metadata"] for cell in notebook["cells"]] == [{}, {}, checked, checked, {}]
    assert [cell.get("execution_count") for cell in notebook["cells"]] == [None, 1, 2, 3, None]
    assert notebook["cells"][2]["outputs"] == [
        {"name": "stdout", "output_type": "stream", "text": ["one\n", "display: still\n"]}
    ]
    assert notebook["cells"][3]["outputs"][0]["data"]["text/plain"] == ["A single grey dot."]
    assert notebook["metadata"] == builder.METADATA


def test_the_layout_of_the_source_does_not_change_the_notebook(builder, write_source):
    tight = builder.read(write_source("# %% [markdown]\n# Words\n# %%\n1 + 1\n# %%\n2\n"))
    loose = builder.read(write_source("# %% [markdown]\n# Words\n\n\n\n# %%\n1 + 1\n\n\n\n# %%\n\n2\n\n"))
    assert tight == loose


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        ("1 / 0", "division by zero"),
        ("import warnings\nwarnings.warn('this will change')", "this will change"),
        ("import os\nos._exit(1)", "Kernel died"),
    ],
    ids=["error", "warning", "dead kernel"],
)
def test_a_bad_cell_is_named_and_nothing_is_written(builder, write_source, tmp_path, cell, complaint):
    standing = tmp_path / "99_toy.ipynb"
    standing.write_text("the last good build")
    with pytest.raises(builder.BuildError) as caught:
        builder.build(write_source(f"# %%\nx = 1\n\n# %%\n{cell}\n"), tmp_path)
    assert str(caught.value).startswith("99_toy: cell 99_toy-02")
    assert complaint in str(caught.value)
    assert standing.read_text() == "the last good build"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["99_toy.ipynb", "src"]


def test_a_save_that_fails_leaves_nothing_behind(builder, write_source, tmp_path):
    (tmp_path / "99_toy.ipynb").mkdir()  # in the way of the last step
    with pytest.raises(OSError):
        builder.save(builder.read(write_source("# %%\n1\n")), tmp_path / "99_toy.ipynb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["99_toy.ipynb", "src"]


@pytest.mark.parametrize("name", ["toy", "1_toy", "99_Toy", "99-toy", "99_" + "t" * 60])
def test_a_source_with_another_kind_of_name_is_refused(builder, write_source, name):
    with pytest.raises(builder.BuildError, match="NN_name"):
        builder.read(write_source("# %%\n1\n", name))


def test_an_empty_source_is_refused(builder, write_source):
    with pytest.raises(builder.BuildError, match="no cells"):
        builder.read(write_source(""))


EXERCISE = """\
# %% [markdown]
# Words

# %% tags=["solution"]
from l1l2.lessons.start_here import check_half

lam_max = 4 + 4  # your line: how large it is
check_half(lam_max, 0.0)

# %% [markdown] tags=["hints"]
# 1. It is even.
# 2. It is
#
#    a power of 2.
# 3. It is `2**3`.

# %%
lam_max
"""


def test_an_exercise_is_posed(builder, write_source, tmp_path):
    source = write_source(EXERCISE)
    words, stub, folded, after = json.loads(builder.build(source, tmp_path).read_text())["cells"]
    code = "".join(stub["source"])
    assert "lam_max = ...  # your line: how large it is\ncheck_half(lam_max, 0.0)" in code
    assert "Not yet: lam_max is still `...`." in stub["outputs"][0]["data"]["text/plain"][0]
    assert [cell["id"] for cell in (words, stub, folded, after)] == [f"99_toy-0{n}" for n in (1, 2, 3, 4)]
    assert (folded["cell_type"], stub["metadata"], folded["metadata"]) == ("markdown", {}, {})
    hidden = "".join(folded["source"])
    ((position, exercise),) = builder.exercises(builder.parse(source).cells)
    assert (position, hidden) == (1, exercise.folded)
    assert exercise.hints == ("It is even.", "It is\n\n   a power of 2.", "It is `2**3`.")
    assert "4 + 4" in hidden and "4 + 4" not in code


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (' tags=["hints"]', "", "cell 99_toy-02: 'solution' and 'hints' are tags of two neighbours"),
        (' tags=["solution"]', "", "cell 99_toy-03: 'solution' and 'hints' are tags of two neighbours"),
        ('["solution"]', '["solution", "x"]', "cell 99_toy-02: 'solution' and 'hints' are tags"),
        ("# %% [markdown] tags", "# %%\n1\n# %% [markdown] tags", "cell 99_toy-02: 'solution' and"),
        ("  # your line: how large it is", "", "cell 99_toy-02: solution: 0 lines to fill in"),
        ("# 2. It is\n", "# It is\n", "cell 99_toy-02: hints: got"),
    ],
    ids=["no hints", "no solution", "other tags", "apart", "no blank", "two hints"],
)
def test_an_exercise_that_is_not_whole_is_refused(builder, write_source, old, new, complaint):
    assert old in EXERCISE
    with pytest.raises(builder.BuildError, match=re.escape(complaint)):
        builder.read(write_source(EXERCISE.replace(old, new)))


def test_the_command_builds_what_is_named_and_says_so(builder, write_source, tmp_path, capsys):
    write_source("# %%\nprint('first')\n", "98_first")
    write_source("# %%\n1 / 0\n", "99_broken")
    assert builder.main(["98_first"], tmp_path) == 0
    assert "98_first ..." in capsys.readouterr().out
    assert (tmp_path / "98_first.ipynb").exists()

    assert builder.main([], tmp_path) == 1
    heard = capsys.readouterr()
    assert "98_first ..." in heard.out and "99_broken ... FAILED" in heard.out
    assert "99_broken: cell 99_broken-01" in heard.err
    assert not (tmp_path / "99_broken.ipynb").exists()

    assert builder.main(["97_missing"], tmp_path) == 2
    assert "No source for 97_missing; there are: 98_first, 99_broken" in capsys.readouterr().err


def test_a_section_that_goes_further_folds(builder, write_source):
    text = "# %% [markdown]\n# # A toy\n\n# %% [markdown]\n# ## Further: more\n#\n# Inside.\n"
    first, further = builder.read(write_source(text)).cells
    assert further.metadata == {"jp-MarkdownHeadingCollapsed": True} and first.metadata == {}
    with pytest.raises(builder.BuildError, match="a section called Further starts its cell"):
        builder.read(write_source(text.replace("# ## Further", "# Words.\n#\n# ## Further")))
