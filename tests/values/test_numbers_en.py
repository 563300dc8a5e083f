"""English numbers: one row is one fact of the language; every "finds" has a "does not find"."""

import pytest

from pipeline.values.numbers import Value, find_numbers, parse_number

LANGUAGE = "en"


def read(sentence: str, *, ordinals: bool = False) -> list[tuple[str, Value]]:
    return [(sentence[number.start : number.end], number.value) for number in find_numbers(sentence, LANGUAGE, ordinals=ordinals)]


def read_with_hedge(sentence: str) -> list[tuple[Value, str | None, str | None]]:
    return [
        (
            number.value,
            number.modifier and number.modifier.value,
            sentence[number.modifier_start : number.modifier_end] if number.modifier_start is not None else None,
        )
        for number in find_numbers(sentence, LANGUAGE)
    ]


DIGITS = [
    ("The boat carried 1.374 boxes", [("1.374", 1374)]),
    ("The boat carried 1 374 boxes", [("1 374", 1374)]),
    ("The boat carried 1\u00a0374 boxes", [("1\u00a0374", 1374)]),
    ("The boat carried 1\u202f374 boxes", [("1\u202f374", 1374)]),
    ("The boat carried 1,374 boxes", [("1,374", 1374)]),
    ("The boat carried 1’374 boxes", [("1’374", 1374)]),
    ("A fine of 1,00,000 or 1,03,00,000", [("1,00,000", 100000), ("1,03,00,000", 10300000)]),
    ("Damage of 1,250,000.50 euros", [("1,250,000.50", 1250000.5)]),
    ("They weighed 4.2 tonnes", [("4.2", 4.2)]),
    ("They weighed 1.102 tonnes", [("1.102", 1.102)]),
    ("They weighed 1,102 tonnes", [("1,102", 1102)]),
    ("A gap of 649.07 kg and 0.125 kg", [("649.07", 649.07), ("0.125", 0.125)]),
    ("Rooms 12,14,18,22", [("12", 12), ("14", 14), ("18", 18), ("22", 22)]),
    ("In 2021, 312 rifles", [("312", 312)]),
    ("A parcel of .5 kg and another of $.75", [(".5", 0.5), (".75", 0.75)]),
    ("A .22 rifle and a .45-caliber handgun", []),
    ("A bribe of Rs 2,50,000/- and another of Ksh 500/=", [("2,50,000", 250000), ("500", 500)]),
    ("A load of 2 1/2 tonnes, 3/4 ton of it dry", [("2 1/2", 2.5), ("3/4", 0.75)]),
    ("On 3/4 the gate stayed shut", []),
    ("In all, 03 parcels and 01 pistol", [("03", 3), ("01", 1)]),
    ("Dial 02 from room 05", []),
]

SCALES = [
    ("About 1.6 million pills", [("1.6 million", 1600000)]),
    ("A haul of €4.2bn and £1.6m", [("4.2bn", 4200000000), ("1.6m", 1600000)]),
    ("A haul of 500k items", [("500k", 500000)]),
    ("Worth Rs 3 crore and 2 lakh", [("3 crore", 30000000), ("2 lakh", 200000)]),
    ("Worth Rs 2 lakh crore", [("2 lakh crore", 2000000000000)]),
    (
        "Worth P12.4 million, R706 million or RM4,000",
        [("12.4 million", 12400000), ("706 million", 706000000), ("4,000", 4000)],
    ),
    ("A €20-million fraud", [("20-million", 20000000)]),
    ("He owes half a million", [("half a million", 500000)]),
    ("He owes a million and a half", [("a million and a half", 1500000)]),
    ("He owes one and a half million", [("one and a half million", 1500000)]),
    ("A debt of $2m-$3m", [("2m-$3m", (2000000, 3000000))]),
    ("Some 10m pills on a 20m boat", [("10m", 10000000), ("20", 20)]),
    ("Millions of dollars, several billion", []),
    ("He lost 2 million and 500 thousand dollars", [("2 million and 500 thousand", 2500000)]),
    ("He lost €3 million and 5 thousand cards", [("3 million", 3000000), ("5 thousand", 5000)]),
    ("He lost 5 thousand 200 dollars", [("5 thousand 200", 5200)]),
    ("He lost one-half million and a quarter of a million", [("one-half million", 500000), ("a quarter of a million", 250000)]),
    ("A site with 3B views, 1.2b clicks, at 221B Mill Lane", [("3B", 3000000000), ("1.2b", 1200000000)]),
    ("He hid half a tonne and a half-kilo", [("half a", 0.5), ("a half", 0.5)]),
    ("One-and-a-half tonnes", [("One-and-a-half", 1.5)]),
]

