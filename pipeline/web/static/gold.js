// The editor of one annotation: text on one side, form on the other, and between them the draft (gold-state.js).
// Whatever is typed goes into the draft; the server says what is wrong with it and where the pipeline differs.

import { Form } from "./gold-form.js";
import { listenForKeys } from "./gold-keys.js";
import { followScore, showScore } from "./gold-score.js";
import { Draft, addCount, isCount, listAt, moves, newCount, newRecord, ownerOf, ownersByPath, pathOf, recordOf, setAt, split, valueAt, writeValue } from "./gold-state.js";
import { TextPane } from "./gold-text.js";
import { SelectionToolbar } from "./gold-toolbar.js";

const $ = (id) => document.getElementById(id);
const start = JSON.parse($("start").textContent);
const words = JSON.parse($("words").textContent);
const language = document.documentElement.lang;
const CHECK_AFTER = 250; // milliseconds without typing
const STORED = `filet.gold.${start.doc_id}`;

const draft = new Draft(start.document);
const pane = new TextPane($("text"));
const form = new Form($("fields"), words, { input, codes, action, accept });
let version = start.version;
let answer = start.answer;
let answered = ownersByPath(draft.document); // what the paths in marks and notes stood for when the server sent them
let inForm = null; // the path where the cursor was last in the form

// --- the server ---------------------------------------------------------------------------------------------------------

