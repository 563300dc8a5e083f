"""The one style and the one script of the page, known to its Content-Security-Policy by their hashes: nothing else can run."""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Sealed:
    """What stands between the tags, to the character, and its hash as the policy writes it."""

    text: Markup
    hash: str


def sealed(tag: Literal["style", "script"], *parts: str) -> Sealed:
    """``parts``, which are files of filet, as one. Raises ValueError for one that would end the element before its end."""
    text = "\n".join(parts)
    # What an HTML parser could take for more than text in these elements.
    if re.search(rf"</{tag}|<!--", text, re.IGNORECASE) or "\r" in text:
        raise ValueError(f"this cannot stand in <{tag}>")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Sealed(Markup(text), f"'sha256-{digest}'")


def policy(style: Sealed, script: Sealed) -> str:
    """No request, no frame, no form, no style and no script but these two."""
    return f"default-src 'none'; style-src {style.hash}; script-src {script.hash}; base-uri 'none'; form-action 'none'"
