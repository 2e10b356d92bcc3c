"""The columns of the data sets, as a reader reads them: the mathematics knows their English keys only."""

import re

from ..words import Said, say


def say_column(name: str) -> Said | str:
    """Say the name of a data set's column in the language in force.

    Parameters
    ----------
    name : str
        As `l1l2.maths.datasets` gives it; a symbol such as "x3" is the same in every language.

    Returns
    -------
    Said or str

    Raises
    ------
    ValueError
        If no data set has such a column.
    """
    if re.fullmatch(r"x[1-9]\d*", name):
        return name
    if noise := re.fullmatch(r"noise ([1-9]\d*)", name):
        return say("noise {number}", number=int(noise[1]))
    if name not in (measured := _say_measured()):
        raise ValueError(f"name: got {name!r}; give a column of a data set, such as 'body mass'")
    return measured[name]


def _say_measured() -> dict[str, Said]:
    """Say what was measured of the patients of the diabetes study."""
    return {
        "age": say("age"),
        "sex": say("sex"),
        "body mass": say("body mass"),
        "blood pressure": say("blood pressure"),
        "cholesterol": say("cholesterol"),
        "LDL": say("LDL"),
        "HDL": say("HDL"),
        "cholesterol / HDL": say("cholesterol / HDL"),
        "triglycerides": say("triglycerides"),
        "blood sugar": say("blood sugar"),
    }