WORDS = [
    ("One hundred and five thousand names", [("One hundred and five thousand", 105000)]),
    ("Seventy-one parcels, seventy eight cards", [("Seventy-one", 71), ("seventy eight", 78)]),
    ("a hundred bags and a thousand boxes", [("a hundred", 100), ("a thousand", 1000)]),
    ("two hundred and one raids", [("two hundred and one", 201)]),
    ("nineteen hundred rounds", [("nineteen hundred", 1900)]),
    ("TWENTY-SIX CHARGED", [("TWENTY-SIX", 26)]),
    ("five thousand, two million", [("five thousand", 5000), ("two million", 2000000)]),
    ("two point five tonnes", [("two point five", 2.5)]),
    ("a haul of 3 hundred and 21 bottles", [("3 hundred and 21", 321)]),
    ("two tonnes and a half of hashish", [("two", 2.5)]),
    ("five of the ten accused", [("five", 5), ("ten", 10)]),
    ("one arrest after one woman spoke", [("one", 1), ("one", 1)]),
    ("two thousand, three hundred and four stamps", [("two thousand, three hundred and four", 2304)]),
    ("of the two thousand, five were forged", [("two thousand", 2000), ("five", 5)]),
    ("twentyone rings, fourtytwo chains, twohundred coins", [("twentyone", 21), ("fourtytwo", 42), ("twohundred", 200)]),
    ("one oh five pages, nineteen oh five stamps", [("one oh five", 105), ("nineteen oh five", 1905)]),
    ("one twenty pages, then one two three twenty", [("one twenty", 120), ("one", 1), ("two", 2), ("three", 3), ("twenty", 20)]),
    ("Count: one, two, three, or one plus one", [("one", 1), ("two", 2), ("three", 3), ("one", 1), ("one", 1)]),
    ("This one, two metres long, is the one.", [("two", 2)]),
    ("three-nought-four", [("three", 3), ("nought", 0), ("four", 4)]),
]

PAIRS = [
    ("twenty (20) bricks", [("twenty (20)", 20)]),
    ("twenty-five (25) million rupees", [("twenty-five (25) million", 25000000)]),
    ("three (03) arrests", [("three (03)", 3)]),
    ("one (1) tonne and two (2) kilos", [("one (1)", 1), ("two (2)", 2)]),
    ("three men (12 years in prison)", [("three", 3), ("12", 12)]),
    ("thirty [30] bricks", [("thirty [30]", 30)]),
    ("Two Million Rand, (R2,000,000.00) in all", [("Two Million", 2000000)]),
    ("R2,000,000.00 (Two Million Rand) in all", [("2,000,000.00", 2000000)]),
]

COLLECTIVES = [
    ("a dozen suspects", [(12, "about", None)]),
    ("half a dozen passports", [(6, "about", None)]),
    ("a half-dozen passports", [(6, "about", None)]),
    ("three dozen watches", [(36, "about", None)]),
    ("two score parcels", [(40, "about", None)]),
    ("nearly two dozen agents", [(24, "nearly", "nearly")]),
    ("more than a dozen agents", [(12, "more_than", "more than")]),
    ("a good dozen hiding places", [(12, "more_than", None)]),
    ("another dozen vans", [(12, "about", None)]),
    ("dozens of fake notes, scores of cards", []),
    ("several dozen tonnes, hundreds of rounds, a couple of guns", []),
    ("a score of 3-1", []),
    ("a dozen and a half passports", [(18, "about", None)]),
    ("a dozen million cigarettes", [(12000000, "about", None)]),
    ("several dozen million cigarettes", []),
]

