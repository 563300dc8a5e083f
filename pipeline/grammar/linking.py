"""How the counts of a passage hang together, step by step: each step is a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.grammar.appositions import Appositions
from pipeline.grammar.breakdowns import Breakdowns
from pipeline.grammar.ellipses import Ellipses
from pipeline.grammar.found import FoundCount
from pipeline.grammar.parts import Parts
from pipeline.grammar.second_acts import SecondActs

if TYPE_CHECKING:
    from pipeline.grammar.passage import Passage


def link_counts(passage: Passage, found: list[FoundCount]) -> list[FoundCount]:
    """``found`` with categories for elliptical numbers, ``parent`` set on parts, and a twin for each second act."""
    tentative: set[int] = set()
    parts = Parts(passage, found, tentative)
    breakdowns = Breakdowns(passage, found, tentative)
    appositions = Appositions(passage, found, tentative)
    second_acts = SecondActs(passage, found, tentative)
    Ellipses(passage, found, tentative).fill_ellipses()
    more = second_acts.pronoun_acts()
    breakdowns.breakdowns(near=True)
    parts.opened_parts()
    parts.parts_of_totals()
    breakdowns.breakdowns()
    breakdowns.itemised()
    parts.taken_up()
    appositions.drop_appositions()
    appositions.drop_summed_up()
    appositions.drop_covered()
    parts.drop_tentative()
    parts.spread_presumed()
    return found + more + second_acts.second_acts()
