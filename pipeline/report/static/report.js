// The table of records (sorted, filtered, a page at a time) and the dialog that shows a text. Stands in one <script> behind
// marks.js, whose linkMarks it calls. Nothing of a text is ever put together to HTML here: what is shown came escaped from filet.

const PAGE = 50;
const find = (id) => document.getElementById(id);
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
const number = new Intl.NumberFormat(document.documentElement.lang);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? number.format(values[name]) : whole));
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const table = find("table");
const body = table.tBodies[0];

// --- records ---

class Line {
  constructor(row, place) {
    const data = row.dataset;
    this.row = row;
    this.place = place;
    this.doc = data.doc;
    this.record = Number(data.record);
    this.kind = data.kind;
    this.day = data.day;
    this.year = data.year || "none";
    this.countries = data.countries ? data.countries.split(" ") : ["none"];
    this.sizes = new Map(data.sizes.split(" ").filter(Boolean).map((item) => [item.split(":")[0], Number(item.split(":")[1])]));
    const [operation, , countries, , text] = row.cells;
    this.name = operation.textContent;
    this.where = countries.textContent;
    this.title = text.textContent;
    this.figures = row.querySelectorAll(".size").length;
  }

  get words() {
    // Made when first searched for.
    this.folded ??= fold([...this.row.cells].map((cell) => cell.textContent).join("\n") + "\n" + decodeURIComponentSafely(this.doc));
    return this.folded;
  }
}

function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const lines = [...body.rows].map((row, place) => new Line(row, place));
const packed = new Map([...body.querySelectorAll("template")].map((item) => [item.dataset.doc, item]));

const filters = { search: find("search"), country: find("country"), year: find("year"), category: find("category"), kind: find("kind") };
const order = { by: "dates", down: true };
let found = lines;
let first = 0;

// What a column is sorted by: [has nothing to sort by, key]; what has nothing stands at the end, whatever the direction.
const keys = {
  operation: (line) => [line.kind !== "named", line.name],
  dates: (line) => [!line.day, line.day],
  countries: (line) => [!line.where, line.where],
  figures: (line) => {
    const category = filters.category.value;
    return category ? [!line.sizes.has(category), line.sizes.get(category) ?? 0] : [false, line.figures];
  },
  text: (line) => [false, line.title],
};

function compare(a, b) {
  return typeof a === "number" ? a - b : collator.compare(a, b);
}

function sort(items) {
  const keyed = items.map((line) => ({ line, key: keys[order.by](line) }));
  keyed.sort(
    (a, b) => a.key[0] - b.key[0] || (order.down ? -1 : 1) * compare(a.key[1], b.key[1]) || a.line.place - b.line.place,
  );
  return keyed.map((item) => item.line);
}

function fits() {
  const words = fold(filters.search.value).split(/\s+/).filter(Boolean);
  const { country, year, category, kind } = filters;
  return (line) =>
    (!kind.value || line.kind === kind.value) &&
    (!year.value || line.year === year.value) &&
    (!country.value || line.countries.includes(country.value)) &&
    (!category.value || line.sizes.has(category.value)) &&
    words.every((word) => line.words.includes(word));
}

function update() {
  found = sort(lines.filter(fits()));
  first = 0;
  const told = find("found");
  const { all, one, some, none } = told.dataset;
  const text = found.length === lines.length ? all : found.length === 0 ? none : found.length === 1 ? one : some;
  told.textContent = fill(text, { n: found.length, all: lines.length });
  for (const head of table.tHead.rows[0].cells) {
    if (head.dataset.by === order.by) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  show();
}

function show() {
  const last = Math.min(first + PAGE, found.length);
  body.replaceChildren(...found.slice(first, last).map((line) => line.row));
  pointOutFigures();
  find("pages").hidden = found.length <= PAGE;
  find("page-place").textContent = fill(find("page-place").dataset.text, { first: first + 1, last, n: found.length });
  find("previous-page").disabled = first === 0;
  find("next-page").disabled = last === found.length;
}

// The figures of the category that is chosen, also where they are folded away.
function pointOutFigures() {
  const name = filters.category.value && filters.category.selectedOptions[0].dataset.name;
  for (const tag of body.querySelectorAll(".tag")) {
    const isChosen = tag.textContent === name;
    tag.classList.toggle("chosen", isChosen);
    if (isChosen) tag.closest("details")?.setAttribute("open", "");
  }
}

function turn(pages) {
  first = Math.max(0, first + pages * PAGE);
  show();
  find("records").scrollIntoView();
  find("records").focus({ preventScroll: true });
}

function makeSortable(head) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.addEventListener("click", () => {
    // The first click gives what one looks for: the latest, the largest, else A to Z.
    const down = head.dataset.by === "dates" || head.dataset.by === "figures";
    order.down = order.by === head.dataset.by ? !order.down : down;
    order.by = head.dataset.by;
    update();
  });
  head.replaceChildren(button);
}

function clear() {
  for (const filter of Object.values(filters)) filter.value = "";
}

