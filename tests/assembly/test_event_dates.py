"""When an event took place: the choice between the dates of its sentences. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

ROWS = [
    ("the day of the result", "On [3 June|2024-06-03], [two men were arrested|arrests 2].", "2024-06-20", "2024-06-03"),
    (
        "an interval beats a day",
        "Operation [Sirocco|op] ran [from 3 to 9 June 2024|2024-06-03/2024-06-09]. On [5 June|2024-06-05] a boat came in."
        " [Forty people were arrested|arrests 40].",
        None,
        "2024-06-03/2024-06-09",
    ),
    (
        "a day beats a month",
        "In [June 2024|2024-06] the unit was busy. On [5 June|2024-06-05] [two men were arrested|arrests 2].",
        None,
        "2024-06-05",
    ),
    ("a month alone", "In [June 2024|2024-06], Operation [Sirocco|op] led to [40 arrests|arrests 40].", None, "2024-06"),
    (
        "the day of publication is none",
        "[12 June 2024|2024-06-12] – [Two men were arrested|arrests 2] in the port.",
        "2024-06-12",
        None,
    ),
    (
        "but today is",
        "[Two men were arrested|arrests 2] [on Wednesday|2024-06-12 relative].",
        "2024-06-12",
        "2024-06-12",
    ),
    (
        "the day of a statement is none",
        "[Two men were arrested|arrests 2] in the port, police said on [12 June|2024-06-12].",
        "2024-06-20",
        None,
    ),
    (
        "the day of the charge does not date the arrest",
        "On [3 June|2024-06-03] [two men were arrested|arrests 2]. On [7 June|2024-06-07] [both were charged|convictions 2].",
        "2024-06-20",
        "2024-06-03",
    ),
    (
        "several days of one case are one interval",
        "On [3 June|2024-06-03] and [5 June|2024-06-05] police arrested [two men|arrests 2].",
        "2024-06-20",
        "2024-06-03/2024-06-05",
    ),
    (
        "the year comes from the name",
        "Operation [Sirocco|op] [2018|2018]\nFrom [3 to 9 April|XXXX-04-03/XXXX-04-09], [40 people were arrested|arrests 40].",
        None,
        "2018-04-03/2018-04-09",
    ),
    (
        "an interval over New Year ends in the next",
        "Operation [Sirocco|op] [2018|2018]\nFrom [28 December to 3 January|XXXX-12-28/XXXX-01-03], [40 people were arrested|arrests 40].",
        None,
        "2018-12-28/2019-01-03",
    ),
    (
        "a year without that day does not date it",
        "Operation [Sirocco|op] [2018|2018]\nOn [29 February|XXXX-02-29], [40 people were arrested|arrests 40].",
        None,
        "XXXX-02-29",
    ),
    (
        "no year anywhere",
        "From [3 to 9 April|XXXX-04-03/XXXX-04-09], [40 people were arrested|arrests 40].",
        None,
        "XXXX-04-03/XXXX-04-09",
    ),
    (
        "the day of a judgment that the text is about",
        "[Four men|convictions 4] were jailed for 30 years at the Crown Court in Hull [today|2024-02-02 relative]."
        " [Sixty migrants|migrants 60] were found by officers on [9 August|2023-08-09].",
        "2024-02-02",
        "2024-02-02",
    ),
    (
        "le jour du jugement dont parle le texte",
        "Le tribunal a condamné [hier|2024-02-01 relative] [trois passeurs|convictions 3] à quatre ans de prison."
        " [Soixante migrants|migrants 60] avaient été découverts le [9 août|2023-08-09].",
        "2024-02-02",
        "2024-02-01",
    ),
    (
        "but not of one told behind what happened",
        "Nearly two years after the raid of [14 May 2023|2023-05-14], which freed [20 workers|victims 20],"
        " the court convicted [the employer|convictions 1] [on Monday|2025-02-03 relative].",
        "2025-02-05",
        "2023-05-14",
    ),
    (
        "les mises en examen ne datent pas les arrestations",
        "[Cinq hommes|arrests 5] ont été arrêtés [mardi|2024-06-11 relative]. [Trois|convictions 3] ont été présentés"
        " [jeudi|2024-06-13 relative] à un juge et mis en examen.",
        "2024-06-14",
        "2024-06-11",
    ),
    (
        "a charge dates what nothing else does",
        "[Three men|convictions 3] were charged [on Thursday|2024-06-13 relative] with smuggling.",
        "2024-06-14",
        "2024-06-13",
    ),
    (
        "from its beginning to its end",
        "Launched on [2 October|2023-10-02], Operation [Sirocco|op] ended on [Friday|2023-11-17 relative]."
        " [Forty people were arrested|arrests 40].",
        "2023-11-21",
        "2023-10-02/2023-11-17",
    ),
    (
        "du début à la fin",
        "Lancée le [lundi 3|2025-02-03] et poursuivie jusqu'au [samedi 8|2025-02-08], l'opération [Sirocco|op]"
        " a permis [42 arrestations|arrests 42].",
        "2025-02-11",
        "2025-02-03/2025-02-08",
    ),
    (
        "a beginning alone",
        "Operation [Sirocco|op], launched on [2 October|2023-10-02], led to [40 arrests|arrests 40].",
        "2023-11-21",
        "2023-10-02",
    ),
    (
        "one of many days",
        "In [June|2023-06], [58 cases were opened|investigations 58] under Operation [Sirocco|op]. On [27 June|2023-06-27] alone,"
        " [48 kg of cannabis were seized|drugs 48 kg].",
        "2023-07-04",
        "2023-06",
    ),
    (
        "un jour parmi d'autres",
        "En [juin|2023-06], l'opération [Sirocco|op] a permis [58 arrestations|arrests 58]. Rien que le [27 juin|2023-06-27],"
        " [48 kg de cannabis ont été saisis|drugs 48 kg].",
        "2023-07-04",
        "2023-06",
    ),
    (
        "the day of a theft does not date the arrest",
        "[A man was arrested|arrests 1] [on Saturday|2024-03-16 relative] in a van stolen [the day before|2024-03-15 relative].",
        "2024-03-21",
        "2024-03-16",
    ),
    (
        "le jour d'un vol ne date pas l'arrestation",
        "[Un homme a été arrêté|arrests 1] [samedi|2024-03-16 relative] au volant d'un fourgon volé"
        " [la veille|2024-03-15 relative].",
        "2024-03-21",
        "2024-03-16",
    ),
    (
        "a short sentence is no line of its own",
        "Boxes\n17 October 2025\nOn [10 October|2025-10-10] the boxes went dark. [Five people were arrested|arrests 5].",
        "2025-10-17",
        "2025-10-10",
    ),
    (
        "a statement in front of what it tells",
        "On [Monday|2024-06-10 relative], police said they had arrested [eight people|arrests 8] in raids of [last week|2024-06-03/2024-06-09 week].",
        "2024-06-12",
        "2024-06-03/2024-06-09",
    ),
    (
        "but not a remark within it",
        "On [Monday|2024-06-10 relative], he noted, [eight people were arrested|arrests 8].",
        "2024-06-12",
        "2024-06-10",
    ),
    (
        "a law behind the event gives no year",
        "On [19 March|XXXX-03-19], Operation [Sirocco|op] led to [three arrests|arrests 3]. In [2011|2011], a law was passed.",
        None,
        "XXXX-03-19",
    ),
    (
        "to whom and where it was told",
        "[Four traders were arrested|arrests 4], the spokesman told reporters in Abuja, the capital, on"
        " [Wednesday|2024-06-12 relative].",
        "2024-06-14",
        None,
    ),
    (
        "à qui et où cela a été dit",
        "[Quatre commerçants ont été arrêtés|arrests 4], a déclaré le commandant lors d'une conférence de presse à Bamako,"
        " [mercredi|2024-06-12 relative].",
        "2024-06-14",
        None,
    ),
    (
        "but not what was done after it was told where",
        "Police said [four traders were arrested|arrests 4] in Abuja on [Wednesday|2024-06-12 relative].",
        "2024-06-14",
        "2024-06-12",
    ),
    (
        "the day of a kidnapping is not that of the rescue",
        "[Two women|victims 2] who were kidnapped on [2 June|2024-06-02] were rescued by troops on [9 June|2024-06-09].",
        "2024-06-14",
        "2024-06-09",
    ),
    (
        "le jour d'un enlèvement n'est pas celui de la libération",
        "[Deux femmes|victims 2] enlevées le [2 juin|2024-06-02] ont été libérées le [9 juin|2024-06-09].",
        "2024-06-14",
        "2024-06-09",
    ),
    (
        "une phrase courte n'est pas une ligne de date",
        "[Deux kilos|drugs 2 kg] ont été saisis.\nL'opération s'est déroulée [dimanche|2024-06-09 relative].",
        "2024-06-12",
        "2024-06-09",
    ),
    (
        "above a list",
        "On [13 September|2022-09-13]:\n- [5 arrests|arrests 5]\n- [7 house searches|searches 7]",
        "2022-09-19",
        "2022-09-13",
    ),
    (
        "what was told of a period, in its own words",
        "The commander recalled that in [May|2024-05] alone, [forty victims were freed|victims 40].",
        "2024-06-14",
        "2024-05",
    ),
    (
        "ce qui a été dit d'une période, dans ses propres mots",
        "Le commandant a rappelé qu'en [mai|2024-05], [quarante victimes ont été libérées|victims 40].",
        "2024-06-14",
        "2024-05",
    ),
    (
        "an operation of so many days, by its end",
        "A three-day sweep that led to [40 arrests|arrests 40] ended on [Friday|2024-06-07 relative].",
        "2024-06-12",
        "2024-06-05/2024-06-07",
    ),
    (
        "une opération de tant de jours, par son début",
        "Une opération de quatre jours, lancée [lundi|2024-06-03 relative], a permis [40 arrestations|arrests 40].",
        "2024-06-12",
        "2024-06-03/2024-06-06",
    ),
    (
        "the days of one named operation",
        "Operation [Sirocco|op] led to [ten arrests|arrests 10] on [4 June|2024-06-04]."
        " On [6 June|2024-06-06] [three more were made|arrests 3].",
        "2024-06-12",
        "2024-06-04/2024-06-06",
    ),
    (
        "the scene is set in one sentence, the result told in the next",
        "On [Monday|2024-06-03 relative], officers stopped a lorry. In it were [four kilos of heroin|drugs 4 kg].",
        "2024-06-06",
        "2024-06-03",
    ),
    (
        "la scène dans une phrase, le résultat dans la suivante",
        "[Lundi|2024-06-03 relative], les douaniers ont arrêté un camion. Il transportait [quatre kilos d'héroïne|drugs 4 kg].",
        "2024-06-06",
        "2024-06-03",
    ),
    (
        "a feast is mentioned, not a day",
        "A barrel of the kind that people wait for at [Easter|2024-03-31 feast] held [eleven pistols|weapons 11],"
        " officers found [yesterday|2024-06-05 relative].",
        "2024-06-06",
        "2024-06-05",
    ),
    (
        "the days of several judgments",
        "[Two dealers|convictions 2] were jailed on [Thursday|2022-12-15 relative] and [three couriers|convictions 3] sentenced"
        " on [Friday|2022-12-16 relative].",
        "2022-12-17",
        "2022-12-15/2022-12-16",
    ),
    (
        "une semaine de jugements",
        "[Onze hommes|convictions 11] ont été condamnés [cette semaine|2021-09-06/2021-09-12 week] à Lyon.",
        "2021-09-10",
        "2021-09-06/2021-09-12",
    ),
    (
        "two days told together, apart from the figures",
        "[Thirty suspects were arrested|arrests 30].\nTwo action days took place, one on [23 April|2018-04-23] and one on"
        " [26 April|2018-04-26].",
        "2018-05-23",
        "2018-04-23/2018-04-26",
    ),
    (
        "the lead tells of the event, a period behind it of the crime",
        "Prosecutors spoke of the action of [Wednesday|2022-11-23 relative] against a ring.\n\n"
        "[Forty people were arrested|arrests 40].\n\n"
        "[From September 2021 to October 2022|2021-09/2022-10], [190 migrants|migrants 190 weak crime] may have been moved.",
        "2022-11-25",
        "2022-11-23",
    ),
    (
        "a period that began in the month of publication is not to come",
        "[Since June|2024-06/..], [40 people were arrested|arrests 40].",
        "2024-06-12",
        "2024-06/..",
    ),
    (
        "une période commencée dans l'année de publication n'est pas à venir",
        "[Depuis 2024|2024/..], [40 personnes ont été arrêtées|arrests 40].",
        "2024-06-12",
        "2024/..",
    ),
    ("no date", "[Two men were arrested|arrests 2] in the port.", "2024-06-20", None),
]


@pytest.mark.parametrize(("text", "published", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_dates(records_of: RecordsOf, text: str, published: str | None, expected: str | None) -> None:
    [(_, dates, _, _)] = records_of(text, published)
    assert dates == expected
