"""The trained parts of a spaCy pipeline, run with less work and to the same result.

Two thirds of a model's time go into its "tok2vec": a vector a token from the word alone (``embed``), then four layers
that each look one token to the left and right (``encode``). Here

* matrix products go to numpy's BLAS, which has kernels for the machine it runs on; thinc's own knows fewer;
* what a word alone says is computed once a word, not once a token; so is how it is cut, and what a tag of it means;
* the layers run on slices that fit into the cache, without what only training needs.

Tests hold vectors, parts of speech and entities equal to those of the parts as spaCy loads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]
AnyModel = Model[Any, Any]

# Words of which vectors (400 bytes each) or parts of speech are kept.
WORDS_KEPT = 20_000
# Tokens that go through the layers together: 4 kB each of intermediate results, to fit into a core's cache.
SLICE = 500
# What the vector of a word may hang on; all but SPACY (a space behind it) follow from its spelling and its norm.
_ATTRS = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "SPACY"})


def speed_up(nlp: Language) -> None:
    """Changes ``nlp`` in place: tokenizer, tok2vecs, and ``attribute_ruler``, which then sees to parts of speech alone.

    A tok2vec that is built otherwise only gets the faster products.
    """
    nlp.tokenizer = _Tokenizer(nlp.tokenizer)
    ops = _Ops(use_blis=False)
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        if isinstance(component, AttributeRuler):
            nlp.disable_pipe(name)
            nlp.add_pipe("filet_pos", config={"ruler": name}, after=name)
        elif hasattr(component, "model"):
            for node in list(component.model.walk()):
                node.ops = ops
                if node.has_ref("embed") and node.has_ref("encode"):
                    quick = _quick(node)
                    if node is component.model:
                        component.model = quick
                    else:
                        component.model.replace_node(node, quick)


# --- tokens -------------------------------------------------------------------------------------------------------------


class _Tokenizer:
    """spaCy's tokenizer, which is shown new words alone before it reads a text.

    It keeps how a word is cut, but in a text only up to the first special case, and a line end is one (spaCy issue 13950).
    """

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        self.shown: set[str] = set()

    def __call__(self, text: str) -> Doc:
        room = self.tokenizer.max_cache_size - len(self.shown)
        if room > 0 and not self.tokenizer.vocab.in_memory_zone:  # there it keeps nothing
            new = sorted(set(text.split()) - self.shown)[:room]
            for word in new:
                self.tokenizer(word)
            self.shown.update(new)
        doc: Doc = self.tokenizer(text)
        return doc

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tokenizer, name)


# --- products -----------------------------------------------------------------------------------------------------------


class _Ops(NumpyOps):  # type: ignore[misc]
    """Products by numpy, on one thread."""

    def gemm(self, *args: Any, **options: Any) -> Any:
        with _one_thread():
            return super().gemm(*args, **options)


def _one_thread() -> Any:
    """Inside it, numpy's BLAS does not spread its work: on matrices as small as ours, threads wait more than they work."""
    return _blas().limit(limits=1)


@lru_cache(maxsize=1)
def _blas() -> Any:
    return ThreadpoolController().select(user_api="blas")


# --- tok2vec ------------------------------------------------------------------------------------------------------------


