"""What can be chosen about an export."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Options:
    """``language``: of headers and explanations in a spreadsheet; names of columns and codes are the same in every language.

    ``evidence``: documents keep what is not scored (evidence, labels, source …).
    """

    language: Language = "en"
    evidence: bool = False