RANGES = [
    ("between 120 and 130 claimants", [("120 and 130", (120, 130))]),
    ("from 2,000 to 3,000 rounds", [("2,000 to 3,000", (2000, 3000))]),
    ("30-50 kg, then 40–60 kg", [("30-50", (30, 50)), ("40–60", (40, 60))]),
    ("between 3 and 3.5 million euros", [("3 and 3.5 million", (3000000, 3500000))]),
    ("two to three hundred marchers", [("two to three hundred", (200, 300))]),
    ("fines of 1,000 or 100,000", [("1,000", 1000), ("100,000", 100000)]),
    ("one or two accomplices", [("one or two", (1, 2))]),
    ("between €2 million and €3 million", [("2 million and €3 million", (2000000, 3000000))]),
    ("the total rose from 16 to 22", [("16", 16), ("22", 22)]),
    ("lost 3-1 at home", []),
    ("between 2015 and 2018", []),
    ("from P500,000 to P10 million", [("500,000 to P10 million", (500000, 10000000))]),
    ("10 to 15,000 tablets, but €10 to €15,000", [("10 to 15,000", (10000, 15000)), ("10 to €15,000", (10, 15000))]),
    ("a 7-Eleven, 200- and 300-kilo bales", [("200", 200), ("300", 300)]),
    (
        "twenty-one or twenty-two guards, then eight, nine or ten",
        [("twenty-one or twenty-two", (21, 22)), ("eight", 8), ("nine", 9), ("ten", 10)],
    ),
]

HEDGES = [
    ("about 40 agents", [(40, "about", "about")]),
    ("some 260 agents", [(260, "about", "some")]),
    ("nearly 600 parcels", [(600, "nearly", "nearly")]),
    ("just under 400 parcels", [(400, "nearly", "just under")]),
    ("more than US$3 million", [(3000000, "more_than", "more than")]),
    ("just over €7.3m", [(7300000, "more_than", "just over")]),
    ("upwards of 300 files and 500+ leads", [(300, "more_than", "upwards of"), (500, "more_than", "+")]),
    ("at least 12 dead", [(12, "at_least", "at least")]),
    ("no fewer than 30 searches", [(30, "at_least", "no fewer than")]),
    ("under 25 euros", [(25, "less_than", "under")]),
    ("up to 6,000 passengers", [(6000, "at_most", "up to")]),
    ("as many as 40 guns", [(40, "at_most", "as many as")]),
    ("36 lorries or so", [(36, "about", "or so")]),
    ("500 men or more", [(500, "at_least", "or more")]),
    ("a 50-odd crowd", [(50, "about", "-odd")]),
    ("an estimated street value of €3 million", [(3000000, "about", "estimated")]),
    ("200 guns or more than 30 bikes", [(200, None, None), (30, "more_than", "more than")]),
    ("he handed over 45 kg", [(45, None, None)]),
    ("among the 12 suspects", [(12, None, None)]),
    ("30 guns, if not more", [(30, "at_least", ", if not more")]),
    ("30 guns, more of them loaded", [(30, None, None)]),
    ("c.30 stalls, ±40 tents, a 50-ish crowd", [(30, "about", "c."), (40, "about", "±"), (50, "about", "-ish")]),
    ("Act.30 guns", []),
]

NOT_QUANTITIES = [
    "In 2018, then in 2019.",
    "On 3 June 2024, Oct. 13-15, 8 and 13 August, September 2 and 3.",
    "The desk opens at 7 am, closes at 7.30pm, then at 18:45.",
    "Call 020 7946 0000, (619) 555-0144, 1800 295 295 or +48 000 000 000.",
    "Dial 100 or 1-888-555-0199.",
    "Article 3, Sections 841(a)(1) and 846, Title 21, UNSCR 1244/1999.",
    "Field note No. 7, case number 23CR1214, page 45.",
    "95% of cases, twenty per cent, between 10 and 15%.",
    "The 12th brigade, the 1st of June, the second time.",
    "A 3D printer, bill C-21, the G20, Covid-19 and the FGC-9.",
    "A 34-year-old man, a five-day trip and a two-week sting.",
    "Open 24/7, by teams born in the 1990s, men in their 30s.",
    "Three-quarters of seizures, two thirds.",
    "Nine out of ten victims, one in three.",
    "One of them, no one, the one, the real one, one day.",
    "Ministers gathered for talks with the Group of Seven.",
    "The number two of the cartel.",
    "Operation Trident 2.",
    "The 2019 raids.",
    "Call 0 811 20 44 44, 01 55 50 10 20 or 0800 555 111.",
    "Reports: 0 800 61 02 44, or 0 805 615 717.",
    "A Boeing 737, an Airbus A320, a BMW 320, a Ford F-150 and a Mercedes Sprinter 313.",
    "A Glock 17 pistol, a Beretta 92 and an iPhone 12.",
    "The driver, aged 45, and Ann Marie Bell, 34, of Leeds.",
    "Three-year-olds, the 37- and 26-year-old suspects, 52 years old.",
    "He was aged 20 to 35, they between the ages of 18 and 25.",
    "Children aged under 15.",
    "At 1530 hours, at twelve o'clock.",
    "He lived at 23 High Street, in the 500 block of Elm.",
    "A case u/s 379, House No 12, in Week 3 and Barangay 478.",
    "The desk of Camp Phase 2 estate.",
    "They grew by 20 p.c.",
]

