"""English dates: one row is one fact of language; the whole answer is expected."""

from datetime import date

import pytest

from pipeline.records import check_edtf
from pipeline.values.dates import DateSpan, find_dates, parse_date

# A Wednesday.
PUBLISHED = date(2024, 11, 20)


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.value) for span in find_dates(text, "en", published=published)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The raid took place on 3 April 2023 in Leeds.", "3 April 2023", "2023-04-03"),
        ("The raid took place on April 3, 2023.", "April 3, 2023", "2023-04-03"),
        ("On the 5th of July 2022 two men", "5th of July 2022", "2022-07-05"),
        ("June 3rd, 2021: a lorry", "June 3rd, 2021", "2021-06-03"),
        ("KANSAS CITY, Mo. — Aug. 15, 2022", "Aug. 15, 2022", "2022-08-15"),
        ("MANILA, Sept. 5, 2023 –", "Sept. 5, 2023", "2023-09-05"),
        ("Gqeberha, 09 January 2019 –", "09 January 2019", "2019-01-09"),
        ("BREAKING: 3 DECEMBER 2023", "3 DECEMBER 2023", "2023-12-03"),
        ("Wednesday, June 14, 2023 in San Diego", "Wednesday, June 14, 2023", "2023-06-14"),
        ("Thursday 15 August 2024, Dublin", "Thursday 15 August 2024", "2024-08-15"),
        ("On 14\u00a0May\u00a02019 the brigade", "14\u00a0May\u00a02019", "2019-05-14"),
        ("the Act of 30 December 2016 says", "30 December 2016", "2016-12-30"),
        ("March twenty-third, 2018", "March twenty-third, 2018", "2018-03-23"),
        ("On 12 November 2024 30 people were checked.", "12 November 2024", "2024-11-12"),
    ],
)
def test_days(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Posted 17/03/2020 at 9am", "17/03/2020", "2020-03-17"),
        ("Valletta, 18.06.2015", "18.06.2015", "2015-06-18"),
        ("Updated: 2024-06-03", "2024-06-03", "2024-06-03"),
        ("signed on 3.11.24", "3.11.24", "2024-11-03"),
        ("from 03/06/2024 to 09/06/2024 inclusive", "from 03/06/2024 to 09/06/2024", "2024-06-03/2024-06-09"),
        ("period 11/2023 (seizures)", "11/2023", "2023-11"),
        ("released 12/25/2023", "12/25/2023", "2023-12-25"),
    ],
)
def test_digits(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


def test_american_order() -> None:
    assert [span.value for span in find_dates("Released 03/06/2024", "en", american=True)] == ["2024-03-06"]
    assert [span.value for span in find_dates("Released 13/06/2024", "en", american=True)] == ["2024-06-13"]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("held from September 29 to October 4, 2024", "from September 29 to October 4, 2024", "2024-09-29/2024-10-04"),
        ("between 3 and 9 June 2022", "between 3 and 9 June 2022", "2022-06-03/2022-06-09"),
        ("ran from Monday 3 to Friday 7 June 2024", "from Monday 3 to Friday 7 June 2024", "2024-06-03/2024-06-07"),
        ("on the night of 17 to 18 March 2023", "17 to 18 March 2023", "2023-03-17/2023-03-18"),
        ("Trigger (27 November – 1 December 2020)", "27 November – 1 December 2020", "2020-11-27/2020-12-01"),
        ("Oct. 13-15, 2019", "Oct. 13-15, 2019", "2019-10-13/2019-10-15"),
        ("December 28 to January 3, 2024", "December 28 to January 3, 2024", "2023-12-28/2024-01-03"),
        ("May 28 to June 3, 2024", "May 28 to June 3, 2024", "2024-05-28/2024-06-03"),
        ("December 2, 2023 to January 9", "December 2, 2023 to January 9", "2023-12-02/2024-01-09"),
        ("on September 2 and 3, 2023", "September 2 and 3, 2023", "2023-09-02/2023-09-03"),
        ("on May 28, 29 and 30, 2023", "May 28, 29 and 30, 2023", "2023-05-28/2023-05-30"),
        ("Saturday 2 and Sunday 3 November", "Saturday 2 and Sunday 3 November", "2024-11-02/2024-11-03"),
        ("the week of 4-10 November 2024", "week of 4-10 November 2024", "2024-11-04/2024-11-10"),
        ("the week of November 5, 2024", "week of November 5, 2024", "2024-11-04/2024-11-10"),
        ("the first 10 days of May 2021", "first 10 days of May 2021", "2021-05-01/2021-05-10"),
        ("the first half of May 2021", "first half of May 2021", "2021-05-01/2021-05-15"),
    ],
)
def test_day_intervals(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("In March 2024, the gendarmerie", "March 2024", "2024-03"),
        ("By early June 2024, ten", "early June 2024", "2024-06"),
        ("NOVEMBER 2023: RESULTS", "NOVEMBER 2023", "2023-11"),
        ("a ring broken in Sept. 2022", "Sept. 2022", "2022-09"),
        ("ran from March 2023 to February 2024.", "from March 2023 to February 2024", "2023-03/2024-02"),
        ("April to June 2023", "April to June 2023", "2023-04/2023-06"),
        ("from late November to early December 2020", "from late November to early December 2020", "2020-11/2020-12"),
        ("January–March 2020", "January–March 2020", "2020-01/2020-03"),
        ("from November to February 2020", "from November to February 2020", "2019-11/2020-02"),
        ("in the first half of 2024", "first half of 2024", "2024-01/2024-06"),
        ("the third quarter of 2023", "third quarter of 2023", "2023-07/2023-09"),
        ("in Q3 2023", "Q3 2023", "2023-07/2023-09"),
        ("in summer 2022", "summer 2022", "2022-06/2022-08"),
        ("in autumn 2022", "autumn 2022", "2022-09/2022-11"),
        ("the winter of 2022-2023", "winter of 2022-2023", "2022-12/2023-02"),
        ("the first nine months of 2023", "first nine months of 2023", "2023-01/2023-09"),
    ],
)
def test_months(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("In 2018, INTERPOL operations", "2018", "2018"),
        ("Operation Sawiyan 2018 led to", "2018", "2018"),
        ('"Thunder 2024" mobilised', "2024", "2024"),
        ("the 2019 operation", "2019", "2019"),
        ("649 tonnes seized (2022)", "2022", "2022"),
        ("in late 2020, the ring", "late 2020", "2020"),
        ("by mid-2023", "mid-2023", "2023"),
        ("at the beginning of 2023", "the beginning of 2023", "2023"),
        ("In 2022 and 2023 taken together", "2022 and 2023", "2022/2023"),
        ("from 2016 to 2019, they", "from 2016 to 2019", "2016/2019"),
        ("between 2019 and 2023", "between 2019 and 2023", "2019/2023"),
        ("the period 2019-2021", "2019-2021", "2019/2021"),
        ("the 2022/23 season", "2022/23", "2022/2023"),
    ],
)
def test_years(text: str, expression: str, value: str) -> None:
    assert found(text, None) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("jailed since April 2016", "since April 2016", "2016-04/.."),
        ("wanted since 3 May 2022", "since 3 May 2022", "2022-05-03/.."),
        ("Since 2011, he noted,", "Since 2011", "2011/.."),
        ("recovered since mid-December by", "since mid-December", "2023-12/.."),
        ("on the run since Monday", "since Monday", "2024-11-18/.."),
        ("since last week", "since last week", "2024-11-11/.."),
    ],
)
def test_open_periods(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("police said on Tuesday", "Tuesday", "2024-11-19"),
        ("customs announced Wednesday", "Wednesday", "2024-11-20"),
        ("arrested on Thursday night in Lille", "Thursday night", "2024-11-14"),
        ("worked through last Wednesday night", "last Wednesday night", "2024-11-13"),
        ("summoned for next Tuesday", "next Tuesday", "2024-11-26"),
        ("he will be tried on Friday", "Friday", "2024-11-22"),
        ("on Thursday the 14th, at dawn", "Thursday the 14th", "2024-11-14"),
        ("from Monday to Tuesday", "from Monday to Tuesday", "2024-11-18/2024-11-19"),
        ("on Monday, Tuesday and Wednesday, 40", "Monday, Tuesday and Wednesday", "2024-11-18/2024-11-20"),
    ],
)
def test_weekdays(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("arrested yesterday in Leeds", "yesterday", "2024-11-19"),
        ("arrested the day before yesterday", "the day before yesterday", "2024-11-18"),
        ("in court today", "today", "2024-11-20"),
        ("at six this morning", "this morning", "2024-11-20"),
        ("three days ago", "three days ago", "2024-11-17"),
        ("two weeks ago", "two weeks ago", "2024-11-04/2024-11-10"),
        ("two years ago", "two years ago", "2022"),
        ("held this week in France", "this week", "2024-11-18/2024-11-24"),
        ("which ended last week", "last week", "2024-11-11/2024-11-17"),
        ("seized over the weekend", "over the weekend", "2024-11-16/2024-11-17"),
        ("seized this weekend in Brest", "this weekend", "2024-11-16/2024-11-17"),
        ("the weekend of 2-3 November", "weekend of 2-3 November", "2024-11-02/2024-11-03"),
        ("as early as last month", "last month", "2024-10"),
        ("last year, 300 kg", "last year", "2023"),
        ("in the previous month", "the previous month", "2024-10"),
        ("So far this year, 12", "So far this year", "2024"),
        ("in the past six months", "the past six months", "2024-05/2024-11"),
        ("Last summer, a wave", "Last summer", "2024-06/2024-08"),
        ("at the end of the month", "the end of the month", "2024-11"),
        ("earlier this month", "earlier this month", "2024-11"),
    ],
)
def test_relative_dates(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("carried out on 3 July", "2024-07-03"),
        ("carried out on 12 December", "2023-12-12"),
        ("a hearing will be held on January 15", "2025-01-15"),
        ("by January 15", "2025-01-15"),
        ("from 9 to 20 October", "2024-10-09/2024-10-20"),
        ("in September, in Paris", "2024-09"),
        ("next September", "2025-09"),
        ("on Friday 1 March", "2024-03-01"),
        ("on Sunday, December 15", "2024-12-15"),
    ],
)
def test_year_from_publication(text: str, value: str) -> None:
    (span,) = find_dates(text, "en", published=PUBLISHED)
    assert (span.value, span.year_given) == (value, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On March 19, at dawn,", "XXXX-03-19"),
        ("From September 29 to October 4,", "XXXX-09-29/XXXX-10-04"),
        ("in November, in Douala", "XXXX-11"),
        ("in late November, in Douala", "XXXX-11"),
        ("From December 28 to January 3,", "XXXX-12-28/XXXX-01-03"),
        ("Of those held from July 4 to 1, 57 were", "XXXX-07-04"),  # a slip is no interval
    ],
)
def test_unknown_year(text: str, value: str) -> None:
    assert [span.value for span in find_dates(text, "en")] == [value]


