"""Texts that report no event, and what they yet report. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

# The head of a text that reports no event.
OCCASIONS = [
    ("course", "Judges met in Lomé\nNineteen of them attended a workshop on trafficking in May."),
    ("conference", "Blind spots\nSome 140 delegates met for a regional conference."),
    ("agreement", "Rabat and Madrid sign an agreement on police work.\nIt sets up three centres."),
    ("bill", "Tougher on smugglers\nLawmakers debated until dawn."),
    ("study", "Debt comes first\nThat is what a study finds."),
    ("gift", "Patrols on new wheels\nThe embassy donated six cars."),
    ("campaign", "Know the signs\nPosters in 45 airports tell how to spot them."),
    ("appointment", "At the helm\nMaria Holm has been appointed director."),
    ("trial put off", "Trial postponed\nThe judge is ill."),
    ("drill", "Rehearsal at sea\nThe coastguard met off Kribi."),
    ("cours", "Des juges réunis à Lomé\nDix-neuf ont suivi un atelier de formation en mai."),
    ("conférence", "Angles morts\nQuelque 140 délégués ont tenu une conférence régionale."),
    ("accord", "Rabat et Madrid signent un accord de police.\nIl crée trois centres."),
    ("loi", "Les passeurs visés\nLes députés ont débattu jusqu'à l'aube."),
    ("étude", "La dette d'abord\nC'est ce que montre une étude."),
    ("don", "De nouvelles voitures\nL'ambassade a fait don de six voitures."),
    ("campagne", "Ouvrons l'œil\nDes affiches de sensibilisation disent comment les repérer."),
    ("nomination", "À la barre\nMaria Holm prend la tête de la brigade."),
    ("procès renvoyé", "Passeurs : procès renvoyé\nLe juge est malade."),
    ("exercice", "Exercice grandeur nature\nLes garde-côtes étaient au large de Kribi."),
]
FILLER = "There was coffee. There were cakes, and a view of the sea."
# What it may tell further on, and what a text about an event would make a record of.
BACKGROUND = [
    ("a case", "Once [14 women were freed|women 14] and [two men arrested|arrests 2] there."),
    ("a single total", "[Since 2014|2014/..] [44 rings were dismantled|groups 44]."),
]


YET = [
    (
        "a result in the heading is what the text is about, whatever else it tells",
        "[Twelve traffickers arrested|arrests 12] before the summit\nDelegates had asked for it.",
        [(None, None, "", ["arrests 12"])],
    ),
    (
        "a result in the first sentence",
        "Port\nWith its new scanner customs [seized 40 kg of cocaine|drugs 40 kg] on [3 May|2024-05-03].",
        [(None, "2024-05-03", "", ["drugs 40 kg"])],
    ),
    (
        "an operation that is looked back on",
        "Delegates met in Lomé for a regional conference. There was coffee, and a view.\n\nOperation [Sirocco|op] had led to [200 arrests|arrests 200].",
        [("Sirocco", None, "", ["arrests 200"])],
    ),
    (
        "a year that is looked back on",
        "The agency presents its new strategy, which has forty pages and three goals.\n\n"
        "[In 2023|2023] its officers made [900 arrests|arrests 900] and freed [30 people|victims 30].",
        [(None, "2023", "", ["arrests 900", "victims 30"])],
    ),
    (
        "a press conference is no conference",
        "The chief spoke at a press conference that had been called for the afternoon.\n\n[Twelve men were arrested|arrests 12] on [3 May|2024-05-03].",
        [(None, "2024-05-03", "", ["arrests 12"])],
    ),
    (
        "une année passée en revue",
        "L'agence présente sa nouvelle stratégie, longue de quarante pages, en trois volets.\n\n"
        "[En 2023|2023], ses agents ont fait [900 arrestations|arrests 900] et libéré [30 personnes|victims 30].",
        [(None, "2023", "", ["arrests 900", "victims 30"])],
    ),
    (
        "une conférence de presse n'est pas une conférence",
        "Le chef a donné une conférence de presse qui avait été convoquée le matin même.\n\n[Douze hommes ont été arrêtés|arrests 12] le [3 mai|2024-05-03].",
        [(None, "2024-05-03", "", ["arrests 12"])],
    ),
]


@pytest.mark.parametrize("told", [pytest.param(row[1], id=row[0]) for row in BACKGROUND])
@pytest.mark.parametrize("head", [pytest.param(row[1], id=row[0]) for row in OCCASIONS])
def test_no_event(head: str, told: str, records_of: RecordsOf) -> None:
    assert records_of(f"{head} {FILLER}\n\n{told}") == []


@pytest.mark.parametrize("told", [pytest.param(row[1], id=row[0]) for row in BACKGROUND])
def test_without_occasion_they_are_records(told: str, records_of: RecordsOf) -> None:
    assert records_of(f"A port in the north\nIt is a quiet place. {FILLER}\n\n{told}") != []


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in YET])
def test_yet_an_event(text: str, expected: list[tuple[str | None, str | None, str, list[str]]], records_of: RecordsOf) -> None:
    assert records_of(text) == expected
