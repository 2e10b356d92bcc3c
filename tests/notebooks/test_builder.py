"""tools/notebooks.py: the same source gives the same bytes, and a notebook that misbehaves is not saved."""

import json

import pytest


def test_same_source_same_bytes(builder, toy, tmp_path):
    again = builder.build(toy.parent / "src" / "99_toy.py", tmp_path)
    assert again.read_bytes() == toy.read_bytes()


def test_the_notebook_holds_what_the_cells_show_and_nothing_about_the_run(builder, toy):
    notebook = json.loads(toy.read_text(encoding="utf-8"))
    assert [cell["id"] for cell in notebook["cells"]] == ["99_toy-01", "99_toy-02", "99_toy-03", "99_toy-04"]
    assert [cell["metadata"] for cell in notebook["cells"]] == [{}, {}, {}, {"tags": ["picture"]}]
    assert [cell.get("execution_count") for cell in notebook["cells"]] == [None, 1, 2, 3]
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
