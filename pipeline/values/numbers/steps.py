"""Steps through the token list that every part of the work takes: phrases, units, currencies, what follows a number."""

import unicodedata

from pipeline.values.numbers.language import Language, Node
from pipeline.values.numbers.tokens import DEAD, Tokens


class Steps:
    """One text's tokens and one language's words. An index is that of a token; "after" is the one behind what was taken."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.t = tokens
        self.lang = language

    def match(self, node: Node, index: int, hyphens: bool = True) -> tuple[object, int] | None:
        """The longest phrase of ``node`` that begins at token ``index``, and the index after it."""
        low, size = self.t.low, self.t.size
        best: tuple[object, int] | None = None
        first = True
        while index < size:
            if not first:
                if hyphens:
                    index = self.t.follow(index)
                    if not 0 <= index < size:
                        break
                elif not self.t.same_line(index):
                    break
            child = node.next.get(low[index])
            if child is None:
                break
            node, index, first = child, index + 1, False
            if node.value is not None:
                best = node.value, index
        return best

    def loose(self, node: Node, index: int) -> tuple[object, int] | None:
        """As ``match``, signs and words glued or not: for phrases such as "% ", "p . 100", "d'un"."""
        return self.match(node, index, hyphens=False)

    def back(self, node: Node, index: int) -> tuple[object, int] | None:
        """The longest phrase of a backwards ``node`` that ends right before token ``index``, and where it begins."""
        low = self.t.low
        best: tuple[object, int] | None = None
        while index > 0 and self.t.same_line(index) if index < self.t.size else index > 0:
            child = node.next.get(low[index - 1])
            if child is None:
                break
            node, index = child, index - 1
            if node.value is not None:
                best = node.value, index
        return best

    def is_measure(self, index: int) -> bool:
        return self.t.at(index) in self.lang.measures and self.t.same_line(index)

    def is_sign(self, index: int) -> bool:
        """A currency sign or code."""
        low = self.t.at(index)
        if not low or low == DEAD:
            return False
        return (len(low) == 1 and unicodedata.category(low) == "Sc") or self.t.raw(index) in self.lang.currencies

    def money_before(self, i: int) -> int:
        """Where the currency begins that stands right before token ``i`` ("US$ ", "Rs. ", "EUR "), or ``i``."""
        t = self.t
        if i > 1 and t.low[i - 1] == "." and t.raw(i - 2) in self.lang.currencies and t.glued(i - 1):
            i -= 2
        while i > 0 and t.same_line(i) and (self.is_sign(i - 1) or (t.glued(i) and t.raw(i - 1) in self.lang.currency_letters)):
            i -= 1
        return i

    def counted_plural(self, index: int) -> bool:
        """Whether the words from ``index`` on name counted things: a plural among three, no grammatical word first."""
        t, lang = self.t, self.lang
        for k in range(index, index + 3):
            low = t.at(k)
            if not low or not low[0].isalpha() or not t.same_line(k) or t.glued(k) or low in lang.function_words:
                return False
            if not t.text[t.start[k]].islower():
                return False
            if low in lang.plural_words or (len(low) > 2 and low.endswith(lang.plural_endings)):
                return True
        return False

    def noun_follows(self, j: int) -> bool:
        """Whether a lower-case word that may be the counted noun stands right behind."""
        low = self.t.at(j)
        return bool(
            low
            and low[0].isalpha()
            and self.t.same_line(j)
            and not self.t.glued(j)
            and self.t.text[self.t.start[j]].islower()
            and low not in self.lang.function_words
        )

    def title_case(self, i: int) -> bool:
        """Whether the line around token ``i`` is a heading With Most Words Capitalised."""
        text, start = self.t.text, self.t.start[i]
        left = max(text.rfind("\n", 0, start), start - 200)
        right = text.find("\n", start)
        line = text[left + 1 : min(right if right >= 0 else len(text), start + 200)]
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3

    def ends_with(self, words: tuple[str, ...], index: int) -> bool:
        return index >= len(words) and tuple(self.t.low[index - len(words) : index]) == words