@pytest.mark.parametrize("text", ["Tuesday night", "yesterday", "last week", "three days ago", "over the weekend"])
def test_relative_without_publication(text: str) -> None:
    assert find_dates(text, "en") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On March 3, 2024 he was held. The next day he was freed.", ["2024-03-03", "2024-03-04"]),
        ("Arrested on March 3, 2024, charged the same day.", ["2024-03-03", "2024-03-03"]),
        ("In 2021, two tonnes; a year earlier, just one.", ["2021", "2020"]),
        ("On Friday 15 April 2022 they fled. They arrived on Thursday 21.", ["2022-04-15", "2022-04-21"]),
        ("On April 3, eight suspects; on May 5, two.", ["2024-04-03", "2024-05-05"]),
        ("in June 2023 and in June 2024", ["2023-06", "2024-06"]),
        ("On Tuesday, 14 parcels were opened.", ["2024-11-19"]),
        ("In March 22 people were arrested.", ["2024-03"]),
    ],
)
def test_several_dates(text: str, values: list[str]) -> None:
    assert [span.value for span in find_dates(text, "en", published=PUBLISHED)] == values


@pytest.mark.parametrize(
    "text",
    [
        "2018 people were checked",
        "sold for 2024 euros each",
        "more than 2000 migrants and about 1950 parcels",
        "from 2000 to 2500 people",
        "a man aged 34",
        "open from 7.30 to 10pm",
        "for two months and three weeks",
        "Law 2021-03 and Article 222-57",
        "Directive 2011/36/EU",
        "call +33 1 2019 2020, 24/7",
        "officers may arrest 20 people, and 3 may be charged",
        "they march on Paris, at the March on Washington",
        "Theresa May said so",
        "seven suspects, the second victim",
        "every Monday, each Friday, on a Tuesday",
        "The Good Friday Agreement",
        "in recent weeks, for several months",
        "highs in the 80s, a man in his eighties, ' 80 of them",
        "1,374 victims, 2,018 kilos, 3.11 litres",
        "prices fall, plants spring up",
        "an AR-15 and a 10-day operation",
        "32 August people",
        "version 1.1.30",
        "This is the end of",
        "",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text, "en", published=PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "rule", "precision", "relative", "year_given"),
    [
        ("on 3 April 2023", "day", "day", False, True),
        ("from 3 to 5 April", "day-interval", "day", False, False),
        ("April 2023", "month", "month", False, True),
        ("from May to June 2023", "month-interval", "month", False, True),
        ("in 2023", "year", "year", False, True),
        ("Tuesday", "weekday", "day", True, False),
        ("last week", "relative", "week", True, False),
        ("last weekend", "relative", "weekend", True, False),
        ("summer 2023", "season", "season", False, True),
        ("03/06/2024", "numeric", "day", False, True),
        ("2024-06-03", "iso", "day", False, True),
        ("since 2019", "open", "year", False, True),
    ],
)
def test_what_a_span_says(text: str, rule: str, precision: str, relative: bool, year_given: bool) -> None:
    (span,) = find_dates(text, "en", published=PUBLISHED)
    assert (span.rule, span.precision, span.relative, span.year_given) == (rule, precision, relative, year_given)


