"""When operations took place: bars of how many in each month, quarter or year, and, where they are few, one line for each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from pipeline.rows import RecordRow, days_of
from pipeline.view.pages import make_environment
from pipeline.view.words import Words

# Months in one bar: a month, a quarter, a year, a decade, a century. The finest that gives no more bars than MOST_BARS is drawn.
_MONTH, _QUARTER, _YEAR, _DECADE, _CENTURY = 1, 3, 12, 120, 1200
_UNITS = {_MONTH: "month", _QUARTER: "quarter", _YEAR: "year", _DECADE: "decade", _CENTURY: "century"}
MOST_BARS = 40
FEWEST_BARS = 6
# Up to so many operations have a line of their own.
MOST_LINES = 40
# So many in a hundred, at either end, may stand in a bar "before" or "after", so that one old case does not flatten the rest.
_OUTLIERS = 1
# A finer unit is not taken when more than one in five has no date as exact as it.
_INEXACT = 5
_LONGEST_NAME = 80

# The drawing: across in per cent of the room there is, down in pixels, so that a narrow page has letters and bars as large.
_TOP, _GROUND = 10, 200
_LABEL_LINE = 20
_MOST_LABELS = 14
# The axis of the lines: labels at most (a month's is longer than a year's), and the last place (per cent) with room for one;
# the same on a narrow page, which leaves out every second one, too.
_MOST_YEARS = 6
_MOST_MONTHS = 4
_LAST_TICK = 86
_LAST_YEAR_NARROW = 78
_LAST_MONTH_NARROW = 56


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One operation. ``operation``: its name; ``about``: what else to call it, such as the title of its text.

    ``dates``: EDTF of the guidelines, None where none is told. ``href``: where its line leads.
    """

    operation: str | None
    dates: str | None
    about: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """The period in which an operation counts: ``months`` since the year 0, of its first one; ``length`` in months."""

    months: int
    length: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """``count`` periods of ``unit`` months; ``first``: the first one, in units since the year 0."""

    unit: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """How many operations count in a period. ``x`` and ``width``: its place across, in per cent; ``named_top`` and
    ``unnamed_top``: how far down its two parts begin, in pixels.

    ``tick``: the label under it, None for none; ``minor``: a label that a narrow page leaves out; ``year``: a second label.
    """

    label: str
    named: int
    unnamed: int
    x: float
    width: float
    named_top: float
    unnamed_top: float
    tick: str | None
    minor: bool
    year: str | None

    @property
    def total(self) -> int:
        return self.named + self.unnamed


@dataclass(frozen=True, slots=True)
class Line:
    """One operation on the axis of the lines: from ``x`` to ``end`` in per cent of it; ``name``: ``full_name``, cut where it is
    long; ``open_start`` and ``open_end``: it goes on beyond."""

    name: str
    full_name: str
    named: bool
    href: str | None
    dates: str
    x: float
    end: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A row of the table: how many operations count in a period."""

    label: str
    named: int
    unnamed: int


def point_of(row: RecordRow, href: str | None = None) -> TimelinePoint:
    """The point of a record. Leave out what is no operation (``kind`` "total") and what another text retells."""
    return TimelinePoint(row.operation, row.dates, row.title or row.doc_id, href)


def timeline(points: Iterable[TimelinePoint], words: Words, *, name: str | None = None) -> Markup:
    """A ``<figure>`` with bars, lines where the points are few, and a table; a sentence where no point has a date.

    An operation counts once: in the period of its last day, else of its first, as ``RecordRow.year`` does. One whose date
    is less exact than a bar ("2024" among months), or with none, is not drawn; a sentence and the table say how many.
    ``words`` have the part "view.charts". ``name``: what is counted, as the name of the picture.
    """
    every = list(points)
    moments = [_moment(point.dates) for point in every]
    dated = [(point, moment) for point, moment in zip(every, moments, strict=True) if moment]
    undated = len(every) - len(dated)
    if not dated:
        return Markup(_template(words).render(name=name, bars=(), undated=undated))
    scale = _choose_scale([moment for _, moment in dated])
    exact = Counter((_place(moment, scale), bool(point.operation)) for point, moment in dated if moment.length <= scale.unit)
    inexact = Counter((moment, bool(point.operation)) for point, moment in dated if moment.length > scale.unit)
    bars = _make_bars(exact, scale, words)
    table = [PeriodRow(bar.label, bar.named, bar.unnamed) for bar in bars if bar.total]
    for moment in sorted({moment for moment, _ in inexact}, key=lambda moment: (moment.months, moment.length)):
        label = words("timeline.no_more_exact", period=_label(moment.months, moment.length, words))
        table.append(PeriodRow(label, inexact[moment, True], inexact[moment, False]))
    ticks = _number_ticks(max(bar.total for bar in bars))
    lined = [point for point, _ in dated] if len(dated) <= MOST_LINES else []
    axis = _make_axis(lined, words) if lined else None
    return Markup(
        _template(words).render(
            name=name or words(f"timeline.by_{_UNITS[scale.unit]}"),
            ground=_GROUND,
            height=_GROUND + _LABEL_LINE * (2 if any(bar.year for bar in bars) else 1),
            bars=bars,
            highest=max(bars, key=lambda bar: bar.total),
            grid=[(_height(tick, ticks[-1]), tick) for tick in ticks],
            table=table,
            named=sum(row.named for row in table),
            unnamed=sum(row.unnamed for row in table),
            inexact=inexact.total(),
            undated=undated,
            axis=axis,
            lines=_make_lines(lined, axis, words) if axis else (),
        )
    )


@cache
def _template(words: Words) -> Template:
    return make_environment(words).get_template("timeline.html")


def _moment(dates: str | None) -> _Moment | None:
    """Of the last end that has a year; None without one."""
    for end in reversed(dates.split("/") if dates else []):
        if end[:3].isdecimal() and end.endswith("X"):
            return _Moment(int(end[:3]) * _DECADE, _DECADE)
        if end[:4].isdecimal():
            return _Moment(int(end[:4]) * _YEAR, _YEAR) if len(end) == 4 else _Moment(_month_number(end), _MONTH)
    return None


def _month_number(day: str) -> int:
    """Months since the year 0 of "2024-06" or a day of it."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


