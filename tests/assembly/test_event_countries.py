"""Where an event took place, and which of its counts is of which country. Mentions are built by hand."""

from collections.abc import Callable

import pytest

RecordsOf = Callable[..., list[tuple[str | None, str | None, str, list[str]]]]

ROWS = [
    ("origins announced by their number", "[Forty women|women 40] from 24 countries, including [Nepal|NP] and [Mali|ML], were freed in [Spain|ES].", "ES"),
    ("origins announced by their number, in French", "[Quarante femmes|women 40] originaires de 24 pays, dont le [Népal|NP] et le [Mali|ML], ont été libérées en [Espagne|ES].", "ES"),
    ("those who took part announced by their number", "Officers from 24 countries, including [Nepal|NP] and [Mali|ML], freed [forty women|women 40].", "ML NP"),
    ("made in", "[Two arrests|arrests 2] were made in [Spain|ES].", "ES"),
    ("a long list of origins", "[Forty women were freed|women 40] in [Spain|ES]. They came from [Argentina|AR], [Brazil|BR], [Chile|CL], [Colombia|CO], [Ecuador|EC], [Ghana|GH], [Honduras|HN], [Nigeria|NG], [Pakistan|PK], [Paraguay|PY], [Peru|PE], [Senegal|SN], [Ukraine|UA] and [Vietnam|VN].", "ES"),
    ("a long list of origins in French", "[Quarante femmes libérées|women 40] en [Espagne|ES], originaires du [Argentina|AR], du [Brazil|BR], du [Chile|CL], du [Colombia|CO], du [Ecuador|EC], du [Ghana|GH], du [Honduras|HN], du [Nigeria|NG], du [Pakistan|PK], du [Paraguay|PY], du [Peru|PE], du [Senegal|SN], du [Ukraine|UA] et du [Vietnam|VN].", "ES"),
    ("a long list of those who took part", "[Forty women were freed|women 40] in [Argentina|AR], [Brazil|BR], [Chile|CL], [Colombia|CO], [Ecuador|EC], [Ghana|GH], [Honduras|HN], [Nigeria|NG], [Pakistan|PK], [Paraguay|PY], [Peru|PE], [Senegal|SN], [Ukraine|UA] and [Vietnam|VN].", "AR BR CL CO EC GH HN NG PE PK PY SN UA VN"),
    ("origins behind a label", "[Forty women were freed|women 40] in [Spain|ES]. Nationalities of the victims: [Mali|ML], [Niger|NE], [Togo|TG], [Benin|BJ].", "ES"),
    ("origins behind a label in French", "[Quarante femmes libérées|women 40] en [Espagne|ES]. Pays d'origine : [Mali|ML], [Niger|NE], [Togo|TG], [Bénin|BJ].", "ES"),
    ("origins as items", "[Forty women were freed|women 40] in [Spain|ES].\n\nCountries of origin:\n\n- [Mali|ML]\n- [Niger|NE]\n- [Togo|TG]", "ES"),
    ("those who took part as items", "[Forty women were freed|women 40].\n\nParticipating countries:\n\n- [Mali|ML]\n- [Niger|NE]\n- [Togo|TG]", "ML NE TG"),
    ("where a network is active", "[Two men were arrested|arrests 2] in [Spain|ES]. The gang was active in [Mali|ML], [Niger|NE] and [Togo|TG].", "ES"),
    ("where a network is active, in French", "[Deux hommes ont été arrêtés|arrests 2] en [Espagne|ES]. Le réseau opérait au [Mali|ML], au [Niger|NE] et au [Togo|TG].", "ES"),
    ("where the only network is active", "[A gang|groups 1] active in [Spain|ES] was dismantled.", "ES"),
    ("users", "[Two men were arrested|arrests 2] in [Spain|ES]. The site had users in [Mali|ML], [Niger|NE] and [Togo|TG].", "ES"),
    ("a town and its country, origin", "[Forty kilos|drugs 40 kg] shipped from [Guayaquil|EC city] in [Ecuador|EC] were seized in [Spain|ES].", "ES"),
    ("a town and its country, origin, in French", "[Quarante kilos|drugs 40 kg] expédiés de [Guayaquil|EC city], [Équateur|EC], saisis en [Espagne|ES].", "ES"),
    ("a town and its country, where it was", "[Forty kilos|drugs 40 kg] were seized in [Vigo|ES city] in [Spain|ES].", "ES"),
    ("flag", "A ship flying the flag of [Panama|PA] was stopped off [Spain|ES] with [40 kilos|drugs 40 kg].", "ES"),
    ("flag in French", "Un navire battant pavillon du [Panama|PA] a été arraisonné en [Espagne|ES] avec [40 kilos|drugs 40 kg].", "ES"),
    ("accounts", "The gang had accounts in [Latvia|LV] and [Cyprus|CY]. [Two men were arrested|arrests 2] in [Spain|ES].", "ES"),
    ("money laundered", "The money was laundered through [Latvia|LV]. [Two men were arrested|arrests 2] in [Spain|ES].", "ES"),
    ("argent blanchi", "L'argent était blanchi en [Lettonie|LV]. [Deux hommes ont été arrêtés|arrests 2] en [Espagne|ES].", "ES"),
    ("passports of", "[Two men were arrested|arrests 2] in [Malta|MT] with passports of [Ghana|GH], [Togo|TG] and [Mali|ML].", "MT"),
    ("recruited in", "[Two men were arrested|arrests 2] in [Malta|MT]; they had recruited women in [Ghana|GH] and [Togo|TG].", "MT"),
    ("passeports de", "[Deux hommes arrêtés|arrests 2] à [Malte|MT] avec des passeports du [Ghana|GH] et du [Togo|TG].", "MT"),
    ("a country at the head of a sentence, a figure behind it", "In [Ghana|GH], [54 women were freed|women 54].\n\nIn [Togo|TG], [32 boys|minors 32].", "GH TG"),
    ("a neighbour", "[Two men were arrested|arrests 2] in [Lomé|TG city], a town bordering [Ghana|GH] and [Benin|BJ].", "TG"),
    ("a neighbour in French", "[Deux hommes ont été arrêtés|arrests 2] à [Lomé|TG city], ville limitrophe du [Ghana|GH].", "TG"),
    ("near a town", "[Two men were arrested|arrests 2] near [Lomé|TG city].", "TG"),
    ("a course", "[Two men were arrested|arrests 2] in [Ghana|GH], on a boat heading over to [Spain|ES].", "GH"),
    ("a course in French", "[Deux hommes ont été arrêtés|arrests 2] au [Ghana|GH] ; leur bateau mettait le cap sur l'[Espagne|ES].", "GH"),
    ("in a country", "[Two men were arrested|arrests 2] in [Ghana|GH].", "GH"),
    ("in a city", "[Two men were arrested|arrests 2] in [Lyon|FR city].", "FR"),
    ("several", "[Two men were arrested|arrests 2] in [Ghana|GH], [Togo|TG] and [Benin|BJ].", "BJ GH TG"),
    ("an authority of a country", "[Spanish|ES adjective] police arrested [two men|arrests 2].", "ES"),
    ("an authority in French", "La police [salvadorienne|SV adjective] a arrêté [deux hommes|arrests 2].", "SV"),
    ("taking part", "Officers from [Italy|IT] helped. [Two men were arrested|arrests 2].", "IT"),
    ("nationality of people", "[Two Malian|ML inhabitant] [men were arrested|arrests 2] in [Ghana|GH].", "GH"),
    ("nationality by an adjective", "[Two men|arrests 2] with [Malian|ML adjective] passports were held in [Ghana|GH].", "GH"),
    ("origin of goods", "[Forty kilos of cocaine|drugs 40 kg] from [Ecuador|EC] were seized in [Spain|ES].", "ES"),
    ("origin, a list", "[Nine women|women 9] from [Mali|ML], [Niger|NE] and [Togo|TG] were freed in [Ghana|GH].", "GH"),
    ("destination", "A truck bound for [Germany|DE] was stopped in [Serbia|RS] with [12 migrants|migrants 12].", "RS"),
    ("destination by a hyphen", "Police in [Nigeria|NG] freed [nine|women 9] [Libya|LY]-bound women.", "NG"),
    ("seat", "The agency, based in [Poland|PL], helped. [Two men were arrested|arrests 2] in [Spain|ES].", "ES"),
    ("paying", "The project was funded by [Norway|NO]. It led to [two arrests|arrests 2] in [Ghana|GH].", "GH"),
    ("paying, in mid-sentence", "The project, funded by [Norway|NO], led to [two arrests|arrests 2] in [Ghana|GH].", "GH"),
    ("dateline of an operation", "LYON ([France|FR]) – Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH].", "GH"),
    ("dateline alone, a case", "[LYON|FR city], 12 June – [Two men were arrested|arrests 2] over fake visas.", "FR"),
    ("dateline alone, an operation", "[LYON|FR city] – Operation [Sirocco|op] led to [40 arrests|arrests 40].", ""),
    ("a dateline in capitals above labels", "[SINGAPORE|SG] – Operation [Sirocco|op] led to [40 arrests|arrests 40].\n\n[Tonga|TO]: [Nine men were held|arrests 9].\n\n[Fiji|FJ]: [Ten men were held|arrests 10].", "FJ TO"),
    ("a dateline in capitals above labels, in French", "[SINGAPOUR|SG] – L'opération [Sirocco|op] a donné [40 arrestations|arrests 40].\n\n[Tonga|TO] : [Neuf hommes ont été arrêtés|arrests 9].\n\n[Fidji|FJ] : [Dix hommes ont été arrêtés|arrests 10].", "FJ TO"),
    ("labels in capitals", "Operation [Sirocco|op] led to [40 arrests|arrests 40].\n\n[TONGA|TO]: [Nine men were held|arrests 9].\n\n[FIJI|FJ]: [Ten men were held|arrests 10].", "FJ TO"),
    ("the state of a territory in brackets", "[Nine men were held|arrests 9] in [Hong Kong|HK] ([China|CN]).", "HK"),
    ("the state of a territory in brackets, in French", "[Neuf hommes ont été arrêtés|arrests 9] à [Mayotte|YT region] ([France|FR]).", "YT"),
    ("a country in brackets that is no state of another", "[Nine men were held|arrests 9] in [Ghana|GH] (and in [Togo|TG]).", "GH TG"),
    ("quotation", "[Two men were arrested|arrests 2] in [Ghana|GH]. “Our friends in [Norway|NO] know this well,” he said.", "GH"),
    ("origin in French, a list with its prepositions", "[Neuf femmes|women 9] venues du [Mali|ML], de [Mauritanie|MR] ou de [Gambie|GM] ont été libérées au [Ghana|GH].", "GH"),
    ("origin with a contracted article", "[Neuf femmes|women 9] parties de la [Gambie|GM] ont été libérées au [Ghana|GH].", "GH"),
    ("where goods were stolen", "[Nine cars|vehicles 9] stolen in [Italy|IT] or [Spain|ES] were seized in [Ghana|GH].", "GH"),
    ("where goods were stolen, in French", "[Neuf voitures|vehicles 9] volées en [Italie|IT] ou en [Espagne|ES] ont été saisies au [Ghana|GH].", "GH"),
    ("destination in French", "[Neuf migrants|migrants 9] en route pour l’[Italie|IT] ont été interceptés au [Niger|NE].", "NE"),
    ("a way through", "Police in [Ghana|GH] freed [nine women|women 9] taken to [Libya|LY] through [Agadez|NE city].", "GH"),
    ("families at home", "[Neuf filles|minors 9] libérées au [Bénin|BJ] ont retrouvé leurs parents au [Togo|TG], au [Niger|NE] ou au [Ghana|GH].", "BJ"),
    ("the list of the places themselves", "[Neuf hommes ont été arrêtés|arrests 9] au [Togo|TG], au [Niger|NE] et au [Ghana|GH].", "GH NE TG"),
    ("seat before a hyphen", "[Nine men were held|arrests 9] in [Ghana|GH], the [Lyon|FR city]-based organisation said.", "GH"),
    ("a meeting", "[Nine men were held|arrests 9] in [Ghana|GH] after a workshop in [Lomé|TG city].", "GH"),
    ("a meeting in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH] après un atelier à [Lomé|TG city].", "GH"),
    ("a promise", "[Nine girls|minors 9] lured with jobs in a salon in [Mumbai|IN city] were freed in [Nepal|NP].", "NP"),
    ("a promise in French", "[Neuf filles|minors 9] attirées par une offre d’embauche au [Canada|CA] ont été libérées au [Togo|TG].", "TG"),
    ("nationals behind the name", "[Nine|arrests 9] [Myanmar|MM] nationals were held in [Thailand|TH].", "TH"),
    ("the border of a neighbour", "Officers at the border with [Togo|TG] held [nine men|arrests 9] in [Ghana|GH].", "GH"),
    ("background", "[Nine men were held|arrests 9] in [Ghana|GH]. It is a long way from their village to [Tenerife|ES city] by sea.", "GH"),
    ("background in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH]. Il y a loin de leur village aux plages de [Tenerife|ES city].", "GH"),
    ("a deed without a figure", "[Nine men were held|arrests 9] in [Ghana|GH]. Houses were searched in [Togo|TG].", "GH TG"),
    ("a deed without a figure, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH]. Des maisons ont été fouillées au [Togo|TG].", "GH TG"),
    ("an ally that the sentence begins with", "[Nine men were held|arrests 9] in [Ghana|GH]. [Togo|TG] lent its analysts.", "GH TG"),
    ("a list of those who took part", "Operation [Sirocco|op] led to [40 arrests|arrests 40]. Members: [Ghana|GH], [Togo|TG], [Benin|BJ].", "BJ GH TG"),
    ("a way through, by a verb of going", "Police in [Ghana|GH] freed [nine women|women 9] who had travelled by way of [Niger|NE] and [Libya|LY].", "GH"),
    ("a way through, by a verb of going, in French", "La police a libéré au [Ghana|GH] [neuf femmes|women 9] passées par le [Niger|NE] et par la [Libye|LY].", "GH"),
    ("a goal behind a verb of bringing", "Un boutre qui conduisait [neuf migrants|migrants 9] au [Yémen|YE] a été arrêté au large de [Djibouti|DJ].", "DJ"),
    ("a source behind a verb of coming", "Une pirogue qui arrivait du [Nigeria|NG] avec [neuf migrants|migrants 9] a été arraisonnée au [Cameroun|CM].", "CM"),
    ("landing is an event", "[Neuf migrants|migrants 9] ont débarqué en [Italie|IT].", "IT"),
    ("the possessive of a goal", "A boat bound for [Spain|ES]'s [Canary Islands|ES region] sank off [Mauritania|MR] with [nine migrants|migrants 9].", "MR"),
    ("the line of a coach", "[Neuf pièces|goods 9] ont été saisies en [France|FR] dans un autocar de ligne [Rabat|MA city] – [Lyon|FR city].", "FR"),
    ("home of the suspects", "[Nine men|arrests 9] living in [France|FR] were held in [Geneva|CH city].", "CH"),
    ("home of the suspects in French", "[Neuf hommes|arrests 9] domiciliés en [France|FR] ont été interpellés à [Genève|CH city].", "CH"),
    ("where somebody is believed to be", "[Nine men were held|arrests 9] in [Ghana|GH]; their chief is believed to be in [Dubai|AE city].", "GH"),
    ("where somebody is believed to be, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH] ; leur chef serait à [Dubaï|AE city].", "GH"),
    ("a country that pays", "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH]. It was made possible by a grant from [Norway|NO].", "GH"),
    ("a country that pays, as the subject", "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Ghana|GH]. [Norway|NO] funded it.", "GH"),
    ("a country that pays, in French", "L'opération [Sirocco|op] a donné [40 arrestations|arrests 40] au [Ghana|GH]. Elle a bénéficié d'un financement de la [Norvège|NO].", "GH"),
    ("a country that pays, as the subject, in French", "L'opération [Sirocco|op] a donné [40 arrestations|arrests 40] au [Ghana|GH]. La [Norvège|NO] a financé l'opération.", "GH"),
    ("paying for crime is another thing, in French", "[Neuf hommes|arrests 9] ont été arrêtés pour financement du terrorisme au [Ghana|GH].", "GH"),
    ("paying, by an adjective", "L'opération [Sirocco|op], financée à moitié par le ministère [allemand|DE adjective], a donné [40 arrestations|arrests 40] au [Ghana|GH].", "GH"),
    ("victims of a country", "[Nine victims|victims 9] in [Spain|ES] were freed.", "ES"),
    ("an agency behind the dateline", "[Brussels|BE city] (Morning Wire) Officers in [Ghana|GH] held [nine men|arrests 9].", "GH"),
    ("a list of destinations", "[Nine men were held|arrests 9] in [Ghana|GH] for shipping pills to other countries, such as [Togo|TG] and [Benin|BJ].", "GH"),
    ("a list of destinations, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH] pour avoir expédié des pilules vers plusieurs pays, dont le [Togo|TG].", "GH"),
    ("branches of a gang", "[Nine men were held|arrests 9] in [Ghana|GH]. The police say the gang had branches in [Togo|TG] and [Benin|BJ].", "GH"),
    ("branches of a gang, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH]. Selon la police, la bande avait des ramifications au [Togo|TG].", "GH"),
    ("by the border of a neighbour", "[Nine men were held|arrests 9] in [Ghana|GH], near the [Togolese|TG adjective] border.", "GH"),
    ("by the border of a neighbour, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH], à la frontière [togolaise|TG adjective].", "GH"),
    ("border guards of a neighbour", "[Nine men were held|arrests 9] in [Ghana|GH] with the help of [Togolese|TG adjective] border guards.", "GH TG"),
    ("a stage of a journey, in French", "Une femme venue de [Cayenne|GF city] par [Fort-de-France|MQ city] avec [2 kg|drugs 2 kg] a été arrêtée à [Paris|FR city].", "FR"),
    ("a part of the country of origin", "[Nine tablets|goods 9] from southern [Iraq|IQ] were seized in [Jordan|JO].", "JO"),
    ("the premises of an organisation", "[Nine men were held|arrests 9] in [Ghana|GH]; the agency ran a room at its premises in [Lyon|FR city].", "GH"),
    ("a list behind a colon is no dateline", "Operation [Sirocco|op] led to [40 arrests|arrests 40].\n\nParticipating countries: [Argentina|AR], [Brazil|BR].", "AR BR"),
    ("a list behind a colon is no dateline, in French", "L'opération [Sirocco|op] a donné [40 arrestations|arrests 40].\n\nPays participants : [Argentine|AR], [Brésil|BR].", "AR BR"),
    ("a national of a country", "[A Togolese|TG adjective] national was held in [Ghana|GH] with [nine men|arrests 9].", "GH"),
    ("the national police of a country", "[Togolese|TG adjective] National Police held [nine men|arrests 9].", "TG"),
    ("a shore, in the background", "[Nine men were held|arrests 9] in [Ghana|GH].\n\nThe fare was paid on the [Togolese|TG adjective] side.", "GH"),
    ("a shore, in the background, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH].\n\nLe prix se payait côté [togolais|TG adjective].", "GH"),
    ("where victims were recruited, in French", "[Neuf femmes|women 9] recrutées dans la région de [Lomé|TG city] ont été libérées au [Ghana|GH].", "GH"),
    ("a route between two towns", "[Nine men were held|arrests 9] in [Ghana|GH] on a coach that runs on the route between [Lomé|TG city] and [Cotonou|BJ city].", "GH"),
    ("a route between two towns, in French", "[Neuf hommes ont été arrêtés|arrests 9] au [Ghana|GH] dans un car qui assure la liaison entre [Lomé|TG city] et [Cotonou|BJ city].", "GH"),
    ("a national of a named country", "[Two men were held|arrests 2] in [Ghana|GH]; one is a national of [Liberia|LR].", "GH"),
    ("an operation without a country of its own", "Police in [Ghana|GH] are content. Operation [Sirocco|op] led to [40 arrests|arrests 40].", "GH"),
]  # fmt: skip

