// The draft of an annotation: the JSON of a gold document with the evidence of its values, and its history.
// A path is written as in the findings of the guide: "records[0].counts[2].including[0].value".

export function parsePath(path) {
  return path.split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

export function valueAt(document, path) {
  return parsePath(path).reduce((value, step) => (value === undefined || value === null ? undefined : value[step]), document);
}

// "records[0].counts[2]" → the list it is in and its place there.
export function split(path) {
  const match = /^(.*)\[(\d+)\]$/.exec(path);
  return { list: match[1], index: Number(match[2]) };
}

// The path of the record or count that a field belongs to, and that of what is around it.
export const ownerOf = (path) => path.replace(/\.[a-z]+$/, "");
export const recordOf = (path) => /^records\[\d+\]/.exec(path)?.[0] ?? null;
export const isCount = (path) => /\.(counts|including)\[\d+\]$/.test(path);

export function listAt(document, path) {
  const steps = parsePath(path);
  const name = steps.pop();
  const owner = steps.reduce((value, step) => value[step], document);
  owner[name] ??= [];
  return owner[name];
}

// What is left out of a gold file when it has nothing to say.
const SPARSE = new Set(["modifier", "unit", "presumed", "where", "including", "evidence"]);

export function setAt(document, path, value) {
  const steps = parsePath(path);
  const name = steps.pop();
  const owner = steps.reduce((inner, step) => inner[step], document);
  const isNothing = value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
  if (SPARSE.has(name) && isNothing) delete owner[name];
  else owner[name] = value;
}

// Evidence is where a value stands, no part of the annotation.
export function withoutEvidence(value) {
  return JSON.stringify(value, (key, inner) => (key === "evidence" ? undefined : inner));
}

const KEPT = 200;

export class Draft extends EventTarget {
  constructor(document) {
    super();
    this.document = structuredClone(document);
    this.saved = withoutEvidence(document);
    this.past = [];
    this.future = [];
    this.typingAt = null;
  }

  get isChanged() {
    return withoutEvidence(this.document) !== this.saved;
  }

  // `typing`: the path of a field whose changes are undone together. `focus`: where the cursor goes when the form is built anew.
  change(mutate, { typing = null, focus = null } = {}) {
    if (typing === null || typing !== this.typingAt) {
      this.past.push(structuredClone(this.document));
      if (this.past.length > KEPT) this.past.shift();
    }
    this.typingAt = typing;
    this.future = [];
    mutate(this.document);
    this.tell({ isTyping: typing !== null, focus });
  }

  undo() {
    return this.step(this.past, this.future);
  }

  redo() {
    return this.step(this.future, this.past);
  }

  step(from, to) {
    if (from.length === 0) return false;
    to.push(this.document);
    this.document = from.pop();
    this.typingAt = null;
    this.tell({ isTyping: false, focus: null });
    return true;
  }

  markSaved(document) {
    this.saved = withoutEvidence(document);
    this.typingAt = null;
    this.dispatchEvent(new CustomEvent("saved"));
  }

  tell(detail) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}

// --- records and counts -------------------------------------------------------------------------------------------------

export const newRecord = () => ({ operation: null, dates: null, countries: [], counts: [] });
export const newCount = () => ({ category: null, value: null });

function firstPlace(count) {
  return count.evidence?.[0]?.start ?? Infinity;
}

// The path of each record and count → the object that it is.
export function ownersByPath(document) {
  const found = new Map();
  const walk = (items, list) => items.forEach((item, index) => {
    const path = `${list}[${index}]`;
    found.set(path, item);
    walk(item.counts ?? [], `${path}.counts`);
    walk(item.including ?? [], `${path}.including`);
  });
  walk(document.records, "records");
  return found;
}

// Where a record or count is now; null where it is no more.
export function pathOf(document, object) {
  for (const [path, item] of ownersByPath(document)) if (item === object) return path;
  return null;
}

// Adds counts in the order of the text; returns the path of the last one.
export function addCount(document, list, count) {
  const counts = listAt(document, list);
  const following = counts.findIndex((other) => firstPlace(other) !== Infinity && firstPlace(other) > firstPlace(count));
  const index = following < 0 ? counts.length : following;
  counts.splice(index, 0, count);
  return `${list}[${index}]`;
}

// Each returns the path of the same thing afterwards, null where nothing could be done.
export const moves = {
  up(document, path) {
    return swap(document, path, -1);
  },
  down(document, path) {
    return swap(document, path, 1);
  },
  nest(document, path) {
    const { list, index } = split(path);
    if (!isCount(path) || index === 0) return null;
    const counts = listAt(document, list);
    const [count] = counts.splice(index, 1);
    const parts = listAt(document, `${list}[${index - 1}].including`);
    parts.push(count);
    return `${list}[${index - 1}].including[${parts.length - 1}]`;
  },
  unnest(document, path) {
    const { list, index } = split(path);
    if (!list.endsWith(".including")) return null;
    const whole = list.slice(0, -".including".length);
    const [count] = listAt(document, list).splice(index, 1);
    if (listAt(document, list).length === 0) delete valueAt(document, whole).including;
    const outer = split(whole);
    listAt(document, outer.list).splice(outer.index + 1, 0, count);
    return `${outer.list}[${outer.index + 1}]`;
  },
  delete(document, path) {
    const { list, index } = split(path);
    const items = listAt(document, list);
    items.splice(index, 1);
    const owner = list.replace(/\.?[a-z]+$/, "");
    if (items.length) return `${list}[${Math.min(index, items.length - 1)}]`;
    if (list.endsWith(".including")) delete valueAt(document, owner).including;
    return owner || null;
  },
};

function swap(document, path, step) {
  const { list, index } = split(path);
  const items = listAt(document, list);
  const other = index + step;
  if (other < 0 || other >= items.length) return null;
  [items[index], items[other]] = [items[other], items[index]];
  return `${list}[${other}]`;
}

// --- values as they are typed -------------------------------------------------------------------------------------------

// "1 374", "1,374", "1.5", "200-300" → what JSON holds; what is no number stays as it is, for the check to say so.
export function parseValue(written) {
  const text = written.trim();
  if (text === "") return null;
  const ends = text.split(/\s*(?:[–—]|\.\.|-)\s*/);
  if (ends.length === 2 && ends.every((end) => end !== "")) {
    const numbers = ends.map(parseNumber);
    return numbers.every((number) => number !== null) ? numbers : text;
  }
  return parseNumber(text) ?? text;
}

function parseNumber(written) {
  const text = written.replace(/[\s\u00a0\u202f]/g, "");
  const plain = isGrouped(text) ? text.replace(/[.,]/g, "") : text.replace(",", ".");
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

// Whether the commas or points of a number stand between thousands; none begins with 0: "0.125" is an eighth.
const isGrouped = (text) => /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)$/.test(text);

// As `parseValue` reads it again: 1.374 as "1.3740", for "1.374" are thousands.
export function writeValue(value) {
  if (Array.isArray(value)) return value.map(writeValue).join("–");
  if (value === null || value === undefined) return "";
  return isGrouped(String(value)) ? `${value}0` : String(value);
}
