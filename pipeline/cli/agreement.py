"""``filet agreement``: two annotators of the same texts."""

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.inputs import read_texts
from pipeline.cli.options import ScoreFormat
from pipeline.cli.output import make_console, printable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from pipeline.scoring import Agreement, Difference, GroupResult


def agreement(
    gold_a: Annotated[Path, typer.Argument(metavar="GOLD_A", help="The folder with the gold files of annotator A.")],
    gold_b: Annotated[Path, typer.Argument(metavar="GOLD_B", help="The folder with those of annotator B.")],
    corpus: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder with the texts: shows each difference in its sentence.")
    ] = None,
    output_format: Annotated[
        ScoreFormat, typer.Option("--format", help="JSON holds everything, the names of all texts too.")
    ] = ScoreFormat.TABLE,
) -> None:
    """Compare two annotators of the same texts: how far they agree, slot by slot, and every difference.

    The scorer is that of filet evaluate; it does not matter who is A. In brackets: 95 % bootstrap intervals over texts.
    """
    from pipeline.scoring import agreement_json, compare_annotators, load_gold
    from pipeline.scoring.corpus import corpus_files

    one, other = load_gold(gold_a), load_gold(gold_b)
    files = corpus_files(corpus) if corpus else {}
    texts = read_texts(files[doc_id] for doc_id in sorted(one.keys() & other.keys() & files.keys()))
    found = compare_annotators(one, other, texts=texts)
    if output_format is ScoreFormat.JSON:
        sys.stdout.write(agreement_json(found) + "\n")
        return
    console = make_console(sys.stdout)
    console.print(_texts(found))
    for group in found.groups:
        console.print(_group(group))
    for doc_id, differences in groupby(found.differences, lambda item: item.doc_id):
        console.print(_document(doc_id, list(differences)))


def _texts(found: "Agreement") -> "Text":
    from rich.text import Text

    lines = [f"texts of both: {len(found.evaluation.documents)}"]
    for name, doc_ids in (("A", found.only_a), ("B", found.only_b)):
        if doc_ids:
            more = f" and {len(doc_ids) - 5} more" if len(doc_ids) > 5 else ""
            lines.append(f"only of {name}: {len(doc_ids)} ({', '.join(map(printable, doc_ids[:5]))}{more})")
    return Text("\n".join([*lines, ""]))


def _group(group: "GroupResult") -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from pipeline.cli.scores import attributes_line, score_table

    return Group(
        Text(f"{group.name}: {group.documents} texts", style="bold"),
        score_table(group, {"both": "tp", "only A": "fn", "only B": "fp"}, ("f1",)),
        Text(f"attributes of counts in both: {attributes_line(group)}"),
        Text(),
    )


def _document(doc_id: str, differences: "list[Difference]") -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    return Group(Text(printable(doc_id), style="bold"), *map(_difference, differences), Text())


def _difference(item: "Difference") -> "Text":
    from pipeline.cli.scores import filler_line, filler_words
    from pipeline.scoring import Who

    if item.who is Who.BOTH:
        heading = f"{item.who} · {item.category}"
        words = [*filler_words(item.value, item.unit, item.parent, item.record, None), f"{item.slot} – {item.remark}"]
    else:
        heading = " · ".join(filter(None, (item.who, item.slot, item.category)))
        words = filler_words(item.value, item.unit, item.parent, item.record, item.remark)
    return filler_line(heading, {Who.A: "yellow", Who.B: "cyan"}.get(item.who, ""), words, item.context)
