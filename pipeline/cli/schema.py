"""``filet schema``: the form of the output."""

import typer


def schema() -> None:
    """Print the JSON Schema of the output: of one document, that is of one line of JSON Lines."""
    import json

    from pipeline.records import DocumentRecords

    typer.echo(json.dumps(DocumentRecords.model_json_schema(), ensure_ascii=False, indent=2))
