"""A text cut at the borders of its evidence, so that every value can be shown where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

# What an HTML page cannot hold as it is: NUL and halves of characters. One character stands for each, so places stay.
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")

_ISOLATES = re.compile("[\u2066-\u2069]")
_POP = "\u2069"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: characters of the text, half-open; ``value_id`` as in ``cards``, ``colour`` a class of view.css.

    An empty ``label`` is not shown.
    """

    start: int
    end: int
    value_id: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text over which the same spans lie, or none.

    ``text`` is ``source[start:start + len(text)]``. ``value_ids``: of all spans over it, the shortest first, in whose colour
    it is shown. ``labels``: of the spans that end with it.
    """

    start: int
    text: str
    value_ids: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    colour: str = ""


def highlight(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Pieces that follow each other and together are ``text``; spans may overlap in any way.

    A span that is empty or does not lie within the text is left out. An empty text gives no piece.
    """
    fitting = sorted(
        (span for span in spans if 0 <= span.start < span.end <= len(text)),
        key=lambda span: (span.start, span.end, span.value_id),
    )
    borders = sorted({0, len(text), *(span.start for span in fitting), *(span.end for span in fitting)})
    pieces: list[Piece] = []
    over: list[Span] = []
    following = 0
    for start, end in pairwise(borders):
        over = [span for span in over if span.end > start]
        while following < len(fitting) and fitting[following].start == start:
            over.append(fitting[following])
            following += 1
        over.sort(key=lambda span: (span.end - span.start, span.value_id))
        pieces.append(
            Piece(
                start,
                text[start:end],
                value_ids=tuple(dict.fromkeys(span.value_id for span in over)),
                labels=tuple(dict.fromkeys(span.label for span in over if span.end == end and span.label)),
                colour=over[0].colour if over else "",
            )
        )
    return tuple(pieces)


def showable(text: str) -> str:
    """``text`` as a page can hold it: NUL and halves of characters are U+FFFD."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def isolated(text: str) -> str:
    """A name or a quotation as it may stand between other words, within an element that isolates it.

    Bidirectional isolates that it opens are closed, and one that it closes without having opened it is U+FFFD: else it would
    turn round what stands behind its element.
    """
    opened = 0

    def balanced(sign: re.Match[str]) -> str:
        nonlocal opened
        if sign[0] != _POP:
            opened += 1
        elif opened:
            opened -= 1
        else:
            return "\N{REPLACEMENT CHARACTER}"
        return sign[0]

    return _ISOLATES.sub(balanced, text) + _POP * opened


def exact(text: str) -> Markup:
    """A whole text, or a piece of it, escaped so that a page holds it character by character, a carriage return too.

    NUL and halves of characters, which no page can hold, are shown as U+FFFD.
    """
    return Markup(escape(showable(text)).replace("\r", Markup("&#13;")))
