"""Pages → main text and metadata."""

import pytest

from pipeline.errors import ReadError
from pipeline.reading import SourceText, read_bytes

BANNER = """<div id="cookie-banner" class="cookie-consent" role="dialog"><p>Nous utilisons des cookies pour
mesurer l'audience de ce site et améliorer votre expérience.</p><button>Tout accepter</button></div>"""
MENU = """<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/faits">Faits divers</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>"""
FOOTER = """<aside><h3>À lire aussi</h3><ul><li><a href="/x">Un trésor dans le grenier</a></li></ul></aside>
<footer><p>© 2026 La Gazette du Port. Tous droits réservés.</p></footer>"""
ARTICLE = """<h1>Opération Sirocco : 30 victimes secourues</h1>
<p>Près de 30 victimes de la traite, dont 12 mineurs, ont été secourues
au Niger et au Mali, a annoncé lundi le parquet.</p>
<figure><img src="a.jpg" alt="x"><figcaption>Les douaniers ont ouvert 22 conteneurs.</figcaption></figure>
<h2>Quarante suspects arrêtés</h2>
<p>Quarante personnes ont été <strong>arrêtées</strong> dans trois pays, selon <a href="/i">Interpol</a>.<br>
L'enquête se poursuit avec l'aide des gendarmes de la région de Gao.</p>
<ul><li>12 véhicules saisis</li><li>3 pistolets</li></ul>
<table><tr><th>Pays</th><th>Victimes</th></tr><tr><td>Niger</td><td>18</td></tr><tr><td>Mali</td><td>12</td></tr></table>
<p>Cinq passeports ont été retrouvés dans une ferme voisine, où dormaient les ouvriers.</p>"""
MAIN_TEXT = """Opération Sirocco : 30 victimes secourues

Près de 30 victimes de la traite, dont 12 mineurs, ont été secourues au Niger et au Mali, a annoncé lundi le parquet.

Les douaniers ont ouvert 22 conteneurs.

Quarante suspects arrêtés

Quarante personnes ont été arrêtées dans trois pays, selon Interpol.
L'enquête se poursuit avec l'aide des gendarmes de la région de Gao.

- 12 véhicules saisis
- 3 pistolets

Pays | Victimes
Niger | 18
Mali | 12

Cinq passeports ont été retrouvés dans une ferme voisine, où dormaient les ouvriers."""


def page(head: str = "", body: str = ARTICLE, *, html: str = '<html lang="fr">', charset: str = "utf-8") -> bytes:
    return f"""<!DOCTYPE html>
{html}<head><meta charset="{charset}">{head}</head>
<body>{MENU}{BANNER}<main><article>{body}</article></main>{FOOTER}</body></html>""".encode(charset)


def test_main_text() -> None:
    assert read_bytes(page(), name="a.html").text == MAIN_TEXT


def test_everything_a_page_says() -> None:
    head = """<title>30 victimes | La Gazette</title><meta property="og:title" content="Opération Sirocco">
<link rel="canonical" href="https://gazette.example/sirocco">
<meta property="article:published_time" content="2021-05-12T08:00:00+02:00">"""
    assert read_bytes(page(head, html='<html lang="fr-FR">'), name="a.htm") == SourceText(
        MAIN_TEXT,
        url="https://gazette.example/sirocco",
        title="Opération Sirocco",
        published="2021-05-12",
        language="fr",
    )


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_encodings(charset: str) -> None:
    assert read_bytes(page(charset=charset), name="a.html").text == MAIN_TEXT


def test_known_by_its_first_tag() -> None:
    assert read_bytes(page()).text == MAIN_TEXT
    assert read_bytes(b"\xef\xbb\xbf\n<!-- saved -->\n" + page()).text == MAIN_TEXT
    assert read_bytes(page(), name="a.txt").text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("day", "head"),
    [
        (
            "2021-05-12",
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-12"}</script>',
        ),
        # deep in a graph, with the day of change beside it and another thing's day before it
        (
            "2021-05-12",
            """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},
{"@type": ["NewsArticle"], "dateModified": "2021-06-01", "datePublished": "2021-05-12T23:30:00-04:00"}]}</script>""",
        ),
        (
            "2021-05-12",
            '<script type="application/ld+json">{broken</script><meta name="dcterms.created" content="2021-05-12">',
        ),
        ("2021-05-12", '<meta property="article:published_time" content="2021-05-12T08:00:00Z">'),
        ("2021-05-12", '<meta name="DC.date.issued" content="2021-05-12">'),
        ("2021-05-12", '<meta itemprop="datePublished" content="2021-05-12">'),
        ("2021-05-12", '<link rel="canonical" href="https://gazette.example/2021/05/12/sirocco">'),
        # no guess: day of change, copyright, a day that is none, a month
        (None, '<meta property="article:modified_time" content="2021-05-12T08:00:00Z">'),
        (None, '<meta name="copyright" content="© 2021-05-12 La Gazette">'),
        (None, '<meta name="date" content="2021-02-30">'),
        (None, '<meta name="date" content="mai 2021">'),
        (None, '<link rel="canonical" href="https://gazette.example/2021/05/sirocco">'),
        (None, ""),
    ],
)
def test_published(day: str | None, head: str) -> None:
    assert read_bytes(page(head), name="a.html").published == day


def test_published_from_the_time_element_of_the_article() -> None:
    said = '<p>Publié le <time datetime="2021-05-12T09:00">12 mai</time></p>' + ARTICLE
    assert read_bytes(page(body=said), name="a.html").published == "2021-05-12"
    beside = page().replace(b"<aside>", b'<aside><time datetime="2019-01-01">janvier</time>')
    assert read_bytes(beside, name="a.html").published is None


@pytest.mark.parametrize(
    ("tag", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("EN_gb", "en"), ("de", None), ("", None), ("french", None)],
)
def test_language(tag: str, language: str | None) -> None:
    assert read_bytes(page(html=f'<html lang="{tag}">'), name="a.html").language == language


@pytest.mark.parametrize(
    ("data", "text"),
    [
        # too little for an article: the blocks as they stand
        ("<p>Douze hommes</p>", "Douze hommes"),
        ("<div>12 hommes <b>arrêtés</b><br>hier.</div><div>3 armes.</div>", "12 hommes arrêtés\nhier.\n\n3 armes."),
        ("<nav>Menu</nav><script>var x = 1;</script><div>Douze hommes</div>", "Douze hommes"),
    ],
)  # fmt: skip
def test_pages_without_article(data: str, text: str) -> None:
    assert read_bytes(data.encode(), name="a.html").text == text


@pytest.mark.parametrize("data", [b"", b"  ", b"<html><body></body></html>", b"<html><body><nav>Menu</nav></body></html>"])
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.html: no (main )?text in this page; save the article's text as \.txt"):
        read_bytes(data, name="a.html")