for (const head of table.tHead.rows[0].cells) makeSortable(head);
for (const filter of Object.values(filters)) filter.addEventListener("input", update);
find("clear").addEventListener("click", () => {
  clear();
  update();
  filters.search.focus();
});
find("previous-page").addEventListener("click", () => turn(-1));
find("next-page").addEventListener("click", () => turn(1));
// On paper all that was found stands, not a page of it.
window.addEventListener("beforeprint", () => body.replaceChildren(...found.map((line) => line.row)));
window.addEventListener("afterprint", show);
body.addEventListener("click", (event) => {
  const row = event.target.closest("tr");
  const isElsewhere = event.target.closest("a, button, summary") || !document.getSelection().isCollapsed;
  if (row && !isElsewhere) row.querySelector("a").click();
});

// --- a text ---

const reader = find("reader");
const opened = find("opened");
// What is opened, and among what "next" leads on.
let current = { doc: null, record: 0 };
let shown = null; // the document that stands in the dialog; that of `current` may still be on its way

const withoutRecord = [...(find("silent")?.querySelectorAll("a") ?? [])].map((link) => ({ ...address(link.hash), record: 0 }));

function address(hash) {
  const match = /^#(doc=[^&]*)(?:&record=(\d+))?$/.exec(hash);
  return match && packed.has(match[1]) ? { doc: match[1], record: Number(match[2] ?? 0) } : null;
}

function hashOf(item) {
  return `#${item.doc}${item.record ? `&record=${item.record}` : ""}`;
}

function neighbours() {
  const isHere = (item) => item.doc === current.doc && (!current.record || item.record === current.record);
  for (const [list, text] of [[found, "record"], [withoutRecord, "silent"]]) {
    const place = list.findIndex(isHere);
    if (place >= 0) return { list, place, text: find("place").dataset[text] };
  }
  return { list: [], place: -1, text: "" };
}

async function unpack(doc) {
  const bytes = Uint8Array.from(atob(packed.get(doc).content.textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const holder = document.createElement("template");
  holder.innerHTML = await new Response(stream).text();
  return holder.content;
}

async function open(item) {
  current = item;
  if (item.doc !== shown) {
    if (typeof DecompressionStream === "undefined") {
      opened.textContent = opened.dataset.unsupported;
    } else {
      const content = await unpack(item.doc);
      if (current !== item) return;
      opened.replaceChildren(content);
      shown = item.doc;
      linkMarks(opened);
    }
  }
  if (!reader.open) reader.showModal();
  point(item.record);
  const { list, place, text } = neighbours();
  find("place").textContent = fill(text, { n: place + 1, all: list.length });
  find("previous").disabled = place <= 0;
  find("next").disabled = place < 0 || place === list.length - 1;
}

// Brings a record and its first place in the text into view; 0: none of them.
function point(record) {
  const marks = [...opened.querySelectorAll(".mark")];
  const isOf = (mark) => mark.dataset.values.split(" ").some((value) => value.startsWith(`r${record}-`));
  for (const card of opened.querySelectorAll(".card")) card.classList.toggle("current", card.id === `r${record}`);
  for (const mark of marks) mark.classList.toggle("elsewhere", record > 0 && !isOf(mark));
  for (const pane of opened.querySelectorAll(".pane")) pane.scrollTop = 0;
  const card = opened.querySelector(".card.current");
  if (card && card.previousElementSibling) card.scrollIntoView({ block: "start" });
  marks.find(isOf)?.scrollIntoView({ block: "center" });
}

function step(by) {
  const { list, place } = neighbours();
  const item = list[place + by];
  if (item) {
    history.replaceState(null, "", hashOf(item));
    open({ doc: item.doc, record: item.record });
  }
}

function followHash() {
  const item = address(location.hash);
  if (item) {
    open(item);
    return;
  }
  reader.close();
  const [, name, value] = /^#(country|year|category)=(\w+)$/.exec(location.hash) ?? [];
  if (name) {
    clear();
    filters[name].value = value;
    // What makes most of a sum stands first.
    if (name === "category") Object.assign(order, { by: "figures", down: true });
    update();
    find("records").scrollIntoView();
    find("records").focus({ preventScroll: true });
    // So that the same link leads here again, after the filters were changed.
    history.replaceState(null, "", "#");
  }
}

reader.addEventListener("close", () => {
  current = { doc: null, record: 0 };
  shown = null;
  opened.replaceChildren();
  // Without going back: the page stays where it is.
  if (address(location.hash)) history.replaceState(null, "", "#");
});
reader.addEventListener("click", (event) => event.target === reader && reader.close());
reader.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "ArrowLeft") step(-1);
  if (event.key === "ArrowRight") step(1);
});
find("previous").addEventListener("click", () => step(-1));
find("next").addEventListener("click", () => step(1));
find("print").addEventListener("click", () => window.print());
find("close").addEventListener("click", () => reader.close());
window.addEventListener("hashchange", followHash);

update();
table.classList.add("ready");
find("filters").hidden = false;
find("sort-hint").hidden = false;
followHash();
