"""Text that a spreadsheet would take for a formula is made harmless, and can be had back.

Words of a document are hostile: ``=HYPERLINK(…)`` in a CSV file runs when the file is opened. As OWASP says (CSV Injection; ASVS
1.2.10), a ``'`` goes in front of a cell that begins with ``= + - @``, their full-width forms, a tab, a line break or NUL. Quotes
do not help against a program that splits lines at another character – Excel on a French machine splits at ``;`` – so a ``'`` also
goes behind each ``;``, tab and line break that such a sign follows. Spaces and invisible characters in front of the sign change
nothing, and text that has a ``'`` there already gets one more: ``restore_text`` is the exact inverse.
"""

import re

_INVISIBLE = "(?:[^\\S\t\r\n]|[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*"
_FORMULA = f"{_INVISIBLE}[=+\\-@＝＋－＠]"
_AT_START = f"(?='*(?:[\t\r\n\x00]|{_FORMULA}))"
_BEHIND_SEPARATOR = f"(?='*{_FORMULA})"

_UNSAFE = re.compile(f"^{_AT_START}|(?<=[;\t\r\n]){_BEHIND_SEPARATOR}")
_ESCAPED = re.compile(f"^'{_AT_START}|(?<=[;\t\r\n])'{_BEHIND_SEPARATOR}")


def escape_text(text: str) -> str:
    """``text`` as it may stand in a cell of a CSV file; nearly always that is ``text`` itself."""
    return _UNSAFE.sub("'", text)


def restore_text(cell: str) -> str:
    """The text that ``escape_text`` made ``cell`` of."""
    return _ESCAPED.sub("", cell)
