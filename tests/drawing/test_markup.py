"""Marks become tags, tags stay words."""

from l1l2.drawing.markup import inline, plain


def test_marks_become_tags_and_tags_stay_words():
    assert inline("so *much* is `w` < 1 & <b>no</b> more") == (
        "so <em>much</em> is <code>w</code> &lt; 1 &amp; &lt;b&gt;no&lt;/b&gt; more"
    )
    assert inline("one\n\ntwo") == "one<br><br>two"


def test_a_button_shows_words_without_marks():
    assert plain("so *much* is `w` < 1 & <b>") == "so much is w < 1 & <b>"
    assert plain("one\ntwo") == "one\ntwo"
