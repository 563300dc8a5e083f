"""A date table, compiled."""

from functools import lru_cache

from pipeline.rules import Rules
from pipeline.values.dates.phrases import Phrases, first_words, listed_words, numbered_words, spellings
from pipeline.values.dates.table import DateTable, Unit
from pipeline.values.makes import Makes

# Kinds of word that an expression can begin with.
NUMBER, ARTICLE, MONTH, WEEKDAY, CARDINAL, ORDINAL, DEICTIC = (1 << bit for bit in range(7))
UNIT, SEASON, SHORT, PART, DAY, AGO, OPENING, SAME, DECADE, HOLIDAY, QUOTE, THAT = (1 << bit for bit in range(7, 19))
FEAST = 1 << 20
# Kinds that are no expression alone: the next word is one of the calendar, too.
LEADING = ARTICLE | CARDINAL | ORDINAL | DEICTIC | UNIT | PART | AGO | OPENING


class Words:
    """A date table, compiled."""

    def __init__(self, table: DateTable, makes: Makes) -> None:
        self.table = table
        self.months = Phrases(numbered_words(table.months))
        self.month_abbreviations = Phrases(numbered_words(table.month_abbreviations))
        self.weekdays = Phrases(numbered_words(table.weekdays))
        self.weekday_abbreviations = Phrases(numbered_words(table.weekday_abbreviations))
        self.seasons = Phrases(table.seasons.items())
        self.feasts = Phrases(table.feasts.items())
        self.feast_days = listed_words(name for name in table.feasts if name not in table.feast_names)
        self.feast_before = listed_words(table.feast_before)
        self.weekday_plurals = Phrases(numbered_words(table.weekday_plurals))
        self.weekday_tails = Phrases(table.weekday_tails.items())
        self.counted_from = Phrases(table.counted_from.items())
        self.same_day = listed_words(table.same_day)
        self.week_of = listed_words(table.week_of)
        self.units = Phrases((word, unit) for unit, words in table.units.items() for word in words)
        self.unit_phrases: Phrases[tuple[Unit, int]] = Phrases(
            (phrase, (unit, offset)) for unit, found in table.unit_phrases.items() for phrase, offset in found.items()
        )
        self.days = Phrases(table.days.items())
        self.anaphoric_days = Phrases(table.anaphoric_days.items())
        self.short_periods = {word: unit for unit, words in table.short_periods.items() for word in words}
        self.cardinals = Phrases(table.cardinals.items())
        self.ordinals = Phrases(table.ordinals.items())
        # A deictic word: how many periods away, and whether the period is told from the date before it in the text.
        self.that = Phrases((word, (0, True)) for word in table.that if word not in table.only_behind)
        deictics = (
            [(word, (0, False)) for word in table.this]
            + [(word, (-1, False)) for word in table.last]
            + [(word, (1, False)) for word in table.next]
            + [(word, (-1, True)) for word in table.previous]
            + [(word, (1, True)) for word in table.following]
            + [(word, (0, True)) for word in table.that]
        )
        self.deictics = Phrases((word, value) for word, value in deictics if word not in table.only_behind)
        self.deictics_behind = Phrases((word, value) for word, value in deictics if word in table.behind)
        self.articles = listed_words(table.articles)
        self.links = listed_words(table.links)
        self.month_links = listed_words(table.month_links)
        self.year_links = listed_words(table.year_links)
        self.month_before = listed_words(table.month_before)
        self.year_before = listed_words(table.year_before)
        self.year_before_weak = listed_words(table.year_before_weak)
        self.quantity_before = listed_words(table.quantity_before)
        self.habits = listed_words(table.habits)
        self.blocked = listed_words(table.blocked)
        self.open_from = listed_words(table.open_from)
        self.between = listed_words(table.between)
        self.to = listed_words(table.to)
        self.joins = listed_words(table.open_and)
        self.since = listed_words(table.since)
        self.to_date = listed_words(table.to_date)
        self.day_parts = listed_words(table.day_parts)
        self.parts = listed_words(table.parts)
        self.ago = listed_words(table.ago)
        self.ago_before = listed_words(table.ago_before)
        self.from_now = listed_words(table.from_now)
        self.from_now_weak = listed_words(table.from_now_weak)
        self.time_ahead = listed_words(table.time_ahead)
        self.quantities = Phrases(table.quantities.items())
        self.from_now_before = listed_words(table.from_now_before)
        self.earlier = listed_words(table.earlier)
        self.later = listed_words(table.later)
        self.day_before = listed_words(table.day_before)
        self.never_days = listed_words(table.never_days)
        self.dashed_day_before = listed_words(table.dashed_day_before)
        self.starting = listed_words(table.starting)
        self.plurals = {spelling[-1] for phrase in table.plurals for spelling in spellings(phrase)}
        self.deadline = listed_words(table.deadline)
        self.determiners = listed_words(table.determiners)
        self.never_alone = first_words(table.never_alone)
        self.future = listed_words(table.future)
        self.future_endings = tuple(table.future_endings)
        self.progressive = first_words(table.progressive)
        self.progressive_endings = tuple(table.progressive_endings)
        self.standing = listed_words(table.standing)
        self.announcing = first_words(table.announcing)
        self.past = listed_words(table.past)
        self.past_endings = tuple(table.past_endings)
        self.not_past = first_words(table.not_past)
        self.auxiliaries = first_words(table.auxiliaries)
        self.events = first_words(table.events)
        self.reporting = first_words(table.reporting)
        self.since_then = listed_words(table.since_then)
        self.same_period = listed_words(table.same_period)
        self.year_ago = listed_words(table.year_ago)
        self.period_nouns = listed_words(table.period_nouns)
        self.ended = listed_words(table.ended)
        self.possessives = listed_words(table.possessives)
        self.season_before = listed_words(table.season_before)
        self.decade_before = listed_words(table.decade_before)
        self.decade_endings = listed_words(table.decade_endings)
        self.decade_words = Phrases(table.decade_words.items())
        self.plural_endings = tuple(table.plural_endings)
        self.singular_endings = tuple(table.singular_endings)
        self.plural_words = first_words(table.plural_words)
        self.year_nouns = first_words(table.year_nouns)
        self.relational = first_words(table.relational)
        self.every_week = listed_words(table.every_week)
        self.lasting = first_words(table.lasting)
        self.born = first_words(table.born)
        self.makes = first_words(makes.vehicles)
        self.distant_days = listed_words(table.distant_days)
        self.function_words: set[str] = set().union(*(spelling for spelling in listed_words(table.function_words).spellings))
        # What joins two dates can follow one.
        self.function_words.update(spelling[0] for joint in (self.to, self.joins) for spelling in joint.spellings)
        # The first words of years told as two numbers ("nineteen eighty").
        self.centuries = {word for word, number in table.cardinals.items() if 18 <= number <= 20}
        self.suffixes = first_words(table.ordinal_suffixes)
        self.ambiguous = first_words(table.ambiguous_months)
        self.small_words = first_words(table.small_words)
        self.homograph_seasons = first_words(table.homograph_seasons)
        self.homographs = first_words(table.homograph_months)
        # Kinds of word, by first word of the phrases.
        self.kinds: dict[str, int] = {}
        for kind, group in (
            (ARTICLE, (self.articles,)),
            (MONTH, (self.months, self.month_abbreviations)),
            (WEEKDAY, (self.weekdays, self.weekday_abbreviations)),
            (CARDINAL, (self.cardinals,)),
            (ORDINAL, (self.ordinals,)),
            (DEICTIC, (Phrases(item for item in deictics if item[0] not in (*table.only_behind, *table.that)),)),
            (THAT, (self.that,)),
            (UNIT, (self.units, self.unit_phrases)),
            (SEASON, (self.seasons,)),
            (PART, (self.parts,)),
            (DAY, (self.days, self.anaphoric_days)),
            (AGO, (self.ago_before, self.from_now_before, self.from_now_weak, self.quantities)),
            (OPENING, (self.open_from, self.between, self.since, self.to_date, self.since_then)),
            (SAME, (self.same_period, self.year_ago)),
            (DECADE, (self.decade_before, self.decade_words)),
            (FEAST, (self.feasts,)),
        ):
            for phrases in group:
                for word in phrases.by_first:
                    self.kinds[word] = self.kinds.get(word, 0) | kind
        self.kinds["'"] = QUOTE
        for word in self.short_periods:
            self.kinds[word] = self.kinds.get(word, 0) | SHORT
        # Without one of these words or a number there is no date; the reader looks nowhere else.
        self.core: set[str] = set()
        calendar = (self.months, self.month_abbreviations, self.weekdays, self.weekday_abbreviations)
        for phrases in (*calendar, self.seasons, self.units, self.decade_before, self.decade_words):
            self.core.update(phrases.by_first)
        for phrases in (self.days, self.anaphoric_days, self.unit_phrases, self.since_then, self.same_period):
            for spelling in phrases.spellings:
                self.core.add(max(spelling, key=len))
        self.core.update(max(spelling, key=len) for spelling in self.feasts.spellings)
        self.core.update(spelling[0] for spelling in self.weekday_plurals.spellings)
        self.core.update(word for word, number in table.cardinals.items() if number >= 1000)
        # Every word that can stand in an expression.
        self.known: set[str] = set()
        for found in vars(self).values():
            if isinstance(found, Phrases):
                self.known.update(*found.spellings)
            elif isinstance(found, set | dict):
                self.known.update(word for word in found if isinstance(word, str))
        # What may stand around a bare expression without belonging to it.
        self.ignorable = {".", ",", ";", ":", "(", ")", "[", "]", '"', "«", "»", "“", "”", "!", "?", "|", "-"}
        for words in (table.articles, table.links, table.year_before, table.month_before, ["on"]):
            for phrase in words:
                for spelling in spellings(phrase):
                    self.ignorable.update(spelling)


@lru_cache(maxsize=32)
def compiled_words(rules: Rules, language: str) -> Words:
    return Words(rules.table(f"{language}/dates.toml", DateTable), rules.table("makes.toml", Makes))