# --- bars -------------------------------------------------------------------------------------------------------------


def _choose_scale(moments: Sequence[_Moment]) -> _Scale:
    months = sorted(moment.months for moment in moments)
    cut = len(months) * _OUTLIERS // 100
    unit = _CENTURY
    for unit in _UNITS:
        inexact = sum(moment.length > unit for moment in moments)
        if inexact * _INEXACT <= len(moments) and months[-1 - cut] // unit - months[cut] // unit < MOST_BARS:
            break
    periods = [month // unit for month in months]
    # Of what could be cut off, all that there is room for stays.
    last = max(period for period in periods if period < periods[cut] + MOST_BARS)
    first = min(period for period in periods if period > last - MOST_BARS)
    if unit == _MONTH and last - first < _YEAR:
        first, last = first // _YEAR * _YEAR, last // _YEAR * _YEAR + _YEAR - 1
    first = max(0, min(first, last - FEWEST_BARS + 1))
    return _Scale(unit, first, last - first + 1)


def _place(moment: _Moment, scale: _Scale) -> int:
    """The number of the moment's period on the scale; -1 before it, ``count`` after it."""
    return max(-1, min(scale.count, moment.months // scale.unit - scale.first))


def _make_bars(exact: Counter[tuple[int, bool]], scale: _Scale, words: Words) -> list[Bar]:
    places = {place for place, _ in exact} | set(range(scale.count))
    slot = 100 / len(places)
    top = _number_ticks(max((exact[place, True] + exact[place, False] for place in places), default=0))[-1]
    bars = []
    for position, place in enumerate(sorted(places)):
        named, unnamed = exact[place, True], exact[place, False]
        width = slot * 0.76
        tick, minor, year = _labels_under(place, scale, words)
        bars.append(
            Bar(
                label=_label_of_place(place, scale, words),
                named=named,
                unnamed=unnamed,
                x=round(slot * position + (slot - width) / 2, 2),
                width=round(width, 2),
                named_top=_height(named, top),
                unnamed_top=_height(named + unnamed, top),
                tick=tick,
                minor=minor,
                year=year,
            )
        )
    return bars


def _height(number: int, top: int) -> float:
    """How far down in the drawing a bar of ``number`` begins, where the highest that fits is ``top``."""
    return round(_GROUND - (_GROUND - _TOP) * number / top, 1)


def _number_ticks(highest: int) -> list[int]:
    """0 to a number not below ``highest``, in at most five equal steps of 1, 2 or 5 with zeros."""
    step = next(step for ten in range(20) for step in (10**ten, 2 * 10**ten, 5 * 10**ten) if highest <= 5 * step)
    return list(range(0, max(1, -(-highest // step)) * step + 1, step))


def _label_of_place(place: int, scale: _Scale, words: Words) -> str:
    if place < 0:
        return words("timeline.before", period=_label(scale.first * scale.unit, scale.unit, words))
    if place >= scale.count:
        return words("timeline.after", period=_label((scale.first + scale.count - 1) * scale.unit, scale.unit, words))
    return _label((scale.first + place) * scale.unit, scale.unit, words)


def _label(months: int, length: int, words: Words) -> str:
    """A period as a person writes it: "June 2024", "Q2 2024", "2024", "1990–1999"."""
    year, month = divmod(months, 12)
    if length == _MONTH:
        return words.dates(f"{year:04}-{month + 1:02}")
    if length == _QUARTER:
        return words("timeline.quarter", quarter=month // 3 + 1, year=f"{year:04}")
    return f"{year:04}" if length == _YEAR else f"{year:04}–{year + length // _YEAR - 1:04}"


def _labels_under(place: int, scale: _Scale, words: Words) -> tuple[str | None, bool, str | None]:
    """What stands under a bar, whether a narrow page leaves it out, and what stands below that; chosen so that none meets
    the next one."""
    if not 0 <= place < scale.count:
        return "‹" if place < 0 else "›", True, None
    number = scale.first + place
    year, month = divmod(number * scale.unit, 12)
    # A year is written at its first bar, and at the first of all where the next year is not too near.
    starts_year = month == 0 or (place == 0 and month < 9)
    if scale.unit == _MONTH:
        shown = scale.count <= _YEAR or month % 3 == 0
        tick = words("timeline.months").split()[month] if shown else None
        return tick, month % (3 if scale.count <= _YEAR else 6) != 0, f"{year:04}" if starts_year else None
    if scale.unit == _QUARTER:
        return f"{year:04}" if month == 0 else None, year % 2 != 0, None
    every = -(-scale.count // _MOST_LABELS)
    return f"{year:04}" if number % every == 0 else None, scale.count > FEWEST_BARS and number // every % 2 != 0, None


# --- lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tick:
    """A place on the axis of the lines in per cent of it, its label, and whether a narrow page leaves the label out."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class _Axis:
    """The line axis, from ``first`` to ``last`` in months since the year 0."""

    first: int
    last: int
    ticks: tuple[_Tick, ...]

    def at(self, months: float) -> float:
        """Per cent of the length."""
        return round(100 * (months - self.first) / (self.last - self.first), 2)


def _make_axis(points: Sequence[TimelinePoint], words: Words) -> _Axis:
    known = [months for point in points for months in _ends(point) if months is not None]
    first, last = int(min(known)), int(max(known)) + 1
    while last - first < FEWEST_BARS:
        first, last = max(0, first - 1), last + 1
    years = (_YEAR * 10**ten * number for ten in range(4) for number in (1, 2, 5))
    length = last - first
    step = next(step for step in (1, 3, 6, *years) if length <= step * (_MOST_YEARS if step >= _YEAR else _MOST_MONTHS))
    axis = _Axis(first, last, ())
    months = words("timeline.months").split()
    last_narrow = _LAST_YEAR_NARROW if step >= _YEAR else _LAST_MONTH_NARROW
    ticks = []
    for position, number in enumerate(range(-(-first // step) * step, last, step)):
        year, month = divmod(number, 12)
        label = f"{year:04}" if step >= _YEAR else f"{months[month]} {year:04}"
        ticks.append(_Tick(axis.at(number), label, minor=position % 2 != 0 or axis.at(number) > last_narrow))
    return _Axis(first, last, tuple(tick for tick in ticks if tick.x <= _LAST_TICK))


def _ends(point: TimelinePoint) -> tuple[float | None, float | None]:
    """Where the operation begins and ends, in months since the year 0 with fractions; None where that is not known."""
    first, last = days_of(point.dates)
    return (
        None if first is None else _month_number(first) + (int(first[8:]) - 1) / 31,
        None if last is None else _month_number(last) + int(last[8:]) / 31,
    )


def _make_lines(points: Sequence[TimelinePoint], axis: _Axis, words: Words) -> list[Line]:
    lines = []
    for point in points:
        dates = point.dates or ""
        known = [months for months in _ends(point) if months is not None]
        full_name = " ".join((point.operation or point.about or words("records.unnamed")).split())
        lines.append(
            Line(
                name=_shorten(full_name),
                full_name=full_name,
                named=bool(point.operation),
                href=point.href,
                dates=words.dates(dates),
                x=axis.at(known[0]),
                end=axis.at(known[-1]),
                open_start=dates.startswith(".."),
                open_end=dates.endswith(".."),
            )
        )
    return sorted(lines, key=lambda line: (line.x, line.end, line.full_name))


def _shorten(name: str) -> str:
    """The name, cut between words where it is too long for a line."""
    if len(name) <= _LONGEST_NAME:
        return name
    head = name[: _LONGEST_NAME - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + "…"
