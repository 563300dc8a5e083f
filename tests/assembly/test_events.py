"""Which record each count goes into: named operations, editions, single cases, totals. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

ROWS = [
    (
        "a period of which people are accused is of their case",
        "[Twelve men were arrested|arrests 12] on [3 June 2024|2024-06-03].\n\n"
        "They are accused of having cheated [260 people|victims 260] [since March 2023|2023-03/..].",
        [(None, "2024-06-03", "", ["arrests 12", "victims 260"])],
    ),
    (
        "une période dont des gens sont accusés est de leur affaire",
        "[Douze hommes ont été arrêtés|arrests 12] le [3 juin 2024|2024-06-03].\n\n"
        "Ils sont soupçonnés d'avoir escroqué [260 personnes|victims 260] [depuis mars 2023|2023-03/..].",
        [(None, "2024-06-03", "", ["arrests 12", "victims 260"])],
    ),
    (
        "a court's day behind a rescue is another case",
        "Rescuers took [231 people|migrants 231] off five boats on [16 June 2024|2024-06-16].\n\n"
        "On [14 June 2024|2024-06-14], the court had sent [ten men to prison|convictions 10].",
        [(None, "2024-06-16", "", ["migrants 231"]), (None, "2024-06-14", "", ["convictions 10"])],
    ),
    (
        "a court's day behind arrests is of their case",
        "Police arrested [ten men|arrests 10] on [14 June 2024|2024-06-14].\n\n"
        "On [16 June 2024|2024-06-16], the court remanded [ten|convictions 10].",
        [(None, "2024-06-14", "", ["arrests 10", "convictions 10"])],
    ),
    (
        "a named operation gathers the whole text",
        "Operation [Tramontane|op] ended on [12 June 2024|2024-06-12]. [Forty suspects were arrested|arrests 40].\n"
        "Searches went on. [Nine girls were freed|minors 9].",
        [("Tramontane", "2024-06-12", "", ["arrests 40", "minors 9"])],
    ),
    (
        "a name told again is the same operation",
        "Operation [Tramontane|op] led to [40 arrests|arrests 40].\n"
        "During [Tramontane|op], officers freed [nine girls|minors 9].",
        [("Tramontane", None, "", ["arrests 40", "minors 9"])],
    ),
    (
        "a heading in capitals gives way to the spelling of the text",
        "OPERATION [TRAMONTANE|op]\nDuring Operation [Tramontane|op], officers made [40 arrests|arrests 40].",
        [("Tramontane", None, "", ["arrests 40"])],
    ),
    (
        "two editions are two operations",
        "Operation [Sirocco II|op] led to [40 arrests|arrests 40].\nOperation [Sirocco III|op] led to [55 arrests|arrests 55].",
        [("Sirocco II", None, "", ["arrests 40"]), ("Sirocco III", None, "", ["arrests 55"])],
    ),
    (
        "a bare name is its only edition",
        "Operation [Sirocco II|op] took place in spring.\nDuring [Sirocco|op], [40 people were held|arrests 40].",
        [("Sirocco II", None, "", ["arrests 40"])],
    ),
    (
        "another edition has the name without the number",
        "Operation [Tramontane II|op] led to [40 arrests|arrests 40] on [3 June 2024|2024-06-03].\n"
        "The first edition, in [2021|2021], had led to [23 arrests|arrests 23].",
        [("Tramontane II", "2024-06-03", "", ["arrests 40"]), ("Tramontane", "2021", "", ["arrests 23"])],
    ),
    (
        "another edition has the name without the number, French",
        "L'opération [Tramontane|op] a permis [40 arrestations|arrests 40] le [3 juin 2024|2024-06-03].\n"
        "L'édition [2022|2022] s'était soldée par [31 interpellations|arrests 31].",
        [("Tramontane", "2024-06-03", "", ["arrests 40"]), ("Tramontane", "2022", "", ["arrests 31"])],
    ),
    (
        "an earlier year that is no edition",
        "Operation [Tramontane II|op] led to [40 arrests|arrests 40] on [3 June 2024|2024-06-03].\n"
        "In [2021|2021], police made [23 arrests|arrests 23] in the same harbour.",
        [("Tramontane II", "2024-06-03", "", ["arrests 40"]), (None, "2021", "", ["arrests 23"])],
    ),
    (
        "how long they had been sought is no period",
        "Operation [Tramontane|op] led to [40 arrests|arrests 40] on [3 June 2024|2024-06-03].\n"
        "Police also held [two men|arrests 2] that Interpol had sought [since 2019|2019/..].",
        [("Tramontane", "2024-06-03", "", ["arrests 40", "arrests 2"])],
    ),
    (
        "since a year, of the whole",
        "[Two men were held|arrests 2] on [3 June 2024|2024-06-03].\nPolice have made [90 arrests|arrests 90] [since 2019|2019/..].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2019/..", "", ["arrests 90"])],
    ),
    (
        "a court's day before that of the arrests is another case",
        "[Two men were held|arrests 2] on [Wednesday|2024-06-05 relative].\n"
        "On [Tuesday|2024-06-04 relative] a court sentenced [three brothers|convictions 3].",
        [(None, "2024-06-05", "", ["arrests 2"]), (None, "2024-06-04", "", ["convictions 3"])],
    ),
    (
        "a court's day behind that of the arrests is of the same case",
        "[Two men were held|arrests 2] on [Tuesday|2024-06-04 relative].\n"
        "On [Wednesday|2024-06-05 relative] a court charged [both|convictions 2].",
        [(None, "2024-06-04", "", ["arrests 2", "convictions 2"])],
    ),
    (
        "a section for each operation",
        "Operation [Sirocco|op]\nOfficers made [40 arrests|arrests 40].\n\n"
        "Operation [Levante|op]\nOfficers made [seven arrests|arrests 7].",
        [("Sirocco", None, "", ["arrests 40"]), ("Levante", None, "", ["arrests 7"])],
    ),
    (
        "two operations with one figure are one record",
        "Operations [Sirocco|op] and [Levante|op] led to [47 arrests|arrests 47].",
        [("Sirocco and Levante", None, "", ["arrests 47"])],
    ),
    (
        "two operations with one figure are not the edition that the text is about",
        "Operation [Sirocco II|op] led to [40 arrests|arrests 40].\n"
        "In [2019|2019], operations [Sirocco|op] and [Levante|op] led to [47 arrests|arrests 47].",
        [("Sirocco II", None, "", ["arrests 40"]), ("Sirocco and Levante", "2019", "", ["arrests 47"])],
    ),
    (
        "the first words of a longer name are that name",
        "Operation [Sirocco West Africa|op] led to [40 arrests|arrests 40].\n"
        "[Nine girls were freed|minors 9], the head of Operation [Sirocco|op] said.",
        [("Sirocco West Africa", None, "", ["arrests 40", "minors 9"])],
    ),
    (
        "what is listed above the first paragraph sums up the operation",
        "Smugglers held in the east\n• [40 smugglers arrested|arrests 40]\n• [300 migrants detected|migrants 300]\n"
        "• [219 forged papers|documents 219]\n\n"
        "[Forty smugglers were arrested|arrests 40] in the spring.\nOperation [Sirocco|op] was led by [Romania|RO].",
        [("Sirocco", None, "RO", ["arrests 40", "migrants 300", "documents 219"])],
    ),
    (
        "an operation that is named behind the total of a year is none of it",
        "[In 2019|2019] the agency made [900 arrests|arrests 900] and freed [30 people|victims 30].\n"
        "It was a hard year. It was a long year. It was a wet year. It was a cold year. It was a good year.\n"
        "Operation [Sirocco|op], a sweep in [May 2019|2019-05], led to [40 arrests|arrests 40].",
        [(None, "2019", "", ["arrests 900", "victims 30"]), ("Sirocco", "2019-05", "", ["arrests 40"])],
    ),
    (
        "an operation that is only mentioned gives no record",
        "Police arrested [12 people|arrests 12] in the port.\nThe raid follows the success of Operation [Sirocco|op].",
        [(None, None, "", ["arrests 12"])],
    ),
    (
        "an unnamed case",
        "[A man was arrested|arrests 1 singular] in [Lyon|FR city].",
        [(None, None, "FR", ["arrests 1"])],
    ),
    (
        "two days are two cases",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "On [9 June|2024-06-09] police arrested [five women|arrests 5].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2024-06-09", "", ["arrests 5"])],
    ),
    (
        "the same day again is the same case",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "Also on [3 June|2024-06-03] they seized [nine cars|vehicles 9].",
        [(None, "2024-06-03", "", ["arrests 2", "vehicles 9"])],
    ),
    (
        "words that open another case",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "In a separate case, customs seized [40 kg of cocaine|drugs 40 kg].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, None, "", ["drugs 40 kg"])],
    ),
    (
        "what became of the people is no other case",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\nOn [5 June|2024-06-05] [both were charged|convictions 2].",
        [(None, "2024-06-03", "", ["arrests 2", "convictions 2"])],
    ),
    (
        "a yearly total is a record of its own",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40].\nIn [2023|2023], officers rescued [600 victims|victims 600].",
        [("Sirocco", None, "", ["arrests 40"]), (None, "2023", "", ["victims 600"])],
    ),
    (
        "an open period is a total",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "[Since April 2016|2016-04/..], the unit has freed [900 workers|victims 900].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2016-04/..", "", ["victims 900"])],
    ),
    (
        "the year of a beginning is no total",
        "On [3 June 2024|2024-06-03] police arrested [two men|arrests 2].\n"
        "The inquiry, begun in [2022|2022], brought [nine more arrests|arrests 9].",
        [(None, "2024-06-03", "", ["arrests 2", "arrests 9"])],
    ),
    ("no counts, no record", "Operation [Sirocco|op] was presented in [Lyon|FR city].", []),
    ("officers alone are no result", "A course brought together [45 officers|officers 45].", []),
    ("a count without a result is none", "The port handles [2 million containers|goods 2000000 weak].", []),
    ("empty text", "", []),
    (
        "a comparison with another year",
        "[Forty men were arrested|arrests 40] in [Ghana|GH] in [2023|2023], up from [31|arrests 31 elliptic compared weak] in [2022|2022].",
        [(None, "2023", "GH", ["arrests 40"]), (None, "2022", "GH", ["arrests 31"])],
    ),
    (
        "a comparison with another month, in French",
        "En [janvier|2024-01], [118 armes ont été saisies|weapons 118] au [Ghana|GH], contre "
        "[67|weapons 67 elliptic compared weak] le [mois précédent|2023-12 month].",
        [(None, "2024-01", "GH", ["weapons 118"]), (None, "2023-12", "GH", ["weapons 67"])],
    ),
    (
        "two years in two clauses",
        "Customs in [Ghana|GH] seized [402 kilos|drugs 402 kg] in [2021|2021], they seized [649 kilos|drugs 649 kg] in [2022|2022].",
        [(None, "2021", "GH", ["drugs 402 kg"]), (None, "2022", "GH", ["drugs 649 kg"])],
    ),
    (
        "a part of a year's count stays with it",
        "In [2021|2021], customs in [Ghana|GH] seized [402 kilos|drugs 402 kg], of which [12|drugs 12 kg part] in [May|2021-05].",
        [(None, "2021", "GH", ["drugs 402 kg (drugs 12 kg)"])],
    ),
    (
        "a compared figure without a period of its own",
        "[Forty men were arrested|arrests 40] in [Ghana|GH] on [12 June 2024|2024-06-12], up from "
        "[31|arrests 31 elliptic compared weak] the day before.",
        [(None, "2024-06-12", "GH", ["arrests 40"])],
    ),
    (
        "a stated total of separate cases",
        "[Migrants stopped: 283 in three days|migrants 283]\n\nIn all, [283 people|migrants 283 weak] were stopped off [Senegal|SN] that week.\n\n"
        "[Saturday|2024-09-14 relative], a patrol stopped [158 migrants|migrants 158] at sea, near the port of the capital.\n\n"
        "[Sunday|2024-09-15 relative], police stopped [125 migrants|migrants 125] in a house.",
        [
            (None, "2024-09-14/2024-09-15", "SN", ["migrants 283"]),
            (None, "2024-09-14", "SN", ["migrants 158"]),
            (None, "2024-09-15", "SN", ["migrants 125"]),
        ],
    ),
    (
        "a stated total by its word, in French",
        "La valeur cumulée des marchandises saisies en [France|FR] dépasse [1,2 million d’euros|money 1200000 EUR weak more_than].\n\n"
        "[Le 21 septembre 2018|2018-09-21], [huit défenses|goods 8] ont été saisies.\n\n"
        "[Le 3 octobre 2018|2018-10-03], [186 monnaies|goods 186] ont été saisies.",
        [
            (None, "2018-09-21/2018-10-03", "FR", ["money 1200000 EUR more_than"]),
            (None, "2018-09-21", "FR", ["goods 8"]),
            (None, "2018-10-03", "FR", ["goods 186"]),
        ],
    ),
    (
        "figures of a lead that do not add up are of the first case",
        "In [Senegal|SN], a patrol stopped [200 migrants|migrants 200] at sea, near the port of the capital, [on Saturday|2024-09-14 relative].\n\n"
        "[Sunday|2024-09-15 relative], police stopped [125 migrants|migrants 125] in a house.",
        [(None, "2024-09-14", "SN", ["migrants 200"]), (None, "2024-09-15", "SN", ["migrants 125"])],
    ),
    (
        "the same act in another town",
        "In [Chipata|ZM city], [three people were arrested|arrests 3] with cannabis.\nIn [Monze|ZM city], [two men were held|arrests 2] on a bus.",
        [(None, None, "ZM", ["arrests 3"]), (None, None, "ZM", ["arrests 2"])],
    ),
    (
        "the same act in another town, in French",
        "À [Lyon|FR city], [trois hommes ont été arrêtés|arrests 3].\nÀ [Nantes|FR city], [deux hommes ont été arrêtés|arrests 2].",
        [(None, None, "FR", ["arrests 3"]), (None, None, "FR", ["arrests 2"])],
    ),
    (
        "another act in another town is of the same case",
        "In [Chipata|ZM city], [three people were arrested|arrests 3].\nIn [Monze|ZM city], [two cars were seized|vehicles 2].",
        [(None, None, "ZM", ["arrests 3", "vehicles 2"])],
    ),
    (
        "towns in the round-up of a week",
        "From [2 to 8 June 2024|2024-06-02/2024-06-08 day], in [Lyon|FR city], [three men were arrested|arrests 3].\n"
        "In [Nantes|FR city], [two men were arrested|arrests 2].",
        [(None, "2024-06-02/2024-06-08", "FR", ["arrests 3", "arrests 2"])],
    ),
    (
        "months that open cases",
        "En [février|2024-02], à [Lyon|FR city], [un homme a été arrêté|arrests 1 singular].\n"
        "En [mai|2024-05], c’est [une femme qui a été arrêtée|arrests 1 singular] à [Lyon|FR city].",
        [(None, "2024-02", "FR", ["arrests 1"]), (None, "2024-05", "FR", ["arrests 1"])],
    ),
    (
        "an unrelated case behind a place",
        "In [Lyon|FR city], [three men were arrested|arrests 3] on [12 June 2024|2024-06-12].\n"
        "Off [Brest|FR city], in the meantime, [two launches were seized|vehicles 2].",
        [(None, "2024-06-12", "FR", ["arrests 3"]), (None, None, "FR", ["vehicles 2"])],
    ),
    (
        "an unrelated case whose figures come later",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH].\nIn a case that is not part of it, a teacher was visited.\n"
        "[Three phones were seized|devices 3] from him in [Ghana|GH].",
        [("Sirocco", None, "GH", ["arrests 40"]), (None, None, "GH", ["devices 3"])],
    ),
    (
        "the figures of an earlier operation named beside",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH].\n"
        "[Sirocco|op] builds on Operation [Mistral|op], which led to [134 arrests|arrests 134] in [July 2022|2022-07].",
        [("Sirocco", None, "GH", ["arrests 40"]), ("Mistral", "2022-07", "GH", ["arrests 134"])],
    ),
    (
        "since something began",
        "[Two men were charged|convictions 2] in [Ghana|GH] on [12 June 2024|2024-06-12].\n"
        "Since it opened in [2017|2017], the court has [convicted 840 people|convictions 840].",
        [(None, "2024-06-12", "GH", ["convictions 2"]), (None, "2017/..", "GH", ["convictions 840"])],
    ),
    (
        "the year of an opening is no period",
        "[Two men were charged|convictions 2] in [Ghana|GH] on [12 June 2024|2024-06-12].\n"
        "The court, opened in [2017|2017], [convicted three more|convictions 3].",
        [(None, "2024-06-12", "GH", ["convictions 2", "convictions 3"])],
    ),
    (
        "one compared figure in a text about a year",
        "In [2024|2024], [22 gangs were dismantled|groups 22] in [France|FR], against [16|groups 16 compared weak elliptic] in [2023|2023].",
        [(None, "2024", "FR", ["groups 22"]), (None, "2023", "FR", ["groups 16"])],
    ),
    (
        "a find of one day in the weeks of a named operation",
        "Operation [Sirocco|op], from [2 to 8 June 2024|2024-06-02/2024-06-08 day], led to [40 arrests|arrests 40] in [Ghana|GH].\n\n"
        "In [Accra|GH city], [two trucks were found|vehicles 2] on [Tuesday|2024-06-04 relative].",
        [("Sirocco", "2024-06-02/2024-06-08", "GH", ["arrests 40"]), (None, "2024-06-04", "GH", ["vehicles 2"])],
    ),
    (
        "a highlight without a day is of the operation",
        "Operation [Sirocco|op], from [2 to 8 June 2024|2024-06-02/2024-06-08 day], led to [40 arrests|arrests 40] in [Ghana|GH].\n\n"
        "In [Accra|GH city], [two trucks were found|vehicles 2].",
        [("Sirocco", "2024-06-02/2024-06-08", "GH", ["arrests 40", "vehicles 2"])],
    ),
    (
        "the dates of a lead hold for cases that tell none",
        "[Eleven people were arrested|arrests 11] [over the weekend|2024-06-08/2024-06-09 weekend] in [Zambia|ZM].\n\n"
        "In another raid, [four cars were seized|vehicles 4].",
        [(None, "2024-06-08/2024-06-09", "ZM", ["arrests 11"]), (None, "2024-06-08/2024-06-09", "ZM", ["vehicles 4"])],
    ),
    (
        "but not for one that is said to be unrelated",
        "[Eleven people were arrested|arrests 11] [over the weekend|2024-06-08/2024-06-09 weekend] in [Zambia|ZM].\n\n"
        "In an unrelated case, [four cars were seized|vehicles 4].",
        [(None, "2024-06-08/2024-06-09", "ZM", ["arrests 11"]), (None, None, "ZM", ["vehicles 4"])],
    ),
    (
        "a town that no list knows, in front of a result that was told before",
        "[On 3 June|2024-06-03] police in [Lyon|FR city] arrested [two men|arrests 2].\n"
        "And in Grandvaux the next morning, customs arrested [a courier|arrests 1 singular].",
        [(None, "2024-06-03", "FR", ["arrests 2"]), (None, "2024-06-03", "FR", ["arrests 1"])],
    ),
    (
        "an unknown name in front of another kind of result is the same case",
        "[On 3 June|2024-06-03] police in [Lyon|FR city] arrested [two men|arrests 2].\n"
        "In Rue Garibaldi they found [40 kg of cocaine|drugs 40 kg].",
        [(None, "2024-06-03", "FR", ["arrests 2", "drugs 40 kg"])],
    ),
    (
        "a day told in the second sentence of its paragraph",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "Shopkeepers had a bad week, too. With two dogs, a locksmith and the owner of the brand, the inspectors emptied on "
        "[6 June|2024-06-06] a store of [900 copies|goods 900].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2024-06-06", "", ["goods 900"])],
    ),
    (
        "the day on which they were brought to court is none of the case",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2]. They appeared in court on [5 June|2024-06-05].\n"
        "Further east, on [5 June|2024-06-05] the coastguard arrested [nine others|arrests 9].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2024-06-05", "", ["arrests 9"])],
    ),
    (
        "de même en français",
        "Le [3 juin|2024-06-03] la police a arrêté [deux hommes|arrests 2]. Déférés le [5 juin|2024-06-05], ils ont été écroués.\n"
        "Au large, le [5 juin|2024-06-05], la marine a arrêté [neuf hommes|arrests 9].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2024-06-05", "", ["arrests 9"])],
    ),
    (
        "what a court heard of an earlier day is the case that it judged",
        "[Two men|convictions 2] were jailed on [3 June|2024-06-03].\n"
        "On [9 March|2024-03-09] the pair had driven up with [79 migrants|migrants 79].",
        [(None, "2024-06-03", "", ["convictions 2", "migrants 79"])],
    ),
    (
        "another judge, another case",
        "[Two men|convictions 2] were jailed on [3 June|2024-06-03].\n"
        "A different judge dealt on [2 June|2024-06-02] with a farmer who had locked up [four pickers|victims 4].",
        [(None, "2024-06-03", "", ["convictions 2"]), (None, "2024-06-02", "", ["victims 4"])],
    ),
    (
        "how long a gang had been at it is no total",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "[Between January and May|2024-01/2024-05] the ring had moved [190 people|migrants 190 crime].",
        [(None, "2024-06-03", "", ["arrests 2", "migrants 190"])],
    ),
    (
        "what the police did over a period is one",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "[Between January and May|2024-01/2024-05] the unit had held [190 people|arrests 190].",
        [(None, "2024-06-03", "", ["arrests 2"]), (None, "2024-01/2024-05", "", ["arrests 190"])],
    ),
    (
        "the same day in another town, the same act",
        "On [3 June|2024-06-03] police in [Lyon|FR city] arrested [two men|arrests 2].\n"
        "The same day in [Tororo|UG city], officers arrested [four riders|arrests 4].",
        [(None, "2024-06-03", "FR", ["arrests 2"]), (None, "2024-06-03", "UG", ["arrests 4"])],
    ),
    (
        "the same day in another town, another step of the same action",
        "On [3 June|2024-06-03] police in [Lyon|FR city] arrested [two men|arrests 2].\n"
        "The same day in [Cluj|RO city], police carried out [three searches|searches 3].",
        [(None, "2024-06-03", "FR RO", ["arrests 2", "searches 3 @RO"])],
    ),
    (
        "another country, on days of its own",
        "On [Tuesday|2024-06-18] police in [Malawi|MW] found [87 migrants|migrants 87].\n"
        "In neighbouring [Mozambique|MZ], officials [last week|2024-06-10/2024-06-16 week] found [61 migrants|migrants 61].",
        [(None, "2024-06-18", "MW", ["migrants 87"]), (None, "2024-06-10/2024-06-16", "MZ", ["migrants 61"])],
    ),
    (
        "an operation named late in a review of a year",
        "The agency looks back at [the year|2022-10-01/2023-09-30 day]: [2,610 arrests|arrests 2610].\n"
        "It has many offices.\nIt works with the police.\nIts staff is small.\nIts means are few.\n"
        "In [June 2023|2023-06], Operation [Levante|op] freed [14 children|minors 14].",
        [(None, "2022-10-01/2023-09-30", "", ["arrests 2610"]), ("Levante", "2023-06", "", ["minors 14"])],
    ),
    (
        "a headline goes with the figures that it sums up",
        "[113 networks|groups 113] broken up\n\n"
        "In [2023|2023] the service broke up [113 networks|groups 113] and held [594 people|arrests 594].\n"
        "On [26 December|2023-12-26] it arrested [five men|arrests 5].",
        [(None, "2023", "", ["groups 113", "arrests 594"]), (None, "2023-12-26", "", ["arrests 5"])],
    ),
    (
        "a trial on an earlier day than the arrests is another case",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "On [29 May|2024-05-29], the court in [Lyon|FR city] had jailed [ten drivers|convictions 10].",
        [(None, "2024-06-03", "FR", ["arrests 2"]), (None, "2024-05-29", "FR", ["convictions 10"])],
    ),
    (
        "things found in a month, beside results",
        "On [3 June|2024-06-03] police arrested [two men|arrests 2].\n"
        "[Last month|2024-05 relative], customs in [Moroni|KM city] had come across [62 tortoises|goods 62 weak].",
        [(None, "2024-06-03", "KM", ["arrests 2"]), (None, "2024-05", "KM", ["goods 62"])],
    ),
    (
        "cases with their day behind the figures of a year",
        "The unit handled [418 files|investigations 418] in [2023|2023] and helped [203 victims|victims 203].\n"
        "From [19 to 21 June|2023-06-19/2023-06-21 day] it freed [72 women|women 72] at the mines.",
        [(None, "2023", "", ["investigations 418", "victims 203"]), (None, "2023-06-19/2023-06-21", "", ["women 72"])],
    ),
    (
        "a review comes back to its period with each paragraph",
        "In [2023|2023] guards stopped [2,643 migrants|migrants 2643].\n"
        "On [5 August|2023-08-05] they found [28 people|migrants 28] in a lorry.\n"
        "Tobacco goes on. The guards seized [900 packets|goods 900].",
        [(None, "2023", "", ["migrants 2643", "goods 900"]), (None, "2023-08-05", "", ["migrants 28"])],
    ),
    (
        "the weightiest case of a review has a date of its own",
        "Customs made [640 seizures|goods 640] in the [first half of 2024|2024-01/2024-06 season].\n"
        "One of the largest came in [February|2024-02], when [90 kg|drugs 90] was found in a lorry. "
        "[Three men were arrested|arrests 3].",
        [(None, "2024-01/2024-06", "", ["goods 640"]), (None, "2024-02", "", ["drugs 90", "arrests 3"])],
    ),
    (
        "the weightiest of several cases, on the day of the one before",
        "On [Sunday|2024-07-14] a patrol uprooted [87 plants|drugs 87].\n"
        "La plus grosse prise vient de la mer. Le [dimanche|2024-07-14] à l'aube, [cinq hommes ont été arrêtés|arrests 5].",
        [(None, "2024-07-14", "", ["drugs 87"]), (None, "2024-07-14", "", ["arrests 5"])],
    ),
    (
        "the weightiest find of one operation has no date",
        "On [Sunday|2024-07-14] police searched six flats and seized [31 kg|drugs 31].\n"
        "The largest stash, [12 kg of resin|drugs 12], lay in a cellar.",
        [(None, "2024-07-14", "", ["drugs 31", "drugs 12"])],
    ),
    (
        "an officer who opens a crate begins nothing",
        "On [12 July|2024-07-12] customs seized [four tusks|goods 4].\n"
        "At the airport, officers opened a consignment of crates on [14 July|2024-07-14] and found [73 parrots|goods 73].",
        [(None, "2024-07-12", "", ["goods 4"]), (None, "2024-07-14", "", ["goods 73"])],
    ),
    (
        "an investigation that was opened is no case",
        "On [12 July|2024-07-12] customs seized [four tusks|goods 4].\n"
        "The investigation was opened on [3 July|2024-07-03] and has led to [six searches|searches 6].",
        [(None, "2024-07-12", "", ["goods 4", "searches 6"])],
    ),
    (
        "cases that add up to the figure of the lead",
        "Police found [47 migrants|migrants 47] on [3 June|2024-06-03].\n"
        "Near [Gevgelija|MK city], [19 migrants|migrants 19] sat in a van.\n"
        "In [Veles|MK city], [28 migrants|migrants 28] were in a lorry.",
        [
            (None, "2024-06-03", "MK", ["migrants 47"]),
            (None, "2024-06-03", "MK", ["migrants 19"]),
            (None, "2024-06-03", "MK", ["migrants 28"]),
        ],
    ),
    (
        "a town where somebody is from is no scene",
        "On [3 June|2024-06-03] police in [Lyon|FR city] arrested [two men|arrests 2].\n"
        "Their driver, a man from [Metz|FR city], was [arrested|arrests 1 singular] too.",
        [(None, "2024-06-03", "FR", ["arrests 2", "arrests 1"])],
    ),
    (
        "some hours later, the same act again",
        "On [3 June|2024-06-03] police stopped a van with [19 migrants|migrants 19].\n"
        "In the evening, a patrol came across [eight others|migrants 8].",
        [(None, "2024-06-03", "", ["migrants 19"]), (None, "2024-06-03", "", ["migrants 8"])],
    ),
    (
        "place and day together set a new scene",
        "On [Sunday|2024-06-16 relative] [87 plants|drugs 87 plants] were pulled up at [Chamarel|MU city].\n"
        "At [Grand-Gaube|MU city], on [Sunday|2024-06-16 relative] at dawn, the coastguard surprised [five men|arrests 5].",
        [(None, "2024-06-16", "MU", ["drugs 87 plants"]), (None, "2024-06-16", "MU", ["arrests 5"])],
    ),
    (
        "months that hold the day of the case",
        "On [21 May|2024-05-21] a traveller was [arrested|arrests 1 singular].\n"
        "In the [first five months of the year|2024-01/2024-05 month], officers made [28 seizures|goods 28].",
        [(None, "2024-05-21", "", ["arrests 1"]), (None, "2024-01/2024-05", "", ["goods 28"])],
    ),
    (
        "months long before the trial",
        "[Five men|convictions 5] were jailed at the court on [28 August 2023|2023-08-28].\n"
        "[Between March and November 2021|2021-03/2021-11], officers had [searched four houses|locations 4].",
        [(None, "2023-08-28", "", ["convictions 5", "locations 4"])],
    ),
    (
        "a case without a country behind an operation of many",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH], [Togo|TG], [Benin|BJ] and [Mali|ML].\n"
        "In an unrelated case, [two men were held|arrests 2].",
        [("Sirocco", None, "BJ GH ML TG", ["arrests 40"]), (None, None, "", ["arrests 2"])],
    ),
    (
        "a case without a country behind one of one country",
        "On [3 June|2024-06-03] [two men were held|arrests 2] in [Ghana|GH].\n"
        "In an unrelated case, [nine men were held|arrests 9].",
        [(None, "2024-06-03", "GH", ["arrests 2"]), (None, None, "GH", ["arrests 9"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_events(records_of: RecordsOf, text: str, expected: list) -> None:
    assert records_of(text) == expected


def test_rejected_numbers_are_told_with_their_reason(assembled) -> None:
    result = assembled("The agency has [196 members|no 196 membership]. It trained [45 officers|officers 45].")
    assert result.records == []
    assert [(item.text, item.value, item.reason) for item in result.unassigned] == [
        ("196 members", 196, "membership"),
        ("45 officers", 45, "told of no result"),
    ]


def test_evidence_stands_at_its_place(assembled) -> None:
    text = "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH] on [3 June 2024|2024-06-03]."
    plain = "Operation Sirocco led to 40 arrests in Ghana on 3 June 2024."
    [record] = assembled(text).records
    evidence = record.evidence
    assert evidence is not None
    places = [
        *evidence.operation,
        *evidence.dates,
        *evidence.countries["GH"],
        *record.counts[0].evidence,
    ]
    assert [item.text for item in places] == ["Sirocco", "3 June 2024", "Ghana", "40 arrests"]
    assert all(plain[item.start : item.end] == item.text for item in places)


def test_a_day_long_past_opens_a_case_behind_undated_news(records_of: RecordsOf) -> None:
    text = (
        "Police freed [73 women|women 73] from bars and hold [nine people|arrests 9].\n"
        "On [30 October|2022-10-30] a patrol had found [four girls|minors 4]."
    )
    assert records_of(text, published="2022-11-21") == [
        (None, None, "", ["women 73", "arrests 9"]),
        (None, "2022-10-30", "", ["minors 4"]),
    ]
    assert records_of(text, published="2022-11-02") == [(None, "2022-10-30", "", ["women 73", "arrests 9", "minors 4"])]
