// Which key does what. The list for people is in gold_text.html (F1); both have to say the same.

import { PURPOSES } from "./gold-toolbar.js";

// `run`: what can be done, by name.
export function listenForKeys(pane, run) {
  document.addEventListener("keydown", (event) => {
    if (!document.querySelector("dialog[open]")) obey(event, everywhere(event, run));
  });
  pane.pane.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && !event.target.closest("a")) obey(event, inText(event, pane, run));
  });
}

function obey(event, action) {
  if (!action) return;
  event.preventDefault();
  action();
}

// In the form alone: elsewhere Alt and an arrow go through the pages that were seen.
const MOVES = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "nest", ArrowLeft: "unnest", Delete: "delete" };

function everywhere({ key, code, ctrlKey, metaKey, altKey, shiftKey }, run) {
  const isControl = ctrlKey || metaKey;
  if (isControl && !altKey) {
    if (key === "Enter") return () => run.save({ andNext: true });
    return {
      s: () => run.save(),
      z: () => run.undo(shiftKey ? "redo" : "undo"),
      y: () => run.undo("redo"),
    }[key.toLowerCase()];
  }
  if (altKey && !isControl) {
    if (MOVES[key] && document.activeElement.closest("#fields")) return () => run.move(MOVES[key]);
    if (key === "Enter") return () => run.newCount(shiftKey);
    if (code === "Digit0") return run.reportsNothing;
    // By letter; by place on keyboards that write another sign with Alt.
    const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
    return { a: shiftKey ? run.acceptAll : run.acceptHere, r: run.addRecord, s: run.showPlace, t: run.switchSides, x: () => run.move("delete") }[letter];
  }
  return { F1: run.help, F8: () => run.toNext(shiftKey ? -1 : 1) }[key];
}

// The text holds no field, so letters and digits are free there. Digits by place: some keyboards want Shift for them.
function inText({ key, code, shiftKey }, pane, run) {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  if (digit) return () => run.setFromSelection(PURPOSES[digit - 1]);
  return {
    ArrowRight: () => pane.word(1, shiftKey),
    ArrowLeft: () => pane.word(-1, shiftKey),
    ArrowDown: () => pane.line(1),
    ArrowUp: () => pane.line(-1),
    n: () => pane.quantity(1),
    p: () => pane.quantity(-1),
    a: () => run.acceptAt(pane.markAtSelection()),
    Enter: () => run.toValue(pane.markAtSelection()),
    v: () => run.toValue(pane.markAtSelection(), "value"),
    Delete: () => run.deleteAt(pane.markAtSelection()),
    Backspace: () => run.deleteAt(pane.markAtSelection()),
    Escape: () => document.getSelection().removeAllRanges(),
    "?": run.help,
  }[key];
}
