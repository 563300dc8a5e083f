"""The day of a feast in a year, from the rule of the date table."""

import re
from datetime import date, timedelta

# "12-25"; "easter", "easter-2"; "11/4/4" (month, weekday from Monday, which one, -1 the last), "11/4/4+1".
FEAST_RULE = r"(?:(\d\d)-(\d\d)|easter|(\d\d)/([1-7])/(-1|[1-5]))([+-]\d{1,2})?"
_RULE = re.compile(FEAST_RULE)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm: Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def day_of_feast(rule: str, year: int) -> date | None:
    """The day that ``rule`` gives for ``year``; None for a year before the Gregorian calendar or a wrong rule."""
    match = _RULE.fullmatch(rule)
    if match is None or not 1583 <= year <= 2999:
        return None
    month, day, of_month, weekday, which, offset = match.groups()
    if month:
        found = date(year, int(month), int(day))
    elif of_month:
        number = int(which)
        first = date(year, int(of_month), 1) if number > 0 else date(year, int(of_month) + 1, 1) - timedelta(days=7)
        found = first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (max(number, 1) - 1))
    else:
        found = easter(year)
    return found + timedelta(days=int(offset or 0))
