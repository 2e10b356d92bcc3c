"""Claims: the factual sentences of the course, each held to the function that recomputes it.

The module `claims` of a lesson proves them::

    @claim("geometry/cone_of_a_corner")
    def cone_of_a_corner() -> None:
        ...
        assert worst <= 1e-8, f"largest violation {worst:.2e}"

and the text carries the name behind the sentence that says so: ``a wedge.<!-- claim: cone_of_a_corner -->``.
One test calls every function, another compares the keys: the two cannot drift apart.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass

from .catalogue import modules, order

__all__ = ["Claim", "claim", "registered", "table", "verdict"]


@dataclass(frozen=True)
class Claim:
    """What the course says, and the function that fails if it is false.

    Attributes
    ----------
    key : str
        The lesson and the claim's name, such as "geometry/cone_of_a_corner".
    proof : callable
        Raises `AssertionError`, with the numbers, if the claim is false.
    sentence, notebook : str
        The words and their notebook, of lessons that have no room yet; else empty: the words stand in the
        text alone, before a mark such as ``<!-- claim: cone_of_a_corner -->``.
    """

    key: str
    proof: Callable[[], None]
    sentence: str = ""
    notebook: str = ""


_registry: list[Claim] = []


def claim(key: str, notebook: str | None = None) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the decorated function as the proof of a claim.

    Parameters
    ----------
    key : str
        The lesson and the claim's name: ``"geometry/cone_of_a_corner"``.  A lesson without a room gives the
        literal text of its notebook instead; line breaks do not matter.
    notebook : str, optional
        The notebook that says it, such as ``"04_derivative"``, where the text is given.

    Returns
    -------
    decorator
        Takes a function without arguments that raises `AssertionError`, with the numbers, if the claim is
        false; gives the function back unchanged.

    Raises
    ------
    ValueError
        If there is no such lesson, the key or the sentence is claimed already or empty, or the notebook is
        not called NN_name.
    TypeError
        If an argument is not a string.
    """
    for argument, came in ("key", key), ("notebook", "" if notebook is None else notebook):
        if not isinstance(came, str):
            raise TypeError(f"{argument}: got {type(came).__name__}; give a string")
    if notebook is None:
        return _register(key=_unclaimed(key))
    text = " ".join(key.split())
    if not text:
        raise ValueError(f"key: got {key!r}; give the words of the notebook")
    if not re.fullmatch(r"\d\d_[a-z0-9_]+", notebook):
        raise ValueError(f"notebook: got {notebook!r}; give a name such as '04_derivative'")
    if any((known.sentence, known.notebook) == (text, notebook) for known in _registry):
        raise ValueError(f"key: {notebook} claims already {text!r}; claim it once")
    return _register(sentence=text, notebook=notebook)


def _unclaimed(key: str) -> str:
    lesson, _, name = key.partition("/")
    if lesson not in order() or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"key: got {key!r}; give a lesson and a name, such as 'geometry/cone_of_a_corner'")
    if any(known.key == key for known in _registry):
        raise ValueError(f"key: {key!r} is claimed already; give each claim its own")
    return key


def _register(**words: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def register(proof: Callable[[], None]) -> Callable[[], None]:
        named = {"key": f"{words.get('notebook', '')[3:]}/{proof.__name__}"} | words
        _registry.append(Claim(proof=proof, **named))
        return proof

    return register


def load() -> None:
    """Import every module of claims: each registers its own."""
    list(modules("claims"))
    unmoved = importlib.import_module("l1l2.learning.claims")
    for module in pkgutil.iter_modules(unmoved.__path__, prefix=f"{unmoved.__name__}."):
        importlib.import_module(module.name)


def registered() -> tuple[Claim, ...]:
    """Return every claim of the course, by notebook.

    Returns
    -------
    tuple of Claim
        The claims of every lesson: a new one joins by having a module `claims`.
    """
    load()
    number = {lesson: place for place, lesson in enumerate(order())}

    def place(stated: Claim) -> tuple[int, str]:
        return number.get(stated.key.partition("/")[0], len(number)), stated.notebook

    return tuple(sorted(_registry, key=place))


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
        A line a claim: the verdict, the key, and the sentence where it is not in the text alone.
    """
    rows = [(verdict(stated), stated.key, stated.sentence) for stated in registered()]
    return "\n".join(f"{outcome:<8} {key}  {sentence}".rstrip() for outcome, key, sentence in rows)
