"""Print every claim of the course with its notebook and its verdict: python -m l1l2.course."""

import sys

from .claim import list_claims, try_all


def main() -> int:
    """Print the table and how many there are; return the exit status, 1 if one is false."""
    tried = try_all()
    print(tried)
    print(f"\n{len(list_claims())} claims")
    return int(any(line.startswith("FALSE: ") for line in tried.splitlines()))


if __name__ == "__main__":
    sys.exit(main())