async function ask(what, body) {
  const response = await fetch(`/${language}/gold/${what}?id=${encodeURIComponent(start.doc_id)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!(response.headers.get("content-type") ?? "").startsWith("application/json")) throw new Error(`HTTP ${response.status}`);
  return { status: response.status, data: await response.json() };
}

let isTyping = false; // whether the last change was typed, so that nothing else is to be said of it
let checkTimer = 0;
let checkNumber = 0;

function checkSoon() {
  checkNumber++; // an answer that is on its way is of an older draft
  clearTimeout(checkTimer);
  checkTimer = setTimeout(check, CHECK_AFTER);
}

async function check() {
  const number = ++checkNumber;
  try {
    const { data } = await ask("check", { document: draft.document });
    if (number !== checkNumber) return; // something was typed meanwhile
    if (isTyping && errors(data) > errors(answer)) say(data.summary);
    if (data.is_valid) problem("");
    answer = { ...data, readable: data.readable ?? answer.readable };
    if (data.pieces) answered = ownersByPath(draft.document);
    showAnswer();
  } catch {
    problem(words.not_sent);
  }
}

// A path in a mark or note, as the draft is now: since the server sent it, counts may have been moved or deleted. Null where
// what it stood for is no more.
function pathNow(path) {
  const [owner] = /^records\[\d+\](?:\.(?:counts|including)\[\d+\])*/.exec(path) ?? [];
  if (!owner) return path;
  const now = pathOf(draft.document, answered.get(owner));
  return now && now + path.slice(owner.length);
}

const errors = (data) => data.findings.filter((finding) => finding.is_error).length;

function showAnswer() {
  form.show(answer);
  if (answer.pieces) pane.show(answer.pieces);
  $("summary").textContent = answer.summary;
  lightOwn();
}

// --- the draft ----------------------------------------------------------------------------------------------------------

draft.addEventListener("change", ({ detail }) => {
  isTyping = detail.isTyping;
  if (!isTyping) {
    form.build(draft.document, detail.focus);
    form.show(answer);
  }
  store();
  showState();
  checkSoon();
});

draft.addEventListener("saved", showState);

function showState() {
  const state = $("saved-state");
  const isNew = version === "" && !draft.isChanged;
  state.textContent = draft.isChanged ? words.is_unsaved : isNew ? words.not_yet : words.is_saved;
  state.classList.toggle("bad", draft.isChanged);
  state.classList.toggle("good", !draft.isChanged && !isNew);
  $("undo").disabled = draft.past.length === 0;
  $("redo").disabled = draft.future.length === 0;
}

function input(path, value) {
  draft.change((data) => setAt(data, path, value), { typing: path });
  if (path.endsWith(".category")) showFields();
}

function codes(path, list) {
  draft.change((data) => setAt(data, path, list), { focus: path });
}

const ACTIONS = { record_up: "up", record_down: "down", delete_record: "delete" };

function action(name, path) {
  if (name === "add_count") return newCountAt(`${path}.counts`);
  if (name === "add_part") return newCountAt(`${path}.including`);
  return move(ACTIONS[name] ?? name, path);
}

function move(name, path) {
  const trial = structuredClone(draft.document);
  const target = moves[name](trial, path);
  if (target === null && name !== "delete") return;
  // The cursor goes along, in the same field.
  const field = name !== "delete" && document.activeElement.dataset.field;
  const focus = field ? `${target}.${field}` : target ?? "published";
  draft.change((data) => moves[name](data, path), { focus });
  say(name === "delete" ? words.deleted : words.moved);
}

function newCountAt(list, index = Infinity) {
  let path = null;
  draft.change((data) => {
    const counts = listAt(data, list);
    const place = Math.min(index, counts.length);
    counts.splice(place, 0, newCount());
    path = `${list}[${place}]`;
  });
  form.focus(path);
}

function addRecord() {
  draft.change((data) => data.records.push(newRecord()), { focus: `records[${draft.document.records.length}]` });
}

function reportsNothing() {
  draft.change((data) => {
    data.records = [];
  }, { focus: "published" });
  say(words.no_records);
}

function accept(difference) {
  const { change, value } = difference;
  const path = pathNow(difference.path);
  if (path === null) return say(words.no_difference);
  let focus = path;
  draft.change((data) => {
    if (change === "set") setAt(data, path, value);
    else if (path.endsWith(".counts") || path.endsWith(".including")) focus = addCount(data, path, structuredClone(value));
    else listAt(data, path).push(structuredClone(value));
  });
  form.focus(path === "records" ? `records[${draft.document.records.length - 1}]` : focus);
  say(words.accepted);
}

function acceptAll() {
  if (!start.predicted) return;
  draft.change((data) => {
    data.records = structuredClone(start.predicted.records);
    for (const record of data.records) delete record.total;
  }, { focus: "records[0]" });
  say(words.accepted);
}

function undo(step) {
  inForm = inForm && recordOf(inForm); // the counts may be others afterwards
  say(draft[step]() ? words[step === "undo" ? "undone" : "redone"] : words.nothing_to_undo);
}

// --- kept in the browser until it is saved ------------------------------------------------------------------------------

function store() {
  try {
    if (draft.isChanged) localStorage.setItem(STORED, JSON.stringify({ version, document: draft.document }));
    else localStorage.removeItem(STORED);
  } catch {
    // No room, or not allowed: the page still warns before it is left.
  }
}

function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? "null");
    if (!kept) return;
    draft.change((data) => Object.assign(data, kept.document));
    if (!draft.isChanged) return store();
    version = kept.version; // a file that has changed meanwhile is not overwritten
    document.querySelector(".gold-restored").hidden = false;
  } catch {
    localStorage.removeItem(STORED);
  }
}

$("discard").addEventListener("click", () => {
  version = start.version;
  draft.change((data) => {
    for (const key of Object.keys(data)) delete data[key];
    Object.assign(data, structuredClone(start.document));
  });
  document.querySelector(".gold-restored").hidden = true;
});

addEventListener("beforeunload", (event) => {
  if (draft.isChanged) event.preventDefault();
});

// --- saving -------------------------------------------------------------------------------------------------------------

let isSaving = false;

async function save({ andNext = false, overwrite = false } = {}) {
  if (isSaving) return;
  isSaving = true;
  try {
    await reading;
    await check();
    if (!answer.is_valid) {
      problem(words.not_valid);
      toNext(1, (note) => note.classList.contains("bad"));
      return;
    }
    const sent = structuredClone(draft.document);
    const { status, data } = await ask("save", { document: sent, version: overwrite ? null : version });
    if (status === 200) {
      version = data.version;
      problem("");
      draft.markSaved(sent);
      document.querySelector(".gold-restored").hidden = true;
      store();
      showScore(data.score);
      say(data.said);
      if (andNext && !draft.isChanged) next();
    } else if (status === 409) {
      conflict(data);
    } else {
      problem(data.said);
    }
  } catch {
    problem(words.not_sent);
  } finally {
    isSaving = false;
  }
}

function next() {
  const link = document.querySelector('a[rel="next"]');
  if (link) location.assign(link.href);
}

function conflict(data) {
  const dialog = $("conflict");
  $("take-theirs").hidden = !data.theirs;
  $("keep-mine").onclick = () => {
    dialog.close();
    save({ overwrite: true });
  };
  $("take-theirs").onclick = () => {
    dialog.close();
    version = data.version;
    draft.change((document_) => Object.assign(document_, structuredClone(data.theirs)));
    draft.markSaved(draft.document);
    store();
  };
  dialog.showModal();
}

// --- selected words -----------------------------------------------------------------------------------------------------

let reading = Promise.resolve(); // what was asked of selected words; who saves at once waits for it

function setFromSelection(purpose) {
  reading = reading.then(() => readSelection(purpose)).catch(() => problem(words.not_sent));
}

async function readSelection(purpose) {
  const range = pane.range();
  if (!range) return say(words.no_selection);
  const current = () => (inForm && valueAt(draft.document, ownerOf(inForm)) !== undefined ? ownerOf(inForm) : null);
  const countPath = () => (current() && isCount(current()) ? current() : null);
  if (purpose === "value" && !countPath()) return problem(words.choose_count);
  const { published } = draft.document;
  let found;
  try {
    ({ data: found } = await ask("read", { ...range, purpose, published }));
  } catch {
    return problem(words.not_sent);
  }
  if (found.problem && purpose !== "counts") return problem(found.problem);
  if (purpose === "value" && !countPath()) return problem(words.choose_count); // deleted meanwhile
  problem("");
  let focus = null;
  const said = [];
  draft.change((data) => {
    if (data.records.length === 0) data.records.push(newRecord());
    const own = recordOf(current() ?? "");
    const record = own && valueAt(data, own) ? own : "records[0]";
    const target = valueAt(data, record);
    if (purpose === "counts" && found.values.length === 0) {
      focus = addCount(data, `${record}.counts`, { ...newCount(), evidence: [evidence(range)] });
      said.push(found.problem);
    }
    for (const item of found.values) {
      const where = { ...item.evidence };
      if (purpose === "counts") {
        const counted = item.has_category ? { ...item.value } : { ...newCount(), value: item.value };
        const path = addCount(data, `${record}.counts`, { ...counted, evidence: [where] });
        said.push(`${categoryName(counted.category)} ${writeValue(counted.value)}`.trim());
        inForm = `${path}.value`;
        if (!item.has_category) focus = `${path}.category`;
      } else if (purpose === "value") {
        setAt(data, `${countPath()}.value`, item.value);
        setAt(data, `${countPath()}.evidence`, [where]);
        said.push(writeValue(item.value));
      } else if (purpose === "countries") {
        if (!target.countries.includes(item.value)) target.countries.push(item.value);
        ownEvidence(target).countries[item.value] = [where];
        said.push(form.countryNames.get(item.value) ?? item.value);
      } else {
        target[purpose] = item.value;
        ownEvidence(target)[purpose] = [where];
        said.push(item.value);
      }
    }
  });
  toolbar.hide();
  if (focus) {
    form.focus(focus);
    say(found.values.length ? words.choose_category : found.problem);
  } else {
    pane.pane.focus({ preventScroll: true });
    say(words.added.replace("{what}", said.join(", ")));
  }
}

function evidence({ start: first, end: last }) {
  const text = [...pane.text.textContent].slice(first, last).join("");
  return { start: first, end: last, text, rule: "" };
}

function ownEvidence(record) {
  record.evidence ??= { operation: [], dates: [], countries: {} };
  return record.evidence;
}

function categoryName(code) {
  return document.querySelector(`#count-template`).content.querySelector(`option[value="${code ?? ""}"]`)?.textContent ?? "";
}

const toolbar = new SelectionToolbar($("toolbar"), pane, setFromSelection);

// --- text and form light up together ------------------------------------------------------------------------------------

function lightOwn() {
  pane.light(inForm ? [inForm, ownerOf(inForm)].filter((path) => isCount(path) || /\.(operation|dates|countries)$/.test(path)) : []);
}

$("fields").addEventListener("focusin", () => {
  inForm = form.focused();
  lightOwn();
});

function showPlace() {
  const [mark] = inForm ? [...pane.marksOf(ownerOf(inForm)), ...pane.marksOf(inForm)] : [];
  mark?.scrollIntoView({ block: "center" });
}

// The path of the value that a mark stands for; of a country, with its code.
function valueOf(mark) {
  const id = mark?.dataset.values.split(" ").find((value) => value.startsWith("records["));
  return id ? pathNow(id) : null;
}

// To the fields of what a mark stands for: the first one, or of a count `field`.
function toValue(mark, field = "category") {
  const path = valueOf(mark);
  if (path) form.focus(isCount(path) ? `${path}.${field}` : path.replace(/\.countries\..*/, ".countries"));
  else differenceAt(mark)?.querySelector("button").focus();
}

// The note of what only the pipeline reads at a mark.
function differenceAt(mark) {
  const id = mark?.dataset.values.split(" ").find((value) => value.startsWith("theirs"));
  return id && [...document.querySelectorAll("#fields .gold-note")].find((note) => note.difference === answer.differences[id.slice("theirs".length)]);
}

function deleteAt(mark) {
  const path = valueOf(mark);
  if (!path) return say(words.no_value);
  const [, field, code] = /^(.*\.countries)\.(..)$/.exec(path) ?? [];
  const current = inForm && valueAt(draft.document, ownerOf(inForm));
  draft.change((data) => {
    if (field) setAt(data, field, valueAt(data, field).filter((other) => other !== code));
    else if (isCount(path)) moves.delete(data, path);
    else setAt(data, path, null);
  });
  inForm = current ? pathOf(draft.document, current) ?? recordOf(inForm) : null;
  pane.pane.focus({ preventScroll: true });
  say(words.deleted);
}

function acceptAt(mark) {
  const note = differenceAt(mark);
  if (!note) return say(words.no_difference);
  accept(note.difference);
  pane.pane.focus({ preventScroll: true });
}

pane.text.addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (mark && !pane.range()) toValue(mark);
});

