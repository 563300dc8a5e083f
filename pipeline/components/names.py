"""What a model of names reads around a few words of a document, without reading the rest of it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

# Tokens to each side of the words: the model's vectors look four tokens to each side, and a name has a few words itself.
# On the whole corpus the entities that touch the words are those of a model that reads everything.
REACH = 8


def entities_around(ner: Any, docs: Sequence[Doc], places: Sequence[Sequence[tuple[int, int]]]) -> list[list[tuple[int, Span]]]:
    """For each document the entities near its ``places``, sorted spans of characters; none when it has no places.

    An entity is a Span of a small document of its own, and comes with the character of ``doc.text`` where that begins.
    """
    windows = [_windows(doc, spans) for doc, spans in zip(docs, places, strict=True)]
    asked = [window for of_doc in windows for _, window in of_doc]
    if asked:
        ner.set_annotations(asked, ner.predict(asked))
    return [[(start, ent) for start, window in of_doc for ent in window.ents] for of_doc in windows]


def _windows(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[tuple[int, Doc]]:
    if not spans:
        return []
    starts = doc.to_array("IDX")
    edges: list[tuple[int, int]] = []
    for start, end in spans:
        first = max(0, int(np.searchsorted(starts, start, "right")) - 1 - REACH)
        last = min(len(doc), int(np.searchsorted(starts, end, "left")) + REACH)
        if edges and first <= edges[-1][1]:
            edges[-1] = (edges[-1][0], last)
        else:
            edges.append((first, last))
    attrs = doc.to_array(["NORM", "SPACY"])
    windows = []
    for first, last in edges:
        words = [token.text for token in doc[first:last]]
        window = Doc(doc.vocab, words=words, spaces=attrs[first:last, 1].astype(bool).tolist())
        norms: Any = attrs[first:last, :1]
        window.from_array(["NORM"], norms)
        windows.append((int(starts[first]), window))
    return windows
