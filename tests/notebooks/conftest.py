"""The builder, and a small notebook that it has built, for the tests of the machinery."""

from pathlib import Path

import pytest

from tools import notebooks

ROOT = Path(__file__).resolve().parents[2]

TOY = """\
# %% [markdown]
# # A toy
# **Question.** Is the toy built the same way twice?
#
# **Minutes.** 1

# %%
import base64
import os

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="

# %% tags=["nbval-check-output"]
print("one")
print("display:", os.environ["L1L2_DISPLAY"])

# %% tags=["nbval-check-output"]
from IPython.display import display

caption = "A single grey dot."
display({"image/png": base64.b64decode(PNG), "text/plain": caption}, raw=True)

# %% [markdown]
# ## What comes next
#
# <details><summary>What this notebook is for, what it needs, its sources</summary>
#
# **Objectives.** After this notebook you can
# - decide whether the builder repeats itself
# - count to three
#
# **Needs.** Nothing.
#
# **Sources.** Made for the tests (2026).
#
# </details>
"""


@pytest.fixture(scope="session")
def builder():
    """What builds a notebook."""
    return notebooks


@pytest.fixture
def write_source(tmp_path):
    """Write a source into an empty course; return its path."""

    def write(text, name="99_toy"):
        path = tmp_path / "src" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def toy(builder, tmp_path_factory):
    """The built toy notebook's path; its source stands in src/ beside it."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "src").mkdir()
    source = folder / "src" / "99_toy.py"
    source.write_text(TOY, encoding="utf-8")
    return builder.build(source, folder)
