"""The bytes of a file become text: UTF-8, UTF-16, Chinese in GBK, or the letters of Western Windows."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice

from ..words import say

BYTES = 50_000_000  # the most that is read: beyond, a fit is no longer a matter of seconds
NAMES = {"utf-8-sig": "UTF-8", "gb18030": "GBK", "cp1252": "Windows-1252", "latin-1": "latin-1"}
RUNS = 10_000  # of letters beyond ASCII, from which the encoding is guessed
CHINESE = 0.6  # of them are among the common ones, in a Chinese file
COMMON = re.compile(
    rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]"
)  # in GBK: punctuation, and the 3,755 common characters


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Raises
    ------
    ValueError
        If there are too many bytes, or they are no text.
    """
    if len(content) > BYTES:
        megabytes = BYTES / 1e6
        raise ValueError(
            say("the file has more than {most:.0f} MB; give some of its rows or columns", most=megabytes)
        )
    encoding = guess_encoding(content)
    text = content.decode(encoding) if _fits(content, encoding) else "\0"
    if "\0" in text:
        raise ValueError(say("this is not a text file (a spreadsheet?); export it as CSV, in UTF-8"))
    return text, NAMES.get(encoding, "UTF-16")


def guess_encoding(content: bytes) -> str:
    """Return the codec that fits, the one that can be told most surely first."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in content:  # in UTF-16 each digit has a zero byte before it, or behind it
        return "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
    if _fits(content, "utf-8-sig"):
        return "utf-8-sig"
    if _fits(content, "gb18030") and is_chinese(content.decode("gb18030")):
        return "gb18030"
    # The last two differ in 32 bytes only: control characters of latin-1, quotes and € of Windows.
    of_windows = any(0x80 <= byte < 0xA0 for byte in set(content)) and _fits(content, "cp1252")
    return "cp1252" if of_windows else "latin-1"


def is_chinese(text: str) -> bool:
    """Return whether what was decoded as GBK makes sense as Chinese.

    GBK takes two accented letters of a Western file, or one and the letter behind it, for one character.
    Such a character is rare, or stands alone inside a word, as in "POPULAÇÃO".
    """
    found = islice(re.finditer(r"([A-Za-z]?)([^\0-\x7f]+)([A-Za-z]?)", text), RUNS)
    runs = [run.groups() for run in found]
    apart = [letters for before, letters, behind in runs if len(letters) > 1 or not before + behind]
    common = sum(bool(COMMON.fullmatch(letter.encode("gb18030"))) for letters in apart for letter in letters)
    return common >= CHINESE * sum(len(letters) for _, letters, _ in runs) > 0


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
