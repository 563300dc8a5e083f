"""Why a filler went wrong: the cause of each error, how and where the text tells it, and the largest class first."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.records import DocumentRecords
from pipeline.scoring import Cause, ErrorKind, score_document
from pipeline.scoring.classes import error_classes, explain_errors
from pipeline.scoring.document import FillerError


def document(*records: dict[str, Any], **more: Any) -> DocumentRecords:
    return DocumentRecords.model_validate({"doc_id": "fr/essai", "language": "fr", "records": list(records), **more})


def count(category: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"category": category, "value": value, **more}


def alpha(*counts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"operation": "Alpha", "dates": "2024-06", "countries": ["FR"], "counts": list(counts), **more}


def explained(gold: DocumentRecords, predicted: DocumentRecords, text: str = "") -> list[FillerError]:
    return [*explain_errors(score_document(gold, predicted).errors, predicted, text, "fr")]


def causes(errors: list[FillerError]) -> set[tuple[str, str, str, Cause | None]]:
    return {(error.kind.value, error.slot, str(error.value), error.cause) for error in errors}


# --- what the records tell --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "found", "missed", "spurious"),
    [
        (count("arrests", 22), count("suspects", 22), Cause.ANOTHER_CATEGORY, Cause.ANOTHER_CATEGORY),
        (count("arrests", 22), count("arrests", 23), Cause.ANOTHER_VALUE, Cause.ANOTHER_VALUE),
        (count("drugs", 1200, unit="kg"), count("drugs", 1.2), Cause.ANOTHER_VALUE, Cause.ANOTHER_VALUE),
        (count("arrests", [22, 40]), count("arrests", 40), Cause.ANOTHER_VALUE, Cause.ANOTHER_VALUE),
        # Neither the same digits nor nearly as many, or of another category too: two errors that have nothing in common.
        (count("arrests", 22), count("arrests", 31), Cause.NOT_READ, Cause.NOT_IN_GOLD),
        (count("arrests", 22), count("arrests", 0), Cause.NOT_READ, Cause.NOT_IN_GOLD),
        (count("arrests", 22), count("victims", 23), Cause.NOT_READ, Cause.NOT_IN_GOLD),
    ],
)
def test_count_of_the_same_record(gold: dict[str, Any], found: dict[str, Any], missed: Cause, spurious: Cause) -> None:
    assert causes(explained(document(alpha(gold)), document(alpha(found)))) == {
        ("missed", "counts", str(gold["value"]), missed),
        ("spurious", "counts", str(found["value"]), spurious),
    }


def test_part_told_as_a_whole() -> None:
    gold = alpha(count("victims", 94, including=[count("minors", 85)]))
    errors = explained(document(gold), document(alpha(count("victims", 94), count("minors", 85))))
    assert causes(errors) == {(kind, "counts", "85", Cause.ANOTHER_PARENT) for kind in ("missed", "spurious")}


def test_count_told_twice() -> None:
    found = alpha(count("arrests", 7), count("arrests", 7))
    assert causes(explained(document(alpha(count("arrests", 7))), document(found))) == {
        ("spurious", "counts", "7", Cause.TOLD_TWICE)
    }


def test_another_record() -> None:
    gold = document(alpha(count("arrests", 22)), {"operation": "Beta", "countries": ["LU"]})
    found = document(alpha(), {"operation": "Beta", "countries": ["LU"], "counts": [count("arrests", 22)]})
    assert causes(explained(gold, found)) == {(kind, "counts", "22", Cause.ANOTHER_RECORD) for kind in ("missed", "spurious")}


def test_no_such_record() -> None:
    assert causes(explained(document(), document(alpha(count("arrests", 5))))) == {
        ("spurious", "operation", "Alpha", Cause.NO_RECORD),
        ("spurious", "dates", "2024-06", Cause.NO_RECORD),
        ("spurious", "countries", "FR", Cause.NO_RECORD),
        ("spurious", "counts", "5", Cause.NO_RECORD),
    }
    # Of a missed count more is known: here, that it was not read.
    assert ("missed", "counts", "5", Cause.NOT_READ) in causes(explained(document(alpha(count("arrests", 5))), document()))


def test_wrong_attribute() -> None:
    one = count("drugs", 3, unit="kg", modifier="about")
    other = count("drugs", 3, unit="l", presumed=True)
    assert causes(explained(document(alpha(one)), document(alpha(other)))) == {
        ("attribute", "unit", "3", Cause.ANOTHER_VALUE),
        ("attribute", "modifier", "3", Cause.NOT_READ),
        ("attribute", "presumed", "3", Cause.NOT_IN_GOLD),
    }


# --- what the text tells ----------------------------------------------------------------------------------------------

TEXT = (
    "Trois tonnes (3 000 kg)\n\n"
    "En juin 2024, l’opération ALPHA a réuni la Corée et le Chili. Douze hommes et un passeur (dont 4 mineurs) ont été "
    "conduits au poste. Ils étaient 57.\n\n"
    "- entre 200 et 300 colis ouverts ;\n- 48 g de poudre."
)


@pytest.mark.parametrize(
    ("value", "unit", "cause", "construction", "place", "context"),
    [
        (
            12,
            None,
            Cause.NOT_READ,
            "words",
            "paragraph",
            "Douze hommes et un passeur (dont 4 mineurs) ont été conduits au poste.",
        ),
        (4, None, Cause.NOT_READ, "digits", "bracket", "Douze hommes et un passeur (dont 4 mineurs) ont été conduits au poste."),
        ([200, 300], None, Cause.NOT_READ, "range", "item", "- entre 200 et 300 colis ouverts ;"),
        (0.048, "kg", Cause.NOT_READ, "digits", "item", "- 48 g de poudre."),
        (1, None, Cause.NOT_READ, "singular", "", ""),
        (13, None, Cause.NOT_READ, "", "", ""),
    ],
)
def test_missed_count_in_its_place(
    value: Any, unit: str | None, cause: Cause, construction: str, place: str, context: str
) -> None:
    [error] = explained(document(alpha(count("goods", value, unit=unit))), document(alpha()), TEXT)
    assert (error.cause, error.construction, error.place, error.context) == (cause, construction, place, context)


@pytest.mark.parametrize(
    ("reason", "cause"),
    [("a price", Cause.NOT_COUNTED), ("told of no result", Cause.DROPPED), ("a figure of another period", Cause.DROPPED)],
)
def test_missed_count_that_went_into_no_record(reason: str, cause: Cause) -> None:
    start = TEXT.index("57")
    kept = [{"start": start, "end": start + 2, "text": "57", "value": 57, "reason": reason}]
    [error] = explained(document(alpha(count("arrests", 57))), document(alpha(), unassigned=kept), TEXT)
    assert (error.cause, error.construction, error.place, error.instead) == (cause, "ellipsis", "paragraph", reason)
    assert error.context == "Ils étaient 57."


def test_second_act_on_the_same_people() -> None:
    start = TEXT.index("Douze")
    place = {"start": start, "end": start + 12, "text": "Douze hommes", "rule": "arrests: words"}
    found = alpha(count("arrests", 12, evidence=[place]))
    [error] = explained(document(alpha(count("arrests", 12), count("convictions", 12))), document(found), TEXT)
    assert (error.category, error.cause) == ("convictions", Cause.COUNTED_ONCE)


def test_spurious_count_in_its_place() -> None:
    start = TEXT.index("4 mineurs")
    place = {"start": start, "end": start + 9, "text": "4 mineurs", "rule": "minors: digits"}
    [error] = explained(document(alpha()), document(alpha(count("minors", 4, evidence=[place]))), TEXT)
    assert (error.cause, error.construction, error.place) == (Cause.NOT_IN_GOLD, "digits", "bracket")


def test_missed_name_date_and_country() -> None:
    gold = {"operation": "Alpha", "dates": "2024-06", "countries": ["CL"], "counts": [count("arrests", 2)]}
    found = {"operation": None, "dates": "2024", "countries": [], "counts": [count("arrests", 2)]}
    assert causes(explained(document(gold), document(found), TEXT)) == {
        ("missed", "operation", "Alpha", Cause.NOT_CHOSEN),
        ("missed", "dates", "2024-06", Cause.NOT_CHOSEN),
        ("spurious", "dates", "2024", Cause.ANOTHER_VALUE),
        ("missed", "countries", "CL", Cause.NOT_CHOSEN),
    }
    other = {"operation": "Poste", "dates": "2023-05", "countries": ["PE"], "counts": [count("arrests", 2)]}
    errors = explained(document(other), document(found), TEXT)
    assert {error.slot for error in errors if error.cause is Cause.NOT_READ} == {"operation", "dates", "countries"}
    assert "conduits au poste." in next(error.context for error in errors if error.slot == "operation")


# --- classes ----------------------------------------------------------------------------------------------------------


def error(kind: ErrorKind, slot: str, category: str | None, cause: Cause, **more: Any) -> FillerError:
    return replace(FillerError("fr/essai", kind, slot, category, None, 1, cause=cause), **more)


def test_largest_class_comes_first() -> None:
    found = error_classes(
        [
            error(ErrorKind.SPURIOUS, "dates", None, Cause.ANOTHER_VALUE),
            error(ErrorKind.MISSED, "counts", "arrests", Cause.NOT_READ, doc_id="fr/b", construction="words", place="item"),
            *[error(ErrorKind.ATTRIBUTE, "where", "arrests", Cause.NOT_READ)] * 4,
            error(ErrorKind.MISSED, "counts", "arrests", Cause.ANOTHER_RECORD),
            error(ErrorKind.MISSED, "counts", "arrests", Cause.NOT_READ, doc_id="fr/a", construction="digits", place="item"),
        ]
    )
    assert [(item.kind.value, item.slot, item.category, item.cause, len(item.errors), item.share) for item in found] == [
        ("missed", "counts", "arrests", Cause.NOT_READ, 2, 0.5),
        ("missed", "counts", "arrests", Cause.ANOTHER_RECORD, 1, 0.25),
        ("spurious", "dates", None, Cause.ANOTHER_VALUE, 1, 0.25),
        ("attribute", "where", "arrests", Cause.NOT_READ, 4, 1.0),
    ]
    assert [item.doc_id for item in found[0].errors] == ["fr/a", "fr/b"]
    assert (found[0].constructions, found[0].places) == ({"digits": 1, "words": 1}, {"item": 2})
    assert error_classes([]) == ()