// --- where the cursor is ------------------------------------------------------------------------------------------------

function toNext(direction, isWanted = () => true) {
  const notes = [...document.querySelectorAll("#fields .gold-note")].filter(isWanted);
  if (notes.length === 0) return say(words.no_difference);
  const focused = document.activeElement;
  const place = notes.findIndex((note) => note.contains(focused) || note === current);
  current = notes.at((place + direction + (place < 0 && direction < 0 ? 1 : 0)) % notes.length);
  const button = current.querySelector("button:not([hidden])");
  if (button) button.focus();
  else form.focus(current.dataset.about);
  current.scrollIntoView({ block: "nearest" });
  say(current.querySelector("span").textContent);
}

let current = null; // the note that F8 went to last

function acceptHere() {
  const own = document.activeElement.closest(".gold-note");
  const path = form.focused();
  const notes = [...document.querySelectorAll("#fields .gold-note")].filter((note) => note.difference);
  const note = own?.difference ? own
    : notes.find((item) => item.dataset.about === path)
      ?? notes.find((item) => path && (item.dataset.about.startsWith(ownerOf(path)) || path.startsWith(item.dataset.about)));
  if (note) accept(note.difference);
  else say(words.no_difference);
}

// The count, or else the record, in which the cursor is.
const here = () => (inForm ? document.activeElement.closest?.("#fields .gold-count, #fields .gold-record")?.dataset.path ?? null : null);