def test_offsets_are_characters() -> None:
    text = "🚔 “Opération” — from\u202f3 to 5\u00a0April 2023 🚨"
    assert find_dates(text, "en") == [
        DateSpan(16, 38, "2023-04-03/2023-04-05", "day-interval", "day", relative=False, year_given=True)
    ]
    assert text[16:38] == "from\u202f3 to 5\u00a0April 2023"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("early June 2024", "2024-06"),
        ("on 3 April 2023", "2023-04-03"),
        ("in 2018", "2018"),
        ("Tuesday", "2024-11-19"),
        ("three days", None),
        ("Yaoundé", None),
        ("", None),
    ],
)
def test_parse_date(text: str, value: str | None) -> None:
    assert parse_date(text, "en", published=PUBLISHED) == value
    assert value is None or check_edtf(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a number behind a comma or going on in groups is no day
        ("In March, 4,812 turtles were found.", ["2024-03"]),
        ("In March, 12 were found.", ["2024-03"]),
        ("Since January, 4 812 turtles were found.", ["2024-01/.."]),
        ("On March 14, 200 officers searched.", ["2024-03-14"]),
        ("Monday, March, 4", ["2024-03-04"]),
        # both ends as ordinals or days with commas inside
        ("The raids of October 15th-16th", ["2024-10-15/2024-10-16"]),
        ("Between Friday, Nov. 15, and Sunday, Nov. 17, they met.", ["2024-11-15/2024-11-17"]),
        ("From Friday, Nov. 15, to Sunday, Nov. 17, 2024, they met.", ["2024-11-15/2024-11-17"]),
        ("Overnight Friday into Saturday", ["2024-11-15/2024-11-16"]),
        ("In the weeks between June and August, 40 were held.", ["2024-06/2024-08"]),
        # opening hours
        ("Open Monday to Friday, 9am to 5pm.", []),
        ("They searched from Monday to Friday.", ["2024-11-11/2024-11-15"]),
        # until: the nearer one
        ("The shelter is full until February.", ["2025-02"]),
        ("He hid there until October.", ["2024-10"]),
        ("Scanners are to come by March.", ["2025-03"]),
    ],
)
def test_ends_of_expressions(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a heading that names a statement says nothing of the day under it
        ("STATEMENT\n\nOn Monday they struck. The next day they left.", ["2024-11-18", "2024-11-19"]),
        # the year of the period told before, in its paragraph
        ("They made six runs between April and December 2022. On 11 December, one was held.", ["2022-04/2022-12", "2022-12-11"]),
        ("They made six runs between April and July 2022. On 11 September, one was held.", ["2022-04/2022-07", "2024-09-11"]),
        # parts of a day told from the day before them
        ("On March 3, 2024 they struck. The next morning, six were held.", ["2024-03-03", "2024-03-04"]),
        ("On March 3, 2024 they struck. That night, six were held.", ["2024-03-03", "2024-03-03"]),
        ("On March 3, 2024 they struck. Six had been held the night before.", ["2024-03-03", "2024-03-02"]),
        # a statement's day is no anchor
        ("On Sunday they struck, police said on Tuesday. The same day a boat sank.", ["2024-11-17", "2024-11-19", "2024-11-17"]),
        ("RIGA, 20 November 2024 – On Sunday they struck. The next day they left.", ["2024-11-20", "2024-11-17", "2024-11-18"]),
        ("On Monday they struck. The same day a boat sank.", ["2024-11-18", "2024-11-18"]),
        # "that day" is not the day of publication
        ("The raid of 12 June\n20 November 2024\nThat day 30 were freed.", ["2024-06-12", "2024-11-20", "2024-06-12"]),
        # open from the date before
        ("Set up in November 2015, it has freed 221 since then.", ["2015-11", "2015-11/.."]),
        ("It has freed 221 since then.", []),
        ("It was active since at least 2019.", ["2019/.."]),
        # the same period
        (
            "From January to June 2024, 40 were held, against 30 in the same period last year.",
            ["2024-01/2024-06", "2023-01/2023-06"],
        ),
        ("In the first quarter of 2024, 40 were held, 30 in the same period of 2022.", ["2024-01/2024-03", "2022-01/2022-03"]),
        (
            "In the first half of 2024 they held 40; a year earlier, over the same period, 30.",
            ["2024-01/2024-06", "2023-01/2023-06"],
        ),
        ("They held 30 in the same period.", []),
        # told of the past
        ("On 4 May 2024 he fled; three days later he was held.", ["2024-05-04", "2024-05-07"]),
        ("On 18 November 2024 he fled; two years later he was held.", ["2024-11-18"]),
        ("Two years after the raid he was held.", []),
        ("Nobody had planned for it, Interpol said on Tuesday.", ["2024-11-19"]),
        ("From Monday, 40 women were picked up.", ["2024-11-18"]),
        ("From Monday, patrols will be doubled.", ["2024-11-25"]),
    ],
)
def test_anchors(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


def test_weekdays_of_a_text_without_publication() -> None:
    text = "KINGSTON — Monday, February 20\nFRIDAY – ST JAMES\nSUNDAY – KINGSTON"
    assert [value for _, value in found(text, published=None)] == ["XXXX-02-20", "XXXX-02-17", "XXXX-02-19"]
    assert found("FRIDAY – ST JAMES", published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "An Audi 2024 and a Toyota Hilux 2022 were towed.",
        "They towed a 2019 Toyota.",
        "Call 0 811 20 19 20 20 or +44 20 2019 2021.",
        "The strike was to last 15 days.",
        "On the last night the boat sank.",
        "On Highway 2019, under 8 USC 2024",
    ],
)
def test_numbers_and_names_of_other_things(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the nearest verb in front decides, or what is scheduled
        ("Ministers will meet Friday.", ["2024-11-22"]),
        ("Ministers met Friday.", ["2024-11-15"]),
        ("A judge will question the driver arrested Monday.", ["2024-11-18"]),
        ("The sentence will be handed down on Monday.", ["2024-11-25"]),
        ("The trial, which opens Thursday, may last weeks.", ["2024-11-21"]),
        ("They would not comment Friday.", ["2024-11-15"]),
        ("The firm said it would decide Friday.", ["2024-11-22"]),
        ("It is to report as a listed company on Friday.", ["2024-11-22"]),
        ("They are going to rule at 10 a.m. Friday.", ["2024-11-22"]),
        ("The vote is Tuesday.", ["2024-11-26"]),
        ("The case was moved to Jan. 8.", ["2025-01-08"]),
        ("Envoys agreed to meet Sunday.", ["2024-11-24"]),
        # else the nearest behind it
        ("On Thursday, the board will vote.", ["2024-11-21"]),
        ("On Thursday, the board voted; members will appeal.", ["2024-11-14"]),
        ("Officials said that, at a session on Thursday, they will vote.", ["2024-11-21"]),
        ("A boat seized on Thursday\nThe owners will appeal.", ["2024-11-14"]),
        ("The talks, delayed by logistics, would proceed on Tuesday.", ["2024-11-26"]),
        ('"We will go." The group on Friday declared a truce.', ["2024-11-15"]),
        ("They are meeting Friday and Saturday.", ["2024-11-22/2024-11-23"]),
        ("They are investigating Friday's raid.", ["2024-11-15"]),
        ("The next fiscal year starts in July.", ["2025-07"]),
        ("They fell by nearly 100 since July and will fall again.", ["2024-07/.."]),
        ("The court may affirm Friday's ruling that stays the planned vote.", ["2024-11-15"]),
        ("A judge stayed Wednesday's scheduled vote.", ["2024-11-20"]),
        ("Friday may be the last day.", ["2024-11-22"]),
        ("He will stay until September.", ["2025-09"]),
        ("It funds the agency through Jan. 15.", ["2025-01-15"]),
        ("A visit through Friday is planned.", ["2024-11-22"]),
        # told on the same weekday
        ("The court will rule Wednesday.", ["2024-11-20"]),
        ("The court ruled Wednesday.", ["2024-11-20"]),
        ("He has until Friday to pay.", ["2024-11-22"]),
        ("He was held until Friday.", ["2024-11-15"]),
        ("She will turn 30 in March.", ["2025-03"]),
        ("She turned 30 in March.", ["2024-03"]),
        ("Ahead of the March vote, police trained.", ["2025-03"]),
        ("Dividends are payable May 11.", ["2025-05-11"]),
    ],
)
def test_tense(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a day of the same year in front of what is held on a day set before
        ("The Aug. 3 hearing was moved indoors.", "2024-08-03"),
        ("A judge set a Dec. 3 hearing.", "2024-12-03"),
        ("A judge opened the Dec. 17-18 trial.", "2024-12-17/2024-12-18"),
        ("The Dec. 17 killing is unsolved.", "2023-12-17"),
    ],
)
def test_days_of_events(text: str, value: str) -> None:
    assert [value for _, value in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("raids of the 1980s", "1980s", "198X"),
        ("raids of the 1980's", "1980's", "198X"),
        ("raids of the '90s", "'90s", "199X"),
        ("since the mid-1990s", "mid-1990s", "199X"),
        ("the late eighties", "late eighties", "198X"),
        ("in the Sixties", "Sixties", "196X"),
        ("jailed two decades ago", "two decades ago", "200X"),
        ("elected in '92", "'92", "1992"),
        ("the '88 campaign", "'88", "1988"),
    ],
)
def test_decades(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales fell in the spring.", ["2024-03/2024-05"]),
        ("Sales fell in the winter.", ["2023-12/2024-02"]),
        ("Sales will fall in the spring.", ["2025-03/2025-05"]),
        ("In early fall, sales rose.", ["2024-09/2024-11"]),
        ("The fall of the wall, a spring in the hills", []),
        ("They met in the fall of Kabul.", []),
        # quarters
        ("Third-quarter sales rose.", ["2024-07/2024-09"]),
        ("Last year's third quarter was poor.", ["2023-07/2023-09"]),
        ("1988's third quarter was poor.", ["1988-07/1988-09"]),
        ("In the September quarter, it lost.", ["2024-07/2024-09"]),
        ("In the latest quarter, it lost.", ["2024-07/2024-09"]),
        ("It will lose in the fourth quarter.", ["2024-10/2024-12"]),
        ("For the quarter ended Sept. 30, it lost.", ["2024-07/2024-09", "2024-09-30"]),
        ("For the six months ended June 30, it lost.", ["2024-01/2024-06", "2024-06-30"]),
        ("For the year ended June 30, 2023, it lost.", ["2022-07/2023-06", "2023-06-30"]),
        ("In the third quarter it lost; costs in the quarter rose.", ["2024-07/2024-09", "2024-07/2024-09"]),
        ("In the third quarter it gained on the previous quarter.", ["2024-07/2024-09", "2024-04/2024-06"]),
        ("In the third quarter it gained on the year-earlier quarter.", ["2024-07/2024-09", "2023-07/2023-09"]),
        ("In the third quarter it gained on the year-ago period.", ["2024-07/2024-09", "2023-07/2023-09"]),
        ("In March it gained on the same month last year.", ["2024-03", "2023-03"]),
        ("Costs in the quarter rose.", []),
        ("In the last half hour it rose.", []),
        ("In the first nine months it lost.", ["2024-01/2024-09"]),
        ("In its first nine months it lost.", []),
        ("By year-end it will close.", ["2024"]),
        ("At year-end 2019 it closed.", ["2019"]),
    ],
)
def test_seasons_and_quarters(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2016 he fled. That year, two fell.", ["2016", "2016"]),
        ("On 3 May 2016 he fled. Later that month, two fell.", ["2016-05-03", "2016-05"]),
        ("In 2016 he fled. In March that year, two fell.", ["2016", "2016-03"]),
        ("He fled. That year, two fell.", []),
        ("In 2016 he fled. Two fell the year before.", ["2016", "2015"]),
        ("In 2016 he fled. Two fell the year before the trial.", ["2016"]),
        ("In 2016, 40 fell, from 30 the previous year.", ["2016", "2015"]),
        # what is compared with is no anchor
        ("In 2016, 40 fell, from 30 a year earlier; six died, from five a year earlier.", ["2016", "2015", "2015"]),
        ("They met May 24 and 25. On the morning of the 25th, two fell.", ["2024-05-24/2024-05-25", "2024-05-25"]),
        ("They met May 24. The 25th floor burned.", ["2024-05-24"]),
        ("They met on the morning of the 25th.", []),
    ],
)
def test_told_from_dates_before(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The 1972 treaty and its 1986 protocol hold.", ["1972", "1986"]),
        ("A study of 1982 trading is out.", ["1982"]),
        ("It restated 1986 figures. 1987 results stand.", ["1986", "1987"]),
        ("They won the 1990 World Cup.", ["1990"]),
        ("The 1972 people who came, a load of 1986 parcels, 1950 kg of tea", []),
        ("It had projected 1999 net earnings; it said 1998 profits rose.", ["1999", "1998"]),
        ("He cited the Papers Act of 1840.", ["1840"]),
        ("Output is below 1990 levels.", ["1990"]),
        ("He served in 1941-45.", ["1941/1945"]),
        ("They rescued banks in the 2008 crisis.", ["2008"]),
        ("He is held for the June 11, 2014 murder.", ["2014-06-11"]),
        ("They played in 2005-06.", ["2005/2006"]),
        # a day told again is the same day
        ("They will meet on Jan. 17. The Jan. 17 talks are secret.", ["2025-01-17", "2025-01-17"]),
        ("The quake of Jan. 17, 1994, killed 61. After the Jan. 17 quake, he left.", ["1994-01-17", "1994-01-17"]),
        ("A form of 2005-06", ["2005-06"]),
        ("Lowest Since 1981\nMarch 18, 1990", ["1981/..", "1990-03-18"]),
        ("Filed 11/20/24 in Reno", ["2024-11-20"]),
        ("Filed 11/12/24 in Reno", ["2024-12-11"]),
        ("The Saturday-Sunday raids", ["2024-11-16/2024-11-17"]),
        # behind a weekday, a number that counts what comes next
        ("On Saturday, nine of them were held.", ["2024-11-16"]),
        ("On Saturday, nine “mules” were held.", ["2024-11-16"]),
        ('On Saturday 16 "mules" were held.', ["2024-11-16"]),
        ("On Friday, 12 more were held.", ["2024-11-15"]),
        ("On Saturday nine were held.", ["2024-11-16"]),
        ("On Saturday 16, men were held.", ["2024-11-16"]),
        ("Paris, Saturday, 16", ["2024-11-16"]),
        # days by their names
        ("On New Year's Eve, they struck.", ["2023-12-31"]),
        ("They will strike on Christmas Day.", ["2024-12-25"]),
        ("They struck before Christmas.", ["2023-12-25"]),
        ("A Christmas tree, on the Christmas flights", []),
        ("On Black Monday, they sold.", []),
    ],
)
def test_dates_of_news(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The suspects, born between 1976 and 1999, are at large.", [("1976/1999", "birth")]),
        ("A man born in Lagos on 4 March 1984", [("1984-03-04", "birth")]),
        ("She was born on June 5, 1990; the next day he fled.", [("1990-06-05", "birth")]),
        ("The movement was born. On 4 March 2024 it struck.", [("2024-03-04", "day")]),
    ],
)
def test_births_are_told_apart(text: str, values: list[tuple[str, str]]) -> None:
    assert [(span.value, span.rule) for span in find_dates(text, "en", published=PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the year is joined as the day is
        ("Sealed 23-Oct-09 at the port", ["2009-10-23"]),
        ("Sealed Oct/23/2019 at the port", ["2019-10-23"]),
        ("Sealed 23Oct2019 at the port", ["2019-10-23"]),
        ("Sealed 23 - October - 2019 at the port", ["2019-10-23"]),
        ("Sealed 2019/Oct/23 at the port", ["2019-10-23"]),
        # two digits: at most twenty years ahead
        ("dated 03/08/45", ["1945-08-03"]),
        ("dated 03/08/44", ["2044-08-03"]),
        # a full stop behind a short month inside a date, not at the end of a sentence
        ("They met on 12 May. 2014 was a bad year.", ["2024-05-12", "2014"]),
        ("The raid of June. 3, 2021", ["2021-06-03"]),
        # spaces
        ("Signed 18 08 1978.", ["1978-08-18"]),
        ("Signed 18 / 08 / 1978.", ["1978-08-18"]),
        ("Lot 12 18 08 1978 was sold.", []),
        # ISO 8601 with a time, and as an interval
        ("Stamped 2024-06-03T10:15:00Z by the server", ["2024-06-03"]),
        ("Window 2024-06-03/2024-06-09 closed", ["2024-06-03/2024-06-09"]),
        # the text tells which comes first
        ("Seized 02/22/2016 and 03/04/2016", ["2016-02-22", "2016-03-04"]),
        ("Seized 22/02/2016 and 03/04/2016", ["2016-02-22", "2016-04-03"]),
        ("They were away from 10-1-2018 to 10-7-2018.", ["2018-10-01/2018-10-07"]),
        ("They were away from 1/3/2018 to 1/6/2018.", ["2018-03-01/2018-06-01"]),
        # one number can only be the day
        ("The van left 22/4 for Dover.", ["2024-04-22"]),
        ("The van left on 22-4.", ["2024-04-22"]),
        # a weekday with its date in brackets is one date
        ("Arrested on Tuesday (12 November) in Hull.", ["2024-11-12"]),
        # dates in front of nouns
        ("the May 3, 2022 meeting", ["2022-05-03"]),
        ("the July 8-19 session", ["2024-07-08/2024-07-19"]),
        ("On May 3, 2022 boxes were found.", ["2024-05-03"]),
        # days that are none
        ("The form said 30 February 2022.", []),
        ("They wrote February 20 - 29, 2022.", []),
        ("They wrote 31/04/2015 and 32 May 2015.", []),
    ],
)
def test_days_in_other_shapes(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They worked July 13 thru 15.", ["2024-07-13/2024-07-15"]),
        ("open from May 4, 2023 up until June 6, 2023", ["2023-05-04/2023-06-06"]),
        ("beginning May 4, 2023 and ending June 6, 2023", ["2023-05-04/2023-06-06"]),
        ("3 Aug-12 Nov 2023", ["2023-08-03/2023-11-12"]),
        ("on the night of 23/24 July 2023", ["2023-07-23/2023-07-24"]),
        ("in November between 19 and 20", ["2024-11-19/2024-11-20"]),
        ("in June, July and August 2023", ["2023-06/2023-08"]),
        ("in June/July 2023", ["2023-06/2023-07"]),
        ("from this May to October 2025", ["2024-05/2025-10"]),
        ("the figures for 2012–18", ["2012/2018"]),
        ("in Resolution 2012-18", []),
        ("Filed Oct 1,1980, sealed Oct 1,200 times", ["1980-10-01"]),
        ("the first of December in the year 1980", ["1980-12-01"]),
        ("from 05.08 to 16.08.2017", ["2017-08-05/2017-08-16"]),
        ("open 16-21.02.2018", ["2018-02-16/2018-02-21"]),
        ("open from 10.10 to 12.12", []),
        ("from the 5th of March to the 10th, in Hull", ["2024-03-05/2024-03-10"]),
    ],
)
def test_intervals_in_other_shapes(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on the last Monday of May", ["2024-05-27"]),
        ("on the first Monday in October 2023", ["2023-10-02"]),
        ("the last day of the month", ["2024-11-30"]),
        ("the last day of 2023", ["2023-12-31"]),
        ("the first Friday of next month", ["2024-12-06"]),
        ("the second weekend of June 2023", ["2023-06-10/2023-06-11"]),
        ("the 23rd week of 2024", ["2024-06-03/2024-06-09"]),
        ("in week 23 of 2024", ["2024-06-03/2024-06-09"]),
        ("sealed in 2024-W23", ["2024-06-03/2024-06-09"]),
        ("the week beginning 3 June", ["2024-06-03/2024-06-09"]),
        ("the 15th of the month", ["2024-11-15"]),
        ("They will meet on the 15th.", ["2024-11-15"]),
        ("in week 23 of the trial", []),
        ("the fifth Monday of May 2023, the sixth of them", ["2023-05-29"]),
        ("They got out on the 15th floor.", []),
        ("on the third Thursday this September", ["2024-09-19"]),
        ("on the fifth Tuesday in February 2023", []),
        ("in the last week of next month", ["2024-12-25/2024-12-31"]),
        ("in Q3/2015 and in 2015Q4", ["2015-07/2015-09", "2015-10/2015-12"]),
        ("in 3Q 2015 and in Q4 '15", ["2015-07/2015-09", "2015-10/2015-12"]),
        ("in the first two quarters of 2015", ["2015-01/2015-06"]),
        ("in the last quarter", ["2024-07/2024-09"]),
        ("sold out Summer 2015 and again winter 2016", ["2015-06/2015-08", "2016-12/2017-02"]),
        ("prices fall 2015 times", []),
    ],
)
def test_days_and_weeks_by_their_place(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("arrested on Christmas Eve", ["2023-12-24"]),
        ("arrested at Christmas 2021", ["2021-12-25"]),
        ("arrested last Easter", ["2024-03-31"]),
        ("on Easter Monday 2019", ["2019-04-22"]),
        ("on Good Friday", ["2024-03-29"]),
        ("on Thanksgiving Day 2020", ["2020-11-26"]),
        ("on Black Friday 2010", ["2010-11-26"]),
        ("on Memorial Day 2022", ["2022-05-30"]),
        ("since New Year's Day", ["2024-01-01/.."]),
        ("Between Christmas and New Year's Day, 40 were held.", ["2023-12-25/2024-01-01"]),
        ("on Bastille Day 2016", ["2016-07-14"]),
        ("Christmas trees, Easter Island, Father Christmas, a Halloween party", []),
        ("the Good Friday Agreement and a Black Friday sale", []),
    ],
)
def test_feasts(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two days from tomorrow", ["2024-11-23"]),
        ("a week from Friday", ["2024-11-29"]),
        ("a year ago today", ["2023-11-20"]),
        ("two Fridays ago", ["2024-11-08"]),
        ("two Fridays from now", ["2024-11-29"]),
        ("a couple of days ago", ["2024-11-18"]),
        ("He will be tried in two weeks.", ["2024-12-02/2024-12-08"]),
        ("in two days' time", ["2024-11-22"]),
        ("the week before last", ["2024-11-04/2024-11-10"]),
        ("Friday week", ["2024-11-29"]),
        # from the day before in the text, or of the week that follows
        ("On March 3 he fled; the following Friday he was held.", ["2024-03-03", "2024-03-08"]),
        ("Are they in on the following Friday?", ["2024-11-29"]),
        # how long it took
        ("They made 40 arrests in two weeks.", []),
        ("two Fridays, a couple of days", []),
        ("Two days from the coast the boat sank.", []),
    ],
)
def test_days_counted_from_others(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


NEAR_MISSES = """
version 2.4.1 | build 19.03.2 | v10.12.2020.4 | 192.168.1.10 | 10.0.0.1/24 | won 3-1 | won 21-12 on penalties | ratio of 16:9
a 4/5 majority | 2/3 of voters | a 5/8 inch bolt | call 555-12-1234 | call 01-23-45-67-89 | dial 06 12 05 19 20 | sort code 20-30-40
case no. 12/2019/45 | file 2019-45 | ref. 2019/123 | ISO 9001 | paid 12.50 for it | $12.10 and £3.11 | €2,024 | 1,984 bottles
12 may be arrested | he may go | in 20 cases you may appeal | the planet Mars | they march 20 km a day | the women's march | an august body
April Jones and June Carter | May Johnson is 30 | Jan de Vries | Sun Microsystems | the sun rose | he sat down | they wed in church
a spring of water | he will fall | the second of three | the first of many | the third man | 9mm pistols and 7.62 rounds | an AK-47
sections 3-5 | Sec. 10-2-5 | articles 12-15 | pages 10-12 | rooms 3/4 and 5/6 | at 10.30 and 18:45 | between 730-930 | 12:30-13:45
24/7 service | 20/20 vision | 10-12 officers | 5-7 kg | 8-10-year-olds | 2000 euros | some 1850 officers | flight 1999 | room 2024
Route 66 | a 3-day visit | sentenced to 12 months | aged 18 to 25 | for 10 years | within two days | every Friday | weeks of work | the last man
the 3rd of them | 42nd Street | the 21st century | 1-2-3 | 1 2 3 | 12 05 2 | 10/12 patients | W23 of the map | once a week
"""


@pytest.mark.parametrize("words", [words.strip() for words in NEAR_MISSES.replace("\n", "|").split("|") if words.strip()])
def test_near_misses(words: str) -> None:
    for text in (words, f"Police said: {words}.", f"The report names {words} among others"):
        assert found(text) == []
