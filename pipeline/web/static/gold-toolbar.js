// The buttons that stand by selected words: what the words are.

export const PURPOSES = ["operation", "dates", "countries", "counts", "value"];
const GAP = 8; // pixels between words and buttons

export class SelectionToolbar {
  // `set(purpose)`: a button was pressed.
  constructor(element, pane, set) {
    this.element = element;
    this.pane = pane;
    document.addEventListener("selectionchange", () => {
      pane.keep();
      this.show();
    });
    pane.pane.addEventListener("scroll", () => this.show());
    addEventListener("scroll", () => this.show(), { passive: true });
    // A press on a button must not take the selection away.
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) set(button.dataset.purpose);
    });
  }

  show() {
    if (!this.pane.range()) return this.hide();
    this.element.hidden = false;
    const place = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const above = place.top - height - GAP;
    const right = this.pane.pane.getBoundingClientRect().right;
    this.element.style.top = `${above > GAP ? above : place.bottom + GAP}px`;
    this.element.style.left = `${Math.max(GAP, Math.min(place.left, right - width))}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}
