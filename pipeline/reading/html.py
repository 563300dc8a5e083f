"""Web pages: the main text without menus, banners and footers, and what the page's own metadata say.

The main text is found by trafilatura; a page on which it finds nothing (a fragment, a page without paragraphs) gives
the text of its blocks outside navigation, header, footer and forms.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.errors import ReadError
from pipeline.reading.source import SourceText, parse_day, parse_language
from pipeline.reading.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")

# The metadata that name the day of first publication, the surest first; never those of the last change.
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.issued",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "citation_publication_date", "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publishdate",
    "pubdate", "date",
)  # fmt: skip
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:[/-]|\Z)")
_NEVER_TEXT = "//nav | //dialog | //*[@role='navigation' or @role='dialog' or @role='alertdialog']"
# What else is no part of the main text, for pages on which trafilatura finds none.
_APART = frozenset(
    ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "svg", "iframe")
)
_BLOCKS = frozenset((
    "address", "article", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip


def read_html(data: bytes, name: str) -> SourceText:
    """The main text of a page, with title, canonical address, day of publication and language from its metadata.

    Blocks stand apart by an empty line; an item of a list, a row of a table (cells between " | ") and a forced line
    break are a line each. The page's headline opens the text. ``published`` is read from metadata that name the first
    publication (JSON-LD, meta, time elements, the address), never guessed from the text or a copyright line.
    Raises ReadError for a page without text.
    """
    from lxml import etree, html

    declared = _DECLARED.search(data[:4096])
    page = decode(data, name, declared[1].decode("ascii", "ignore") if declared else None)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", page).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{name}: no text in this page; save the article's text as .txt") from error
    for apart in tree.xpath(_NEVER_TEXT):
        apart.drop_tree()
    url = _url(tree)
    headline = _headline(tree)
    published = _published(tree, url)
    title = _meta(tree).get("og:title") or headline or _clean(tree.findtext(".//title") or "") or None
    language = parse_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    text = _main_text(tree) or _plain_text(tree)
    if not text:
        raise ReadError(f"{name}: no main text in this page; save the article's text as .txt")
    if headline and _letters(headline) not in _letters(text[: len(headline) * 2 + 200]):
        text = f"{headline}\n\n{text}"
    return SourceText(text, url=url, title=title, published=published, language=language)


# --- main text --------------------------------------------------------------------------------------------------------


def _main_text(tree: "HtmlElement") -> str:
    from copy import deepcopy

    import trafilatura

    # It reports every page without main text as an error; here that is the plain text's turn.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = deepcopy(tree)
    for caption in list(tree.iter("figcaption")):
        _lift_caption(caption)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_links=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    return _join(_render(body)) if body is not None else ""


def _lift_caption(caption: "HtmlElement") -> None:
    """A figure's caption becomes a paragraph after the figure: trafilatura drops figures."""
    figure = next(caption.iterancestors("figure"), None)
    text = _clean(caption.text_content())
    if figure is None or figure.getparent() is None or not text:
        return
    paragraph = figure.makeelement("p")
    paragraph.text = text
    paragraph.tail, figure.tail = figure.tail, None
    figure.addnext(paragraph)
    caption.drop_tree()


def _render(body: Any) -> Iterator[str]:
    """The blocks of trafilatura's own tree: p, head, quote, list/item, table/row/cell, with lb for a line break."""
    for block in body:
        if block.tag == "list":
            yield "\n".join(f"- {line}" for item in block.iter("item") if (line := _clean(_own_text(item))))
        elif block.tag == "table":
            cells = ([_clean(" ".join(cell.itertext())) for cell in row.iter("cell")] for row in block.iter("row"))
            yield "\n".join(" | ".join(row) for row in cells if any(row))
        elif any(child.tag in ("p", "head", "list", "table", "quote") for child in block):
            yield _lines(block.text or "")
            yield from _render(block)
        elif isinstance(block.tag, str):
            yield _lines(_own_text(block))
        if block.tail and block.tail.strip():
            yield _lines(block.tail)


def _own_text(element: Any) -> str:
    parts: list[str] = []
    for event in element.iter():
        if event is not element and event.tag == "lb":
            parts.append("\n")
        if event is not element and event.tag in ("item", "list"):
            parts.append(" ")
        # Source line ends are white space; only lb breaks a line.
        parts.append(re.sub(r"[\r\n]+", " ", event.text or ""))
        if event is not element:
            parts.append(re.sub(r"[\r\n]+", " ", event.tail or ""))
    return "".join(parts)


def _plain_text(tree: "HtmlElement") -> str:
    from lxml import etree

    body = tree.find("body")
    blocks: list[list[str]] = [[]]
    apart = 0
    for event, element in etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _BLOCKS:
            blocks.append([])
        if event == "start":
            apart += element.tag in _APART
            if element.tag == "br":
                blocks[-1].append("\n")
            said = element.text
        else:
            apart -= element.tag in _APART
            said = element.tail if element is not body else None
        if said and not apart:
            blocks[-1].append(re.sub(r"[\r\n]+", " ", said))
    return _join(_lines("".join(block)) for block in blocks)


def _clean(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def _lines(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := _clean(part)))


def _join(blocks: Iterator[str]) -> str:
    return "\n\n".join(block for block in blocks if block.strip())


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


# --- metadata ---------------------------------------------------------------------------------------------------------


def _meta(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _clean(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            if content and element.get(attribute):
                found.setdefault(element.get(attribute).strip().lower(), content)
    return found


def _url(tree: "HtmlElement") -> str | None:
    links = (link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for candidate in (*(link.get("href") or "" for link in links), _meta(tree).get("og:url", "")):
        if re.match(r"https?://\S+\Z", candidate.strip()):
            return str(candidate.strip())
    return None


def _headline(tree: "HtmlElement") -> str | None:
    """The h1 that the page's title repeats; a page's only h1 otherwise."""
    headings = [text for heading in tree.iter("h1") if (text := _clean(heading.text_content()))]
    titles = _letters(f"{_meta(tree).get('og:title', '')} {tree.findtext('.//title') or ''}")
    for heading in headings:
        if _letters(heading) and _letters(heading) in titles and len(heading.split()) > 1:
            return heading
    return headings[0] if len(headings) == 1 and len(headings[0].split()) > 2 else None


def _published(tree: "HtmlElement", url: str | None) -> str | None:
    meta = _meta(tree)
    written = [
        *_json_days(tree),
        *(meta[key] for key in _DATE_METAS if key in meta),
        *(
            element.get("datetime") or element.get("content") or ""
            for element in tree.iter()
            if isinstance(element.tag, str)
            and ("datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None)
        ),
        *_time_elements(tree),
    ]
    if url and (address := _URL_DAY.search(url)):
        written.append("-".join(address.groups()))
    return next((day for value in written if (day := parse_day(value))), None)


def _json_days(tree: "HtmlElement") -> Iterator[str]:
    """Every datePublished in the page's JSON-LD; those of articles before those of anything else."""
    late: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            stack: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, dict):
                day = item.get("datePublished")
                if isinstance(day, str):
                    if "article" in str(item.get("@type")).lower():
                        yield day
                    else:
                        late.append(day)
                stack.extend(value for value in item.values() if isinstance(value, dict | list))
    yield from late


def _time_elements(tree: "HtmlElement") -> Iterator[str]:
    """The first time element of the article itself, not of the links beside it."""
    for element in tree.iter("time"):
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if around & {"article", "main"} and not around & {"aside", "footer", "nav", "li"}:
            yield element.get("datetime") or ""
            return
