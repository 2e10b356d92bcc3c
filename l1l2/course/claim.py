"""Claims: the factual sentences of the course, each held to the function that recomputes it.

The module `claims` of a lesson proves them::

    @claim("geometry/cone_of_a_corner")
    def cone_of_a_corner() -> None:
        ...
        assert worst <= 1e-8, f"largest violation {worst:.2e}"

and the text carries the name behind the sentence that says so: ``a wedge.<!-- claim: cone_of_a_corner -->``.
One test calls every function, another compares the keys: the two cannot drift apart.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..validate import instance
from .catalogue import modules, order

__all__ = ["Claim", "claim", "list_claims", "try_all", "try_claim"]


@dataclass(frozen=True)
class Claim:
    """What the course says, and the function that fails if it is false.

    Attributes
    ----------
    key : str
        The lesson and the claim's name, such as "geometry/cone_of_a_corner".  The words stand in the text
        alone, before a mark such as ``<!-- claim: cone_of_a_corner -->``; one proof may cover several.
    proof : callable
        Raises `AssertionError`, with the numbers, if the claim is false.
    """

    key: str
    proof: Callable[[], None]


_registry: dict[str, Claim] = {}


def claim(key: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the decorated function as the proof of a claim.

    Parameters
    ----------
    key : str
        The lesson and the claim's name: ``"geometry/cone_of_a_corner"``.

    Returns
    -------
    decorator
        Takes a function without arguments that raises `AssertionError`, with the numbers, if the claim is
        false; gives the function back unchanged.

    Raises
    ------
    ValueError
        If there is no such lesson, the name is not of a-z, 0-9 and _, or the key is claimed already.
    TypeError
        If the key is not a string.
    """
    instance(key, "key", str, "a lesson and a name, such as 'geometry/cone_of_a_corner'")
    lesson, _, name = key.partition("/")
    if lesson not in order() or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"key: got {key!r}; give a lesson and a name, such as 'geometry/cone_of_a_corner'")
    if key in _registry:
        raise ValueError(f"key: {key!r} is claimed already; give each claim its own")

    def register(proof: Callable[[], None]) -> Callable[[], None]:
        _registry[key] = Claim(key, proof)
        return proof

    return register


def load() -> None:
    """Import every module of claims: each registers its own."""
    list(modules("claims"))


def list_claims() -> tuple[Claim, ...]:
    """Return every claim of the course, in reading order.

    Returns
    -------
    tuple of Claim
        The claims of every lesson: a new one joins by having a module whose name begins with `claims`.
    """
    load()
    return tuple(sorted(_registry.values(), key=lambda stated: order().index(stated.key.partition("/")[0])))


def try_claim(stated: Claim) -> str:
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


def try_all() -> str:
    """Try every claim of the course.

    Returns
    -------
    str
        A line a claim: the verdict and the key.
    """
    return "\n".join(f"{try_claim(stated):<8} {stated.key}" for stated in list_claims())
