// The text pane: marked pieces, and the selection as characters of the document.
// The server counts code points; the browser counts UTF-16 units, of which an emoji has two.

const NUMBER = /\d[\d.,\u00a0\u202f ]*\d|\d/gu;
const WORD = /\d[\d.,\u00a0\u202f ]*\d|[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*|\p{Sc}/gu;

// Where `pattern` is found, in characters.
function places(text, pattern) {
  let units = 0;
  let characters = 0;
  return [...text.matchAll(pattern)].map((match) => {
    characters += [...text.slice(units, match.index)].length;
    const start = characters;
    characters += [...match[0]].length;
    units = match.index + match[0].length;
    return { start, end: characters };
  });
}

export class TextPane {
  constructor(pane) {
    this.pane = pane;
    this.text = pane.querySelector(".text");
    // The text stays the same, however it is marked.
    const text = this.text.textContent;
    this.words = places(text, WORD);
    this.numbers = places(text, NUMBER);
  }

  // `pieces` tile the text; the DOM text stays exactly the document's.
  show(pieces) {
    const key = JSON.stringify(pieces);
    if (key === this.shown) return;
    this.shown = key;
    const kept = this.range();
    const nodes = pieces.map((piece) => {
      const node = document.createElement(piece.value_ids.length ? "mark" : "span");
      node.dataset.start = piece.start;
      node.textContent = piece.text;
      if (piece.value_ids.length) {
        node.className = `mark ${piece.colour}`;
        node.dataset.values = piece.value_ids.join(" ");
        if (piece.labels.length) node.dataset.label = piece.labels.join(" · ");
      }
      return node;
    });
    this.text.replaceChildren(...nodes);
    if (kept) this.select(kept.start, kept.end);
  }

  // The selected characters, or null.
  range() {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.startContainer) || !this.text.contains(range.endContainer)) return null;
    const start = this.offset(range.startContainer, range.startOffset);
    const end = this.offset(range.endContainer, range.endOffset);
    return start < end ? { start, end } : null;
  }

  offset(node, units) {
    if (node.nodeType !== Node.TEXT_NODE) {
      // Between pieces, or before or behind the text of one.
      const following = node.childNodes[units];
      if (node === this.text) return following ? Number(following.dataset.start) : this.length();
      return following ? Number(node.dataset.start) : Number(node.dataset.start) + [...node.textContent].length;
    }
    return Number(node.parentElement.dataset.start) + [...node.data.slice(0, units)].length;
  }

  length() {
    const last = this.text.lastElementChild;
    return last ? Number(last.dataset.start) + [...last.textContent].length : 0;
  }

  // Where character `place` is: a text node and UTF-16 units in it.
  point(place) {
    let found = this.text.firstElementChild;
    for (const piece of this.text.children) {
      if (Number(piece.dataset.start) > place) break;
      found = piece;
    }
    if (!found?.firstChild) return null;
    const units = [...found.textContent].slice(0, place - Number(found.dataset.start)).join("").length;
    return [found.firstChild, units];
  }

  select(start, end) {
    const [first, last] = [this.point(start), this.point(end)];
    if (first && last) document.getSelection().setBaseAndExtent(...first, ...last);
  }

  keep() {
    this.kept = this.range() ?? this.kept;
  }

  selectKept() {
    if (this.kept && !this.holdsSelection()) this.select(this.kept.start, this.kept.end);
  }

  holdsSelection() {
    const { anchorNode } = document.getSelection();
    return anchorNode !== null && this.text.contains(anchorNode);
  }

  scrollToSelection() {
    const selection = document.getSelection();
    const node = selection.focusNode;
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element || !this.pane.contains(element)) return;
    const place = selection.getRangeAt(0).getBoundingClientRect();
    const frame = this.pane.getBoundingClientRect();
    if (place.top < frame.top + 20) this.pane.scrollTop -= frame.top + 60 - place.top;
    else if (place.bottom > frame.bottom - 60) this.pane.scrollTop += place.bottom - frame.bottom + 120;
  }

  // --- with the keyboard ---

  // The next word, or the previous one; with `extend`, one more or one less.
  word(direction, extend) {
    const now = this.range() ?? this.caret();
    if (extend) {
      const end = direction > 0
        ? this.words.find((word) => word.end > now.end)?.end
        : this.words.findLast((word) => word.end < now.end && word.end > now.start)?.end;
      if (end !== undefined) this.go({ start: now.start, end });
      return;
    }
    this.go(direction > 0
      ? this.words.find((word) => word.start >= now.end)
      : this.words.findLast((word) => word.end <= now.start));
  }

  // The word that stands in the line below or above.
  line(direction) {
    const now = this.range() ?? this.caret();
    if (!this.range()) this.go(this.words.find((word) => word.start >= now.end));
    const selection = document.getSelection();
    selection.collapseToStart();
    selection.modify("move", direction > 0 ? "forward" : "backward", "line");
    const place = this.caret().start;
    this.go(this.words.find((word) => word.end > place) ?? this.words.at(-1));
  }

  // The next or previous mark, or number that has none.
  quantity(direction) {
    const marks = [...this.text.querySelectorAll(".mark")].map((mark) => {
      const start = Number(mark.dataset.start);
      return { start, end: start + [...mark.textContent].length };
    });
    const bare = this.numbers.filter((place) => !marks.some((mark) => mark.start < place.end && place.start < mark.end));
    const all = [...marks, ...bare].sort((one, other) => one.start - other.start);
    const now = this.range() ?? this.caret();
    const found = direction > 0 ? all.find((place) => place.start >= now.end) : all.findLast((place) => place.end <= now.start);
    this.go(found ?? all.at(direction > 0 ? 0 : -1));
  }

  go(place) {
    if (!place) return;
    this.select(place.start, place.end);
    this.scrollToSelection();
  }

  // Where the cursor is when nothing is selected; the beginning, where it is nowhere.
  caret() {
    const { anchorNode, anchorOffset } = document.getSelection();
    const place = this.holdsSelection() ? this.offset(anchorNode, anchorOffset) : 0;
    return { start: place, end: place };
  }

  // The marks that stand for a value.
  marksOf(path) {
    return [...this.text.querySelectorAll(".mark")].filter((mark) =>
      mark.dataset.values.split(" ").some((id) => id === path || id.startsWith(`${path}.countries.`)));
  }

  // The mark that the selection begins in, or null.
  markAtSelection() {
    const place = (this.range() ?? this.caret()).start;
    const piece = [...this.text.children].findLast((item) => Number(item.dataset.start) <= place);
    return piece?.matches(".mark") ? piece : null;
  }

  light(paths) {
    for (const mark of this.text.querySelectorAll(".lit")) mark.classList.remove("lit");
    for (const path of paths) for (const mark of this.marksOf(path)) mark.classList.add("lit");
  }
}
