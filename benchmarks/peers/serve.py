"""One peer behind one pipe: a case a line comes in, its answer goes out.

Each script beside this one runs in an environment of its own, so that nothing of filet can be imported here.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

# A case as it comes in: "text", "lang" (fr or en), "kind", "reference" (an ISO day or null).
Case = dict[str, Any]


def serve(answer: Callable[[Case], list[Any]]) -> None:
    """Writes what ``answer`` finds in each case: values in text order, of which a list in the list means "any of these".

    A case that a peer stumbles over is answered with nothing, and the error goes to standard error.
    """
    for line in sys.stdin:
        case = json.loads(line)
        try:
            found = answer(case)
        except Exception as error:  # what a peer may raise is not ours to know
            print(f"{case['text']!r}: {type(error).__name__}: {error}", file=sys.stderr)
            found = []
        sys.stdout.write(json.dumps(found) + "\n")


def digits_in(text: str) -> Iterator[float]:
    """The numbers of a text in which a peer has put digits for words."""
    for word in text.replace(",", "").split():
        stripped = word.strip(".;:!?()%$€£")
        if stripped and stripped.lstrip("-").replace(".", "", 1).isdecimal():
            yield float(stripped)
