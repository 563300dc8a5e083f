"""A number expression while it is being decided on."""

from decimal import Decimal

from pipeline.records import Modifier
from pipeline.values.numbers.digits import plain_value
from pipeline.values.numbers.number import Kind, Value


class Found:
    """A number expression while it is being decided on: tokens [i, j), characters [start, end)."""

    __slots__ = (
        "coefficient",
        "digits",
        "drop",
        "end",
        "grouped",
        "hedge",
        "high",
        "i",
        "j",
        "kind",
        "label",
        "modifier",
        "rule",
        "scale",
        "start",
        "value",
        "weak",
    )

    def __init__(self, i: int, j: int, start: int, end: int, value: Decimal, rule: str) -> None:
        self.i, self.j, self.start, self.end, self.value, self.rule = i, j, start, end, value, rule
        self.high: Decimal | None = None
        self.kind: Kind = "cardinal"
        self.coefficient, self.scale = value, 1
        self.digits = self.grouped = self.weak = self.drop = self.label = False
        # weak: too little evidence alone ("un", "neuf"); drop: read, but no quantity
        self.modifier: Modifier | None = None
        self.hedge: tuple[int, int] | None = None

    def whole_value(self) -> Value:
        return plain_value(self.value) if self.high is None else (plain_value(self.value), plain_value(self.high))

    def plain_digits(self) -> bool:
        """A run of digits and nothing else: may be a year, a day, a label."""
        return self.digits and not self.grouped and self.scale == 1 and self.high is None and self.j == self.i + 1
