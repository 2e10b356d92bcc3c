"""Sentences keep their template and their facts; numbers are written one way."""

import pickle
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import words
from l1l2.words import Said, language, prove, say, say_n, sentences, speak, write_number


def test_a_sentence_is_a_string_that_knows_its_facts():
    said = say("At λ = {lam:.2f} {zeros} of {p} weights are 0.", lam=0.5, zeros=3, p=10)
    assert said == "At λ = 0.50 3 of 10 weights are 0."
    assert said.message == "At λ = {lam:.2f} {zeros} of {p} weights are 0."
    assert said.facts == {"lam": 0.5, "zeros": 3, "p": 10}
    assert isinstance(said, Said) and say("No number.").facts == {}


def test_a_sentence_survives_being_sent_to_another_process():
    said = pickle.loads(pickle.dumps(say("{n} zeros", n=2)))
    assert (said, said.message, said.facts) == ("2 zeros", "{n} zeros", {"n": 2})


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0, "", "0"),
        (0.0, ".2f", "0"),
        (-0.0, ".2f", "0"),
        (0.001, ".2f", "0.00"),
        (-0.001, "z.2f", "0.00"),
        (-1.5, ".2f", "−1.50"),
        (-1e-9, ".0e", "−1e-09"),
        (12345, ",", "12,345"),
        (np.float64(-2.0), ".1f", "−2.0"),
        (0.286, ".0%", "29%"),
        (np.inf, ".2f", "∞"),
        (-np.inf, "g", "−∞"),
    ],
)
def test_how_a_number_is_written(value, spec, text):
    assert write_number(value, spec) == text
    assert say(f"{{v:{spec}}}", v=value) == text


def test_only_zero_itself_is_written_as_a_bare_zero():
    assert say("{w:.2f}", w=(0.0, 0.004)) == "(0, 0.00)"


def test_a_point_is_written_in_brackets():
    assert say("at {b:.1f}", b=(1.4, -0.2)) == "at (1.4, −0.2)"
    assert say("at {b:.1f}", b=np.array([1.4, 0.0])) == "at (1.4, 0)"
    assert say("at {b:.1f}", b=[(0.5, -0.5), (0, 1)]) == "at (0.5, −0.5), (0, 1.0)"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6))
def test_a_number_can_be_read_back(value):
    assert float(write_number(value, ".17g").replace("−", "-")) == value


def test_one_and_many():
    def zeros(n):
        return say_n("{n} coefficient is 0.", "{n} coefficients are 0.", n)

    assert (zeros(0), zeros(1), zeros(2)) == (
        "0 coefficients are 0.",
        "1 coefficient is 0.",
        "2 coefficients are 0.",
    )
    assert zeros(1).facts == {"n": 1}
    assert say_n("A zero in {where}.", "Zeros in {where}.", 2, where="w").facts == {"n": 2, "where": "w"}


def test_sentences_are_joined_with_what_they_say():
    both = sentences(
        say("λ = {lam}.", lam=2),
        "",
        "Plain.",
        say(
            "{zeros} zeros.",
            zeros=3,
        ),
    )
    assert both == "λ = 2. Plain. 3 zeros."
    assert both.facts == {"lam": 2, "zeros": 3}
    assert sentences(both, say("Again λ = {lam}.", lam=2)).facts == both.facts
    two = sentences(say("λ = {lam}.", lam=2), l1=say("L1: {w}.", w=0), l2=say("L2: {w}.", w=1))
    assert two == "λ = 2. L1: 0. L2: 1."
    assert two.facts == {"lam": 2, "l1": {"w": 0}, "l2": {"w": 1}}
    with pytest.raises(ValueError, match="lam: got 2 and 3 in one text; give two names"):
        sentences(both, say("λ = {lam}.", lam=3))


def test_a_chinese_full_stop_needs_no_space_behind_it():
    assert sentences("预算 t = 1。", "w₁ 为 0。", "English.", "完。") == "预算 t = 1。w₁ 为 0。English. 完。"


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: say("{lam} and {t}", lam=1), "message: got no value for {t}; give t="),
        (lambda: say("{lam}", lam=1, t=2), "t: got 2, which '{lam}' does not say; leave it out"),
        (lambda: say("{w.shape}"), "message: got the field {w.shape}; give a name, such as {lam}"),
        (lambda: say("{0}"), "message: got the field {0}; give a name"),
        (lambda: say_n("{n} a", "{n} b", 2, t=1), "t: got 1"),
        (lambda: speak("fr"), "language: got 'fr'; give one of 'en', 'zh_CN'"),
    ],
)
def test_what_would_not_be_said_is_refused(call, complaint):
    with pytest.raises(ValueError, match=re.escape(complaint)):
        call()


def test_the_language_is_english_until_somebody_asks_for_another(monkeypatch):
    monkeypatch.delenv("L1L2_LANG", raising=False)
    monkeypatch.setattr(words, "_spoken", None)
    assert language() == "en"
    monkeypatch.setenv("L1L2_LANG", "zh_CN")
    assert language() == "zh_CN"
    speak("en")
    assert language() == "en"
    monkeypatch.setenv("L1L2_LANG", "klingon")
    assert language() == "en"
    monkeypatch.setattr(words, "_spoken", None)
    with pytest.raises(ValueError, match="L1L2_LANG: got 'klingon'"):
        language()


def test_a_proof_is_kept_where_sentences_are_joined():
    proof = prove(say("Certified to {bound:.0e}.", bound=1e-8))
    assert proof == "Certified to 1e-08." and proof.facts == {"bound": 1e-8}
    joined = sentences(say("One."), proof)
    assert joined == "One. Certified to 1e-08." and joined.proofs == {proof}
    assert say("One.").proofs == frozenset()
    assert sentences(say("One."), l1=joined, l2=say("Two.")).proofs == {proof}
    assert pickle.loads(pickle.dumps(joined)).proofs == {proof}