KEPT = [
    ("2018 persons were checked", [("2018", 2018)]),
    ("2000 euros and $1950", [("2000", 2000), ("1950", 1950)]),
    ("a 30-strong gang and a 20-kilogram haul", [("30", 30), ("20", 20)]),
    ("Seven suspects, ten years", [("Seven", 7), ("ten", 10)]),
    ("12kg of khat and EUR 15 000", [("12", 12), ("15 000", 15000)]),
    ("eleven Peugeot 3008 cars, six Toyotas", [("eleven", 11), ("six", 6)]),
    ("two Glock 19 pistols", [("two", 2)]),
    ("at Toyota 1,200 workers left, at Ford 300 engines", [("1,200", 1200), ("300", 300)]),
    ("in a Peugeot 12 people were found", [("12", 12)]),
    ("16 in Serbia, two in Bulgaria", [("16", 16), ("two", 2)]),
    ("victims—12 women—were freed", [("12", 12)]),
    ("💥 12 pistols 🔫 and €3,000 😀", [("12", 12), ("3,000", 3000)]),
    ("held for 48 hours, then at 12 houses", [("48", 48), ("12", 12)]),
    ("the men, aged 21 to 46, five of them masked", [("five", 5)]),
    ("worth €1.5m-worth", [("1.5m", 1500000)]),
    ("eight 24K bars, then eight 24K gold bars", [("eight", 8), ("24K", 24000), ("eight", 8)]),
]


@pytest.mark.parametrize(("sentence", "expected"), DIGITS)
def test_digits(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), SCALES)
def test_scales(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_words(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), PAIRS)
def test_words_and_digits_are_one(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), COLLECTIVES)
def test_collectives(sentence: str, expected: list[tuple[Value, str | None, str | None]]) -> None:
    assert read_with_hedge(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_ranges(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), HEDGES)
def test_hedges(sentence: str, expected: list[tuple[Value, str | None, str | None]]) -> None:
    assert read_with_hedge(sentence) == expected


@pytest.mark.parametrize("sentence", NOT_QUANTITIES)
def test_is_no_quantity(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), KEPT)
def test_is_a_quantity(sentence: str, expected: list[tuple[str, Value]]) -> None:
    assert read(sentence) == expected


def test_ordinals_are_kept_apart() -> None:
    sentence = "The third search, the 12th parcel and the twenty-first den"
    assert read(sentence) == []
    assert read(sentence, ordinals=True) == [("third", 3), ("12th", 12), ("twenty-first", 21)]


def test_excluded_spans_give_nothing() -> None:
    sentence = "Thunder 2024: 365 seizures"
    excluded = find_numbers(sentence, LANGUAGE, exclude=[(0, 12)])
    assert [number.value for number in excluded] == [365]
    assert find_numbers(sentence, LANGUAGE, exclude=[(0, len(sentence))]) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One", 1),
        ("hundred", 100),
        ("million", 1000000),
        ("nil.", 0),
        ("1902", 1902),
        ("dozen", 12),
        ("second", None),
        ("007", 7),
        ("0612345678", None),
    ],
)
def test_a_bare_expression_is_a_number(text: str, value: Value | None) -> None:
    assert [number.value for number in find_numbers(text, LANGUAGE)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred", 200),
        ("1.6 million", 1600000),
        ("from 60 to 70", (60, 70)),
        ("one", 1),
        ("two hundred suspects", None),
        ("about 200", None),
        ("suspects", None),
        ("", None),
    ],
)
def test_parse_number(text: str, value: Value | None) -> None:
    assert parse_number(text, LANGUAGE) == value