function moveHere(name) {
  const path = here();
  if (path && (isCount(path) || !name.endsWith("nest"))) move(name, path);
}

function newCountHere(isPart) {
  const path = here() ?? "records[0]";
  if (draft.document.records.length === 0) return addRecord();
  if (isCount(path)) {
    const { list, index } = split(path);
    return isPart ? newCountAt(`${path}.including`) : newCountAt(list, index + 1);
  }
  return newCountAt(`${path}.counts`, 0);
}

function switchSides() {
  if ($("text").contains(document.activeElement)) form.focus(inForm ?? "records[0]");
  else $("text").focus();
}

listenForKeys(pane, {
  save,
  undo,
  acceptAll,
  acceptHere,
  acceptAt,
  addRecord,
  deleteAt,
  help: () => $("help-dialog").showModal(),
  move: moveHere,
  newCount: newCountHere,
  reportsNothing,
  setFromSelection,
  showPlace,
  switchSides,
  toNext,
  toValue,
});

// --- buttons ------------------------------------------------------------------------------------------------------------

const BUTTONS = {
  save: () => save(),
  "save-next": () => save({ andNext: true }),
  undo: () => undo("undo"),
  redo: () => undo("redo"),
  "accept-all": acceptAll,
  nothing: reportsNothing,
  help: () => $("help-dialog").showModal(),
  "add-record": addRecord,
};
for (const [id, run] of Object.entries(BUTTONS)) $(id).addEventListener("click", run);
for (const button of document.querySelectorAll("dialog [data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

// --- what is said -------------------------------------------------------------------------------------------------------

function say(text) {
  if (text) $("said").textContent = text;
}

function problem(text) {
  $("shown-problem").textContent = text;
  $("shown-problem").hidden = !text;
}

// Only what can say something of a count is shown, and what says something already.
function showFields() {
  for (const row of document.querySelectorAll("#fields .gold-row")) {
    const field = (name) => row.querySelector(`[data-field="${name}"]`);
    const category = field("category").value;
    const countries = valueAt(draft.document, `${recordOf(field("value").dataset.path)}.countries`) ?? [];
    field("unit").hidden = !words.with_units.includes(category) && !field("unit").value;
    field("presumed").parentElement.hidden = !words.of_people.includes(category) && !field("presumed").checked;
    field("where").parentElement.hidden = countries.length < 2 && !row.querySelector(".chip");
  }
}

// A field that gets the cursor takes the selection; the text finds it again.
pane.pane.addEventListener("focus", () => pane.selectKept());

// --- begin --------------------------------------------------------------------------------------------------------------

for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;
form.listen();
form.built = showFields;
form.build(draft.document);
$("accept-all").hidden = !start.predicted;
showAnswer();
showState();
restore();
if (document.activeElement === document.body) pane.pane.focus({ preventScroll: true });
followScore();
