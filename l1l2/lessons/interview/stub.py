"""What a reader starts from who is asked to code: the answer with its functions emptied."""

import ast


def write_stub(code: str) -> str:
    """Return code with the body of each function left out, so that stub and answer cannot drift apart.

    Parameters
    ----------
    code : str
        Functions with docstrings, and a last line that calls a check: ``check_...(...)``.

    Returns
    -------
    str
        Signatures and docstrings stay, and all that stands outside of functions.

    Raises
    ------
    ValueError
        If it is no Python, has no function, a function has no docstring, or the last line is no check.
    """
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        raise ValueError(f"{error.msg} in {error.text!r}; give code that runs") from None
    last = code.rstrip().split("\n")[-1]
    if not last.startswith("check_"):
        raise ValueError(f"ends with {last!r}; end with a call, check_...(...)")
    lines: list[str] = code.rstrip().split("\n")
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if not functions or any(ast.get_docstring(node) is None for node in functions):
        raise ValueError("give at least one function, and each its docstring")
    for node in reversed(functions):  # from below: the lines above keep their numbers
        if len(node.body) < 2:
            raise ValueError(f"{node.name} does nothing; give it a body")
        lines[node.body[0].end_lineno : node.end_lineno] = ["    ..."]
    return "\n".join(lines) + "\n"
