"""Makes of vehicles and weapons, behind which a number is a model: one table for numbers and dates, in all languages."""

from pipeline.rules import Table


class Makes(Table):
    """Schema of ``patterns/makes.toml``: words in small letters."""

    vehicles: list[str]
    arms: list[str]
