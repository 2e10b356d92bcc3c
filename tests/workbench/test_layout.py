"""What the workbench says is words, whatever they hold, and a screen reader announces it."""

import pytest

from l1l2.workbench.layout import lay_out, write_alert, write_faded, write_status

HOSTILE = "<b onclick='x'>5 & 6</b>"
SAFE = "&lt;b onclick=&#x27;x&#x27;&gt;5 &amp; 6&lt;/b&gt;"


@pytest.mark.parametrize(
    ("write", "announced"),
    [(write_status, 'role="status" aria-live="polite"'), (write_alert, 'role="alert"')],
)
def test_words_are_escaped_and_announced(write, announced):
    markup = write(HOSTILE)
    assert markup.startswith(f"<div {announced} style=")
    assert markup.endswith(f">{SAFE}</div>")


def test_what_no_longer_holds_is_pale_below_words_that_say_so():
    shown = write_faded("<table></table>", HOSTILE)
    assert shown.endswith(f'>{SAFE}</div><div style="opacity:.35"><table></table></div>')


def test_what_is_asked_for_stands_in_its_place():
    box = lay_out()
    rows = [list(getattr(child, "children", ())) for child in box.children]
    assert rows[1] == [box.path, box.read, box.upload]
    assert rows[3:6] == [[box.answer, box.solver], [box.penalty, box.lam, box.l1_ratio], [box.bar, box.doing]]
    assert rows[7] == [box.image, box.results]
    assert [box.children[j] for j in (2, 5, 6)] == [box.data, box.progress, box.said]


def test_each_widget_says_what_it_is():
    box = lay_out()
    named = (box.path, box.read, box.upload, box.answer, box.solver, box.l1_ratio)
    assert [widget.description for widget in named] == [
        "CSV file",
        "Read",
        "Choose a file",
        "answer y",
        "our solver",
        "l1_ratio",
    ]
    assert box.upload.accept == ".csv,.tsv,.txt"
    assert box.read.tooltip == "Read the file of this path"
