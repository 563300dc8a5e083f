"""Files and folders → texts with doc_id and metadata; and what to say when that fails."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import MetadataError, ReadError
from pipeline.reading import SourceText, TextFile, find_texts, formats, read_bytes, read_path, read_text_file


def write(folder: Path, *names: str, **metadata: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Douze personnes ont été arrêtées.", "utf-8")
    for where, content in metadata.items():
        path = folder / where.replace("root", ".") / "metadata.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def found(folder: Path, *given: str) -> list[tuple[str, str]]:
    texts = find_texts([folder / name for name in given])
    return [(text.path.relative_to(folder).as_posix(), text.doc_id) for text in texts]


def test_a_folder_in_sorted_order_without_what_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/2.html", "a/1.HTM", "a-b.txt", "c.pdf", "d.docx", "é.txt", "x.y.txt")
    write(tmp_path, "README.md", "a/readme.txt", "README.html", ".hidden.txt", ".git/x.txt", "~$d.docx", "z.md", "k.json")
    assert found(tmp_path, "") == [
        ("a-b.txt", "a-b"),
        ("a/1.HTM", "a/1"),
        ("a/2.html", "a/2"),
        ("b.txt", "b"),
        ("c.pdf", "c"),
        ("d.docx", "d"),
        ("x.y.txt", "x.y"),
        ("é.txt", "é"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # no metadata.csv: below the folder given, or the file's own
        (("plain",), [("plain/fr/a.txt", "fr/a")]),
        (("plain/fr",), [("plain/fr/a.txt", "a")]),
        (("plain/fr/a.txt",), [("plain/fr/a.txt", "a")]),
        # below the folder that holds metadata.csv, from wherever the text is named
        (("marked",), [("marked/fr/b.txt", "fr/b")]),
        (("marked/fr",), [("marked/fr/b.txt", "fr/b")]),
        (("marked/fr/b.txt",), [("marked/fr/b.txt", "fr/b")]),
        # the nearest one
        (("nested",), [("nested/in/c.txt", "c"), ("nested/z.txt", "z")]),
        # two that would share one
        (("twins",), [("twins/a.html", "a.html"), ("twins/a.txt", "a.txt"), ("twins/b.txt", "b")]),
        (("twins/a.txt",), [("twins/a.txt", "a.txt")]),
        (("twins/b.txt",), [("twins/b.txt", "b")]),
        # somebody else's metadata.csv above
        (("foreign/in",), [("foreign/in/d.txt", "d")]),
        # in the order given
        (("twins/b.txt", "plain"), [("twins/b.txt", "b"), ("plain/fr/a.txt", "fr/a")]),
    ],
)
def test_doc_id(tmp_path: Path, given: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    write(tmp_path, "plain/fr/a.txt", "marked/fr/b.txt", "nested/in/c.txt", "nested/z.txt")
    write(tmp_path, "twins/a.txt", "twins/a.html", "twins/b.txt", "twins/b.md", "foreign/in/d.txt")
    write(tmp_path / "marked", root="doc_id,published\n")
    write(tmp_path / "nested", root="doc_id\n")
    write(tmp_path / "nested" / "in", root="doc_id\n")
    write(tmp_path / "foreign", root="name,size\n")
    assert found(tmp_path, *given) == expected


def test_doc_id_of_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "marked/fr/b.txt")
    write(tmp_path / "marked", root="doc_id\n")
    monkeypatch.chdir(tmp_path / "marked" / "fr")
    assert [text.doc_id for text in find_texts(["b.txt"])] == ["fr/b"]
    assert [text.doc_id for text in find_texts(["."])] == ["fr/b"]
    assert read_path(Path("b.txt")).doc_id == "fr/b"


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert found(tmp_path, "") == [("a.txt", "a")]


@pytest.mark.parametrize(
    "content",
    [
        "doc_id,published,url,language\nfr/a,2021-05-12,https://x.example/a,fr\n",
        "\ufeffdoc_id,published,url,language\r\nfr/a,2021-05-12,https://x.example/a,fr\r\n",
        'language,doc_id,url,published,note\nFR,fr/a,https://x.example/a,2021-05-12,"vu, relu"\n',
        "doc_id;published;url;language\nfr/a;2021-05-12;https://x.example/a;fr\n",
        "doc_id, published, url, language\n\n,,,\n fr/a , 2021-05-12 , https://x.example/a , fr-FR\n",
        "doc_id,published,url,language\nfr/a.txt,2021-05-12,https://x.example/a,fr\n",
    ],
)
def test_metadata(tmp_path: Path, content: str) -> None:
    write(tmp_path, "fr/a.txt", root=content)
    path = tmp_path / "fr" / "a.txt"
    assert list(find_texts([tmp_path])) == [TextFile(path, "fr/a", "2021-05-12", "https://x.example/a", "fr")]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_path(path) == SourceText(
        "Douze personnes ont été arrêtées.", "fr/a", str(path), "https://x.example/a", None, "2021-05-12", "fr", digest
    )


def test_metadata_wins_over_the_page(tmp_path: Path) -> None:
    page = '<html lang="en"><meta name="date" content="2020-01-01"><p>Douze hommes</p></html>'
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    write(tmp_path, root="doc_id,published,language\na,2021-05-12,fr\nb,,\n")
    sources = [read_text_file(file) for file in find_texts([tmp_path])]
    assert [(source.published, source.language) for source in sources] == [("2021-05-12", "fr"), ("2020-01-01", "en")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "doc_id,published\na,12/05/2021\n",
            "metadata.csv:2: published '12/05/2021' is not an ISO day; write it like 2024",
        ),
        ("doc_id,published\nb,\na,2021-02-30\n", "metadata.csv:3: published '2021-02-30' is not an ISO day"),
        ("doc_id,published\na,20210512\n", "metadata.csv:2: published '20210512' is not an ISO day"),
        ("doc_id,published\na,2021-05-12T08:00\n", "metadata.csv:2: published '2021-05-12T08:00' is not an ISO day"),
        ("doc_id,language\na,allemand\n", "metadata.csv:2: language 'allemand' is not known; write fr or en"),
        ("doc_id\na\na\n", "metadata.csv:3: doc_id 'a' is there twice"),
        ("doc_id,published\n,2021-05-12\n", "metadata.csv:2: doc_id is empty"),
        ("doc_id\na,b\n", "metadata.csv:2: more cells than columns"),
        ("name\na\n", "metadata.csv:1: no column doc_id"),
        ("", "metadata.csv:1: no column doc_id"),
    ],
)
def test_wrong_metadata(tmp_path: Path, content: str, message: str) -> None:
    write(tmp_path, "a.txt", root=content)
    with pytest.raises(MetadataError) as error:
        list(find_texts([tmp_path]))
    assert str(error.value).startswith(str(tmp_path))
    assert message in str(error.value)


def test_metadata_is_read_again_when_it_changes(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", root="doc_id,published\na,2021-05-12\n")
    assert read_path(tmp_path / "a.txt").published == "2021-05-12"
    write(tmp_path, root="doc_id,published,url\na,2022-06-13,\n")
    assert read_path(tmp_path / "a.txt").published == "2022-06-13"


def test_files_that_cannot_be_read_come_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert found(tmp_path, "missing.txt", "a.txt") == [("missing.txt", "missing"), ("a.txt", "a")]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, message in {
        "missing.txt": "no such file; check the path",
        "a.txt/b.txt": "cannot be read",
        "a.md": ".md files are not read; give one of .txt, .html, .htm, .pdf, .docx",
        ".": "a folder, not a file",
        "pipe.txt": "not a regular file; pipe its content in and give - as the path",
    }.items():
        with pytest.raises(ReadError) as error:
            read_path(tmp_path / name)
        assert str(error.value).startswith(f"{tmp_path / name}: ")
        assert message in str(error.value)


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # the tests may run as root, whom chmod stops not
    with pytest.raises(ReadError, match=r"a\.txt: permission denied; make it readable \(chmod \+r\)"):
        read_path(tmp_path / "a.txt")


def test_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = 1024 * 1024
    monkeypatch.setattr(formats, "MAX_BYTES", size)
    (tmp_path / "a.txt").write_bytes(b"a" * size)
    for read in (lambda: read_path(tmp_path / "a.txt"), lambda: read_bytes(b"a" * size)):
        with pytest.raises(ReadError, match="1 MB; only files below 1 MB are read; split it into one file a text"):
            read()
    (tmp_path / "a.txt").write_bytes("é".encode() * (size // 2 - 1))
    assert len(read_path(tmp_path / "a.txt").text) == size // 2 - 1


def test_long_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text counts, not the page around it."""
    monkeypatch.setattr(formats, "MAX_CHARACTERS", 1000)
    assert len(read_bytes("é".encode() * 1000).text) == 1000
    with pytest.raises(ReadError, match=r"a\.txt: a text of 1,001 characters, more than the 1,000 that are read as one; split"):
        read_bytes(b"a" * 1001, name="a.txt")
    page = f"<html><!-- {'a' * 2000} --><body><article><p>{'Police arrested 12 people. ' * 20}</p></article></body></html>"
    assert read_bytes(page.encode(), name="a.html").text.startswith("Police arrested")


def test_plain_text_needs_no_heavy_library(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    code = """
import sys
from pipeline.reading import read_path
read_path(sys.argv[1])
print([name for name in ("trafilatura", "pypdfium2", "docx", "lxml", "spacy", "dateparser") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code, tmp_path / "a.txt"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
