"""Claims: the factual sentences of the course, each held to the function that recomputes it.

A module of this folder states its claims as decorated functions::

    @claim("The minimiser is 0 exactly when |f'(0)| ≤ λ.", notebook="04_derivative")
    def kink_holds_zero() -> None:
        ...
        assert worst <= 1e-8, f"largest violation {worst:.2e}"

One test calls every function, another finds every sentence in its notebook: the two cannot drift apart.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Claim", "claim", "registered", "table", "verdict"]


@dataclass(frozen=True)
class Claim:
    """A sentence, the notebook that says it (``NN_name``), and the function that fails if it is false."""

    sentence: str
    notebook: str
    proof: Callable[[], None]


_registry: list[Claim] = []


def claim(sentence: str, notebook: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the decorated function as the proof of a sentence.

    Parameters
    ----------
    sentence : str
        The literal text of the notebook, numbers included; line breaks do not matter.
    notebook : str
        The notebook that says it, such as ``"04_derivative"``.

    Returns
    -------
    decorator
        Takes a function without arguments that raises `AssertionError`, with the numbers, if the sentence is
        false; gives the function back unchanged.

    Raises
    ------
    ValueError
        If the sentence is empty, if its notebook already claims it, or if the notebook is not called NN_name.
    TypeError
        If the sentence or the notebook is not a string.
    """
    for argument, came in (("sentence", sentence), ("notebook", notebook)):
        if not isinstance(came, str):
            raise TypeError(f"{argument}: got {type(came).__name__}; give a string")
    text = " ".join(sentence.split())
    if not text:
        raise ValueError(f"sentence: got {sentence!r}; give the words of the notebook")
    if not re.fullmatch(r"\d\d_[a-z0-9_]+", notebook):
        raise ValueError(f"notebook: got {notebook!r}; give a name such as '04_derivative'")
    if any((known.sentence, known.notebook) == (text, notebook) for known in _registry):
        raise ValueError(f"sentence: {notebook} claims already {text!r}; claim it once")

    def register(proof: Callable[[], None]) -> Callable[[], None]:
        _registry.append(Claim(text, notebook, proof))
        return proof

    return register


def registered() -> tuple[Claim, ...]:
    """Return every claim of the course, by notebook.

    Returns
    -------
    tuple of Claim
        The claims of all modules in this folder: a new module joins by standing there.
    """
    for module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
        importlib.import_module(module.name)
    return tuple(sorted(_registry, key=lambda known: known.notebook))


def verdict(stated: Claim) -> str:
    """Try one claim.

    Parameters
    ----------
    stated : Claim
        The claim to try.

    Returns
    -------
    str
        ``"holds"``, or ``"FALSE: "`` and what the proof found. Any error but `AssertionError` is raised.
    """
    try:
        stated.proof()
    except AssertionError as found:
        return f"FALSE: {found}"
    return "holds"


def table() -> str:
    """Try every claim of the course.

    Returns
    -------
    str
        A line a claim: the notebook, the verdict, the sentence.
    """
    rows = [(stated.notebook, verdict(stated), stated.sentence) for stated in registered()]
    return "\n".join(f"{notebook:<24} {outcome:<8} {sentence}" for notebook, outcome, sentence in rows)