WHERE = [
    (
        "a country and a figure open a paragraph",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n"
        "In [Latvia|LV], [64 women|women 64] were found. [Nine men were arrested|arrests 9].",
        ["women 64 @LV", "arrests 9 @LV"],
    ),
    (
        "a country and a figure open a paragraph, in French",
        "L'opération [Sirocco|op] a eu lieu en [Lettonie|LV] et en [Estonie|EE], sans un seul incident.\n\n"
        "En [Lettonie|LV], [64 femmes|women 64] ont été trouvées. [Neuf hommes ont été arrêtés|arrests 9].",
        ["women 64 @LV", "arrests 9 @LV"],
    ),
    (
        "a dateline labels nothing",
        "[NAIROBI|KE city] ([Kenya|KE]) – Operation [Sirocco|op] led to the [rescue of 40 women|women 40]. It took place in "
        "[Kenya|KE] and [Uganda|UG].",
        ["women 40"],
    ),
    (
        "a whole with parts in two countries",
        "[Nine people|arrests 9], [seven|arrests 7 part] in [Latvia|LV] and [two|arrests 2 part] in [Estonia|EE], were arrested, "
        "[Estonian|EE adjective] police said.",
        ["arrests 9 (arrests 7 @LV, arrests 2 @EE)"],
    ),
    (
        "behind each count",
        "Operation [Sirocco|op] is over.\n"
        "It led to [five arrests|arrests 5] in [Latvia|LV] and [two arrests|arrests 2] in [Estonia|EE].",
        ["arrests 5 @LV", "arrests 2 @EE"],
    ),
    (
        "behind each count, in the sentence that names the operation",
        "Operation [Sirocco|op] led to [five arrests|arrests 5] in [Latvia|LV] and [two arrests|arrests 2] in [Estonia|EE].",
        ["arrests 5 @LV", "arrests 2 @EE"],
    ),
    (
        "in front of each count",
        "Operation [Sirocco|op] is over.\n[Latvia|LV] made [five arrests|arrests 5], [Estonia|EE] made [two arrests|arrests 2].",
        ["arrests 5 @LV", "arrests 2 @EE"],
    ),
    (
        "one country in the sentence",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40].\nIn [Latvia|LV], [nine girls were freed|minors 9].\n"
        "In [Estonia|EE], [two cars were seized|vehicles 2].",
        ["arrests 40", "minors 9 @LV", "vehicles 2 @EE"],
    ),
    (
        "labels of a list",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE].\n"
        "• [Latvia|LV]: [nine girls freed|minors 9]\n• [Estonia|EE]: [two cars seized|vehicles 2]",
        ["minors 9 @LV", "vehicles 2 @EE"],
    ),
    (
        "headings",
        "Operation [Sirocco|op] took place in June.\n\n[Latvia|LV]\n\nPolice freed [nine girls|minors 9] there in all.\n\n"
        "[Estonia|EE]\n\nPolice seized [two cars|vehicles 2] there in all.",
        ["minors 9 @LV", "vehicles 2 @EE"],
    ),
    (
        "several countries for one count",
        "Operation [Sirocco|op] led to [40 arrests|arrests 40] in [Latvia|LV] and [Estonia|EE].",
        ["arrests 40"],
    ),
    (
        "in a bracket, in front of each part",
        "Operation [Sirocco|op] is over.\n\n"
        "It led to [12 arrests|arrests 12] ([Latvia|LV] [seven|arrests 7 part]; [Estonia|EE] [five|arrests 5 part]).",
        ["arrests 12 (arrests 7 @LV, arrests 5 @EE)"],
    ),
    (
        "each in a bracket behind its country, in French",
        "L'opération [Sirocco|op] est finie.\n\n[Douze hommes ont été arrêtés|arrests 12] en [Lettonie|LV] ([7|arrests 7 part]) "
        "et en [Estonie|EE] ([5|arrests 5 part]).",
        ["arrests 12 (arrests 7 @LV, arrests 5 @EE)"],
    ),
    (
        "between dashes, and what follows is of all",
        "Operation [Sirocco|op] is over.\n\nIt ended with [12 arrests|arrests 12] – [seven|arrests 7 part] in [Latvia|LV] and "
        "[five|arrests 5 part] in [Estonia|EE] – and with [31 children|minors 31] out of harm's way.",
        ["arrests 12 (arrests 7 @LV, arrests 5 @EE)", "minors 31"],
    ),
    (
        "of a part, not of its whole",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n"
        "[17 people were held|arrests 17], [two of them|arrests 2 part] in [Latvia|LV].",
        ["arrests 17 (arrests 2 @LV)"],
    ),
    (
        "of the whole behind its part",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n"
        "[17 people|arrests 17], [two of them women|women 2 part], were held in [Latvia|LV].",
        ["arrests 17 @LV (women 2)"],
    ),
    (
        "two countries together",
        "Operation [Sirocco|op] took place in [Latvia|LV], [Estonia|EE] and [Poland|PL], and went well.\n\n"
        "[Latvia|LV] and [Estonia|EE] took [640 pills|drugs 640 pills] off the market.",
        ["drugs 640 pills @EE @LV"],
    ),
    (
        "two countries together, in French",
        "L'opération [Sirocco|op] a eu lieu en [Lettonie|LV], en [Estonie|EE] et en [Pologne|PL], sans incident.\n\n"
        "La [Lettonie|LV] et l'[Estonie|EE] ont saisi [640 comprimés|drugs 640 pills].",
        ["drugs 640 pills @EE @LV"],
    ),
    (
        "the lead is of the whole",
        "Police in [Latvia|LV] announced [40 arrests|arrests 40].\n\nIn [Estonia|EE], [nine girls were freed|minors 9].",
        ["arrests 40", "minors 9 @EE"],
    ),
    (
        "the lead is of the whole, in French",
        "La police [lettone|LV adjective] annonce [40 arrestations|arrests 40].\n\nEn [Estonie|EE], [neuf filles|minors 9] ont été "
        "libérées. [Deux voitures|vehicles 2] ont été saisies.",
        ["arrests 40", "minors 9 @EE", "vehicles 2 @EE"],
    ),
    (
        "a later sentence, behind a place of a part",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n[Nine girls|minors 9], [seven|minors 7 part] of them in "
        "[Latvia|LV], were freed. [Two cars|vehicles 2] were seized.",
        ["minors 9 (minors 7 @LV)", "vehicles 2"],
    ),
    (
        "a place at the head of a sentence with commas is no dateline",
        "L'opération [Sirocco|op] a eu lieu en [Lettonie|LV] et en [Estonie|EE], sans un seul incident.\n\n"
        "Au [Riga|LV city], les agents ont saisi [31 armes|weapons 31], [2 400 cartouches|weapons 2400].",
        ["weapons 31 @LV", "weapons 2400 @LV"],
    ),
    (
        "a place at the end of a part is not that of the rest",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n[Seven boats|vehicles 7] "
        "were seized, and [900 euros|money 900 EUR], of which [700|money 700 EUR part] lay in [Riga|LV city].",
        ["vehicles 7", "money 900 EUR (money 700 EUR @LV)"],
    ),
    (
        "a place that leads on to the last of several, in French",
        "L'opération [Sirocco|op] a eu lieu en [Lettonie|LV] et en [Estonie|EE], sans un seul incident.\n\nOnt été saisis "
        "[900 euros|money 900 EUR], [sept bateaux|vehicles 7] et, à [Riga|LV city], [2 kg d'or|goods 2 kg].",
        ["money 900 EUR", "vehicles 7", "goods 2 kg @LV"],
    ),
    (
        "a later sentence that names a nationality",
        "Operation [Sirocco|op] took place in [Latvia|LV] and [Estonia|EE], and went well by all accounts.\n\n"
        "In [Latvia|LV], police searched a farm. [Nine|minors 9] [Togolese|TG inhabitant] children lived there.",
        ["minors 9 @LV"],
    ),
    (
        "a later sentence that names a nationality, in French",
        "L'opération [Sirocco|op] a eu lieu en [Lettonie|LV] et en [Estonie|EE], sans un seul incident.\n\n"
        "En [Lettonie|LV], la police a fouillé une ferme. [Neuf enfants|minors 9] [togolais|TG adjective] y vivaient.",
        ["minors 9 @LV"],
    ),
    ("the only country of the record", "Police in [Latvia|LV] made [five arrests|arrests 5].", ["arrests 5"]),
]


def rows(table: list) -> list:
    """A test a row, the first field its id."""
    return [
        pytest.param(*row.values[1:], id=row.values[0], marks=row.marks)
        if hasattr(row, "values")
        else pytest.param(*row[1:], id=row[0])
        for row in table
    ]


@pytest.mark.parametrize(("text", "expected"), rows(ROWS))
def test_countries(records_of: RecordsOf, text: str, expected: str) -> None:
    [(_, _, countries, _)] = records_of(text)
    assert countries == expected


@pytest.mark.parametrize(("text", "expected"), rows(WHERE))
def test_where(records_of: RecordsOf, text: str, expected: list[str]) -> None:
    [(_, _, _, counts)] = records_of(text)
    assert counts == expected
