"""Words, the signs that may stand inside a name, and the form in which words are compared."""

import re
import unicodedata
from functools import lru_cache

# Latin letters, ligatures and combining accents; names of all tables are in Latin script.
WORD = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\ufb06]+")
# The sign "¬" is how scanned newspapers keep the hyphen at the end of a line.
HYPHENS = "-\u2010\u2011\u00ad\u00ac"
APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"
_BLANK = "[ \\t\u00a0\u202f\u2009]"
_LINE_END = rf"{_BLANK}?\r?\n{_BLANK}?"
# What may stand between two words of one name: "Trinidad & Tobago", "Congo (RDC)", "Etats- Unis", "É.-U.".
JOINT = re.compile(
    rf"{_BLANK}{{1,2}}|{_LINE_END}|[{HYPHENS}]{{1,2}}(?:{_BLANK}|{_LINE_END})?|{_BLANK}[{HYPHENS}–]{_BLANK}?"
    rf"|[{APOSTROPHES}]{_BLANK}?|\.(?:{_BLANK}|[{HYPHENS}])?|{_BLANK}?&{_BLANK}?|{_BLANK}\(|\){_BLANK}"
)
SPACE = re.compile(rf"{_BLANK}{{1,2}}|{_LINE_END}")
# What may stand inside one word that a line end has cut: "Angle-\nterre", "Angle- terre", "Angle¬terre".
BREAK = re.compile(rf"-(?:{_BLANK}|{_LINE_END})|[\u00ad\u00ac](?:{_LINE_END}|{_BLANK})?")

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "\u00ad": None}
)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word in lower case, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.casefold()).translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The look-up form: lower case, no accents, one space between words: ``"cote d ivoire"``."""
    return " ".join(map(fold_word, WORD.findall(text)))


fold_cue = lru_cache(maxsize=4096)(fold)