def _quick(tok2vec: AnyModel) -> AnyModel:
    """A node in the place of ``tok2vec``, which stays beneath it; ``tok2vec`` itself when its build is not a known one."""
    embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
    columns = {column for node in embed.walk() for column in node.attrs.get("columns", ())}
    windows = [node.attrs["window_size"] for node in encode.walk() if node.name == "expand_window"]
    affine = [node for node in encode.walk() if node.name == "maxout"]
    norms = [node for node in encode.walk() if node.name == "layernorm"]
    if not columns <= _ATTRS or set(windows) != {1} or not len(windows) == len(affine) == len(norms):
        return tok2vec
    vectors = _Vectors(embed, ["ORTH", "NORM", *({"SPACY"} & columns)])
    layers = [_Layer.of(*pair) for pair in zip(affine, norms, strict=True)]

    def forward(_: AnyModel, docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        if is_train:
            raise NotImplementedError("a model changed by speed_up() cannot be trained; load it with spacy.load()")
        with _one_thread():
            return _encode(vectors, layers, docs), lambda gradient: gradient

    dims: dict[str, int | None] = {"nO": tok2vec.get_dim("nO")}
    return Model("filet_tok2vec", forward, dims=dims, attrs={"vectors": vectors}, layers=[tok2vec], ops=tok2vec.ops)


class _Vectors:
    """The vector of each word on its own, computed when the word is first met. Safe to share between threads."""

    def __init__(self, embed: AnyModel, attrs: list[str]) -> None:
        self.embed = embed
        self.attrs = attrs  # what tells two words apart
        self.rows: dict[int, int] = {}  # word → row of the table
        self.table: Floats = np.zeros((1, embed.get_dim("nO")), np.float32)  # row 0 is no word
        self.lock = Lock()

    def of(self, docs: Sequence[Doc], gap: int) -> Floats:
        """The vectors of all tokens in order, with ``gap`` rows of zeros before, between and behind the documents."""
        words = [_numbers(doc, self.attrs) for doc in docs]
        rows = np.zeros(sum(map(len, words)) + gap * (len(docs) + 1), np.intp)
        with self.lock:
            self._learn(docs, words)
            start = gap
            for keys in words:
                rows[start : start + len(keys)] = [self.rows[key] for key in keys]
                start += len(keys) + gap
            return self.table[rows]

    def _learn(self, docs: Sequence[Doc], words: Sequence[list[int]]) -> None:
        """Adds the words of ``docs`` that are not known to the table; when it is full, the others are forgotten first."""
        if len(self.rows) > WORDS_KEPT:
            self.rows, self.table = {}, self.table[:1]
        new: dict[int, Token] = {}
        for doc, keys in zip(docs, words, strict=True):
            for index, key in enumerate(keys):
                if key not in self.rows and key not in new:
                    new[key] = doc[index]
        if not new:
            return
        spelled = [(token.text, bool(token.whitespace_)) for token in new.values()]
        (vectors,) = self.embed.predict([_doc_of(spelled, docs[0], "NORM", [token.norm for token in new.values()])])
        self.rows.update((key, len(self.table) + index) for index, key in enumerate(new))
        self.table = np.concatenate([self.table, vectors])


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of ``encode``: weights (3 × width, pieces × width) and bias of its maxout, gain and shift of its norm."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: AnyModel, norm: AnyModel) -> _Layer:
        weights: Any = maxout.get_param("W")  # (width, pieces, 3 × width)
        bias: Any = maxout.get_param("b")  # (width, pieces)
        gain: Any = norm.get_param("G")
        shift: Any = norm.get_param("b")
        width, pieces, inputs = weights.shape
        by_piece = weights.transpose(2, 1, 0).reshape(inputs, pieces * width)
        return cls(np.ascontiguousarray(by_piece), np.ascontiguousarray(bias.T.reshape(-1)), gain, shift)

    def __call__(self, tokens: Floats) -> Floats:
        """The vectors of a row of tokens, each told of its neighbours; the ends of the row have zeros for neighbours."""
        length, width = tokens.shape
        windows = np.zeros((length, 3 * width), np.float32)
        windows[1:, :width] = tokens[:-1]
        windows[:, width : 2 * width] = tokens
        windows[:-1, 2 * width :] = tokens[1:]
        pieces = windows @ self.weights
        pieces += self.bias
        best = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            best = np.maximum(best, pieces[:, start : start + width])
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width)
        best *= (variance + np.float32(1e-8))[:, None] ** np.float32(-0.5)
        best *= self.gain
        best += self.shift
        best += tokens
        return best


def _encode(vectors: _Vectors, layers: Sequence[_Layer], docs: Sequence[Doc]) -> list[Floats]:
    """One array (tokens, width) a document."""
    reach = len(layers)  # tokens to each side that a token's vector hangs on
    tokens = vectors.of(docs, reach)
    encoded = np.empty_like(tokens)
    for start in range(0, len(tokens), SLICE):
        first = max(0, start - reach)
        part = tokens[first : start + SLICE + reach]
        for layer in layers:
            part = layer(part)
        encoded[start : start + SLICE] = part[start - first : start - first + SLICE]
    results = []
    start = reach
    for doc in docs:
        results.append(encoded[start : start + len(doc)])
        start += len(doc) + reach
    return results


# --- parts of speech ----------------------------------------------------------------------------------------------------


class PosComponent:
    """Sets the part of speech that ``ruler`` makes of a word and its tag; it is asked once for each pair.

    That is the same as asking it each time: without a parse, none of its rules on parts of speech looks beyond one token.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.known: dict[int, int] = {}  # word and tag → part of speech

    def __call__(self, doc: Doc) -> Doc:
        pairs = _numbers(doc, ["ORTH", "TAG"])
        found = [self.known.get(pair) for pair in pairs]
        if None in found:
            found = self._learn(doc, pairs)
        column: Any = np.array(found, np.uint64)[:, None]
        doc.from_array(["POS"], column)
        return doc

    def _learn(self, doc: Doc, pairs: list[int]) -> list[int | None]:
        known: dict[int, int] = self.known if len(self.known) <= WORDS_KEPT else {}
        new = {pair: token for pair, token in zip(pairs, doc, strict=True) if pair not in known}
        tags = [token.tag for token in new.values()]
        words = self.ruler(_doc_of([(token.text, True) for token in new.values()], doc, "TAG", tags))
        known.update((pair, token.pos) for pair, token in zip(new, words, strict=True))
        self.known = known  # another thread may have put its own there; what this document needs is in this one
        return [known[pair] for pair in pairs]


@Language.factory("filet_pos")
def make_pos(nlp: Language, name: str, ruler: str) -> PosComponent:  # noqa: ARG001
    """The component that stands in for the attribute ruler called ``ruler``, which need not be enabled."""
    component: Any = nlp.get_pipe(ruler)
    return PosComponent(component)


def _numbers(doc: Doc, attrs: Sequence[str]) -> list[int]:
    """One number a token: equal numbers, equal values of the attributes ``attrs``."""
    values = doc.to_array([*attrs])
    numbers = values[:, 0]
    for column in range(1, len(attrs)):
        numbers = numbers * np.uint64(0x9E3779B97F4A7C15) + values[:, column]
    as_list: list[int] = numbers.tolist()
    return as_list


def _doc_of(words: list[tuple[str, bool]], like: Doc, attr: str, values: list[int]) -> Doc:
    """A document of ``words``, each with whether a space follows, with one attribute set."""
    doc = Doc(like.vocab, words=[word for word, _ in words], spaces=[space for _, space in words])
    column: Any = np.array(values, np.uint64)[:, None]
    doc.from_array([attr], column)
    return doc
