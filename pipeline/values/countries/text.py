"""A text cut into words, and the questions about what stands around one of them."""

from bisect import bisect_left
from collections.abc import Container, Iterator

from pipeline.values.countries.letters import BREAK, HYPHENS, JOINT, SPACE, WORD, fold_word

# Letters of the longest small word inside a name: "von", "della".
_PARTICLE = 5


class Text:
    """The words of ``text``: where each begins and ends (characters, half-open) and its folded form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        for match in WORD.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            word = match.group()
            self.keys.append(word.lower() if word.isascii() else fold_word(word))
        self.breaks = frozenset(self._breaks())  # words that may be one with the next: "Angle-\nterre"
        self._lines: dict[int, tuple[int, bool, bool]] = {}
        self._joined: str | None = None
        self._held: dict[str, bool] = {}

    def _breaks(self) -> Iterator[int]:
        for match in BREAK.finditer(self.text):
            index = bisect_left(self.ends, match.start())
            if index + 1 < len(self.ends) and self.ends[index] == match.start() and self.starts[index + 1] == match.end():
                yield index

    def joins(self, index: int) -> bool:
        """Whether only the space, hyphen, apostrophe or dot of a name stands before word ``index``."""
        begin, end = self.ends[index - 1], self.starts[index]
        gap = self.text[begin:end]
        if gap == " ":
            return True
        if end - begin > 4 or JOINT.fullmatch(gap) is None:
            return False
        return gap[0] != "." or begin - self.starts[index - 1] <= 3  # "St. Louis", never "Bissau. Guinean"

    def spaced(self, index: int) -> bool:
        """Whether only white space stands before word ``index``."""
        begin, end = self.ends[index - 1], self.starts[index]
        gap = self.text[begin:end]
        return gap == " " or (end - begin <= 4 and SPACE.fullmatch(gap) is not None)

    def before(self, first: int) -> str:
        """The folded word before word ``first``, if only space or an apostrophe parts the two, else ''."""
        if first == 0 or not self.joins(first) or self.text[self.ends[first - 1]] in HYPHENS + ".":
            return ""
        return self.keys[first - 1]

    def behind(self, last: int, end: int) -> str:
        """The folded word ``last``, if only space parts it from ``end``, where the word before it ends; else ''.

        The full stop of an abbreviation belongs to it: "U.S. dollars".
        """
        if last == len(self.keys):
            return ""
        own = self.ends[last - 1]
        if own != end:
            dotted = end == own + 1 and self.text[own] == "."
            return self.keys[last] if dotted and self.text[end : self.starts[last]].isspace() else ""
        return self.keys[last] if self.spaced(last) else ""

    def is_in_name(self, first: int, last: int, conjunctions: Container[str], *, placed: bool = False) -> bool:
        """Whether the words ``first`` to ``last`` (half-open) may be part of a longer name: they begin with a capital, and
        so does a word on one side of them, with at most two small words between ("Jean de La …"), no conjunction.

        ``placed``: a word that stands before places stands before them; then only what precedes that counts.
        """
        if not self.text[self.starts[first]].isupper():
            return False

        def meets_capital(indexes: range, joint: int) -> bool:
            for index in indexes:
                if not self.joins(index + joint) or self.keys[index] in conjunctions:
                    return False
                if self.text[self.starts[index]].isupper():
                    return True
                if len(self.keys[index]) > _PARTICLE:
                    return False
            return False

        left, right = range(first - 1 - placed, max(first - 4, -1), -1), range(last, min(last + 3, len(self.keys)))
        return meets_capital(left, 1) or (not placed and meets_capital(right, 0))

    def has(self, phrase: str) -> bool:
        """Whether the folded words of the text hold ``phrase``."""
        if phrase not in self._held:
            if self._joined is None:
                self._joined = " " + " ".join(self.keys) + " "
            self._held[phrase] = f" {phrase} " in self._joined
        return self._held[phrase]

    def line(self, position: int) -> tuple[int, bool, bool]:
        """Start of the line of ``position``; whether it is in CAPITALS; whether it is in Title Case.

        Looks no further than 600 characters back and 400 on: a text may be one endless line.
        """
        # The same start for 400 characters of an endless line, which is then looked at once.
        reach = max(0, position - position % 400 - 200)
        start = max(self.text.rfind("\n", reach, position) + 1, reach)
        if start not in self._lines:
            end = self.text.find("\n", position, position + 400)
            line = self.text[start : end if end >= 0 else position + 400][:400]
            letters = sum(map(str.isalpha, line))
            upper = sum(map(str.isupper, line))
            words = [word for word in line.split() if word[0].isalpha()]
            titled = sum(word[0].isupper() for word in words)
            capitals = letters > 3 and upper > 0.7 * letters
            self._lines[start] = (start, capitals, len(words) > 3 and titled > 0.65 * len(words))
        return self._lines[start]

    def in_capitals(self, position: int) -> bool:
        """Whether the line of ``position`` is written in CAPITALS."""
        return self.line(position)[1]
