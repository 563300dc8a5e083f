# /// script
# requires-python = ">=3.11"
# dependencies = ["flashgeotext==0.5.5", "pycountry==26.2.16"]
# ///
"""flashgeotext: countries and towns; its names of countries are looked up in pycountry for their codes."""

import pycountry
from flashgeotext.geotext import GeoText
from serve import Case, serve

READER = GeoText()


def answer(case: Case) -> list[str]:
    found = READER.extract(input_text=case["text"])["countries"]
    places = sorted((begin, name) for name, item in found.items() for begin, _ in item["span_info"])
    return [pycountry.countries.lookup(name).alpha_2 for _, name in places]


serve(answer)
