"""The value of digits with the signs of their language inside."""

import re
from collections.abc import Sequence
from decimal import Decimal

_SIGNS = re.compile(r"[.,'’٬]")


def digits_value(raw: str, decimal: str, before_measure: bool) -> tuple[Decimal, bool] | None:
    """The value of digits with their inner signs, and whether signs group them; None for 18.06.2015 and its like."""
    if len(raw) > 30:
        return None  # no quantity has that many digits; long ones cost time
    signs = _SIGNS.findall(raw)
    if not signs:
        return Decimal(raw), False
    groups = _SIGNS.split(raw)
    head, tail = groups[0], groups[-1]
    whole = "".join(groups)
    if len(set(signs)) == 1 and _groups_well(groups, signs[0]):
        if len(signs) == 1 and before_measure and signs[0] == decimal:
            return Decimal(f"{head}.{tail}"), False
        return Decimal(whole), True
    if len(signs) == 1:
        if signs[0] in ".," and (head == "0" or head[0] != "0"):
            return Decimal(f"{head}.{tail}"), False
        return None
    if signs[-1] in ".," and signs[-1] not in signs[:-1] and len(set(signs[:-1])) == 1 and _groups_well(groups[:-1], signs[0]):
        return Decimal(f"{''.join(groups[:-1])}.{tail}"), True
    return None


def _groups_well(groups: Sequence[str], sign: str) -> bool:
    """1.374.000 or, with commas, the Indian 1,03,00,000."""
    if groups[0][0] == "0" or not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    if all(len(group) == 3 for group in groups[1:]):
        return True
    return sign == "," and len(groups[0]) <= 2 and all(len(group) == 2 for group in groups[1:-1])


def plain_value(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
