# /// script
# requires-python = ">=3.11"
# dependencies = ["country-named-entity-recognition==1.0.2"]
# ///
"""country-named-entity-recognition: names of countries (English)."""

from country_named_entity_recognition import find_countries
from serve import Case, serve


def answer(case: Case) -> list[str]:
    found = sorted((match.start(), country.alpha_2) for country, match in find_countries(case["text"]))
    return [code for _, code in found]


serve(answer)
