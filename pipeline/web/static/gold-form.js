// The form: built from the templates of the page out of the draft's JSON. Every field knows the path of its value.

import { parseValue, writeValue } from "./gold-state.js";

const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const idOf = (path) => `f-${path.replace(/[^a-zA-Z0-9]+/g, "-")}`;

export class Form {
  // `on.input(path, value)`: a field was typed into. `on.codes(path, codes)`: a list of countries. `on.action(name, path)`.
  constructor(root, words, on) {
    this.root = root;
    this.words = words;
    this.on = on;
    const options = [...document.querySelectorAll("#country-names option")];
    this.countryNames = new Map(options.map((option) => [option.dataset.code, option.value]));
    this.units = new Map([...document.querySelectorAll("#units option")].map((option) => [option.value.toLowerCase(), option.value]));
    this.countryCodes = new Map(options.flatMap((option) => [[plain(option.value), option.dataset.code], [plain(option.dataset.code), option.dataset.code]]));
  }

  // Called whenever the fields were made anew.
  built() {}

  // --- building ---

  build(draft, focus = null) {
    const kept = focus ?? this.focused();
    const scroll = this.root.closest(".pane").scrollTop;
    const parts = [this.documentFields(draft)];
    if (draft.records.length === 0) parts.push(this.nothing());
    draft.records.forEach((record, index) => parts.push(this.record(record, `records[${index}]`, index, draft.records.length)));
    this.root.replaceChildren(...parts);
    this.built();
    this.root.closest(".pane").scrollTop = scroll;
    if (kept) this.focus(kept);
  }

  documentFields(draft) {
    const node = copy("document-template");
    for (const field of ["published", "language"]) this.bind(node, field, field, draft[field] ?? "");
    this.notes(node, "");
    return node;
  }

  nothing() {
    const node = document.createElement("p");
    node.className = "quiet gold-nothing";
    node.textContent = this.words.no_records;
    return node;
  }

  record(record, path, index, total) {
    const node = copy("record-template");
    node.dataset.path = path;
    const title = this.words.record.replace("{n}", index + 1);
    node.querySelector(".title").textContent = title;
    node.querySelector(".actions").setAttribute("aria-label", title);
    for (const field of ["operation", "dates"]) this.bind(node, field, `${path}.${field}`, record[field] ?? "");
    node.querySelector("[data-readable]").dataset.readable = `${path}.dates`;
    this.codes(node.querySelector('[data-codes="countries"]'), `${path}.countries`, record.countries ?? []);
    this.disable(node, { record_up: index === 0, record_down: index === total - 1 });
    this.notes(node, path);
    this.counts(node.querySelector('[data-list="counts"]'), record.counts ?? [], `${path}.counts`, this.words.count);
    return node;
  }

  counts(list, counts, path, label) {
    counts.forEach((count, index) => list.append(this.count(count, `${path}[${index}]`, index, counts.length, label)));
  }

  count(count, path, index, total, label) {
    const node = copy("count-template");
    node.dataset.path = path;
    node.setAttribute("aria-label", label.replace("{n}", index + 1));
    for (const field of ["category", "modifier", "unit"]) this.bind(node, field, `${path}.${field}`, count[field] ?? "");
    this.bind(node, "value", `${path}.value`, writeValue(count.value));
    const presumed = this.bind(node, "presumed", `${path}.presumed`, "");
    presumed.checked = count.presumed === true;
    this.codes(node.querySelector('[data-codes="where"]'), `${path}.where`, count.where ?? []);
    this.disable(node, { up: index === 0, down: index === total - 1, nest: index === 0, unnest: !path.includes(".including[") });
    this.notes(node, path);
    const parts = count.including ?? [];
    node.querySelector(".gold-parts").hidden = parts.length === 0;
    this.counts(node.querySelector('[data-list="including"]'), parts, `${path}.including`, this.words.part);
    return node;
  }

  bind(node, field, path, value) {
    const input = node.querySelector(`[data-field="${field}"]`);
    input.id = idOf(path);
    input.dataset.path = path;
    node.querySelector(`label[data-for="${field}"]`)?.setAttribute("for", input.id);
    if (input.type !== "checkbox") {
      // A value that is none of the list stays visible.
      if (input.tagName === "SELECT" && value && ![...input.options].some((option) => option.value === value)) input.add(new Option(value, value));
      input.value = value;
    }
    return input;
  }

  codes(node, path, codes) {
    const input = node.querySelector("input");
    input.id = idOf(path);
    input.dataset.path = path;
    node.closest(".gold-slot")?.querySelector("label").setAttribute("for", input.id);
    for (const code of codes) {
      const chip = copy("chip-template");
      chip.dataset.code = code;
      const name = this.countryNames.get(code) ?? code;
      chip.querySelector("bdi").textContent = path.endsWith(".where") ? code : name;
      chip.title = `${name} (${code})`;
      const button = chip.querySelector("button");
      button.dataset.path = `${path}[${codes.indexOf(code)}]`;
      button.setAttribute("aria-label", this.words.remove_country.replace("{country}", name));
      input.before(chip);
    }
  }

  // Tells each place for notes of what it is: of a field of `path`, or of all the rest of it.
  notes(node, path) {
    for (const place of node.querySelectorAll(".notes:not([data-notes-for])")) {
      place.dataset.notesFor = [path, place.dataset.notes].filter(Boolean).join(".");
    }
  }

  disable(node, states) {
    for (const [name, isOff] of Object.entries(states)) {
      node.querySelector(`:scope > legend [data-action="${name}"], :scope > .gold-row > .actions [data-action="${name}"]`).disabled = isOff;
    }
  }

  // --- what is typed ---

  listen() {
    this.root.addEventListener("input", (event) => this.typed(event.target));
    this.root.addEventListener("change", (event) => {
      if (event.target.classList.contains("chip-input")) this.addCode(event.target);
    });
    this.root.addEventListener("click", (event) => this.clicked(event.target.closest("button")));
    this.root.addEventListener("keydown", (event) => this.pressed(event));
  }

  typed(input) {
    const { path, field } = input.dataset;
    if (!path || !field) return;
    if (input.classList.contains("chip-input")) {
      // A name chosen from the list comes whole.
      if (this.countryCodes.has(plain(input.value)) && input.value.length > 2) this.addCode(input);
      return;
    }
    const value = field === "presumed" ? input.checked
      : field === "value" ? parseValue(input.value)
        : ["category", "modifier", "operation", "dates", "published"].includes(field) ? input.value.trim() || null
          : field === "unit" ? this.units.get(input.value.trim().toLowerCase()) ?? input.value.trim()
            : input.value.trim();
    this.on.input(path, value);
  }

  addCode(input) {
    const written = input.value.trim();
    if (!written) return;
    const code = this.countryCodes.get(plain(written)) ?? written.toUpperCase();
    input.value = "";
    this.on.codes(input.dataset.path, [...this.codesBefore(input), code]);
  }

  codesBefore(input) {
    return [...input.parentElement.querySelectorAll(".chip")].map((chip) => chip.dataset.code);
  }

  clicked(button) {
    if (!button) return;
    if (button.dataset.remove !== undefined) {
      const chips = button.closest(".chips");
      const input = chips.querySelector("input");
      const code = button.closest(".chip").dataset.code;
      this.on.codes(input.dataset.path, this.codesBefore(input).filter((other) => other !== code));
    } else if (button.dataset.action) {
      this.on.action(button.dataset.action, button.closest("[data-path]").dataset.path);
    }
  }

  pressed(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (target.classList.contains("chip-input")) {
      if (key === "Enter") {
        event.preventDefault();
        this.addCode(target);
      } else if (key === "Backspace" && target.value === "") {
        const codes = this.codesBefore(target);
        if (codes.length) this.on.codes(target.dataset.path, codes.slice(0, -1));
      }
    } else if (target.matches(".actions button") && ["ArrowLeft", "ArrowRight"].includes(key)) {
      // One stop for the Tab key; the arrows go from button to button.
      event.preventDefault();
      const buttons = [...target.parentElement.querySelectorAll("button:not(:disabled)")];
      const next = buttons.at((buttons.indexOf(target) + (key === "ArrowRight" ? 1 : -1)) % buttons.length);
      for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
      next.focus();
    } else if (["ArrowUp", "ArrowDown"].includes(key) && target.matches("input[data-field]:not([list])")) {
      const same = [...this.root.querySelectorAll(`.gold-count [data-field="${target.dataset.field}"]`)];
      const place = same.indexOf(target);
      const next = same[place + (key === "ArrowDown" ? 1 : -1)];
      if (place >= 0 && next) {
        event.preventDefault();
        next.focus();
        next.select?.();
      }
    }
  }

  // --- what is said of it ---

  show(answer) {
    // Of a draft whose form is broken nothing is known but that.
    for (const output of answer.readable ? this.root.querySelectorAll("[data-readable]") : []) {
      output.textContent = answer.readable[output.dataset.readable] ?? "";
    }
    for (const notes of this.root.querySelectorAll(".notes")) notes.replaceChildren();
    for (const input of this.root.querySelectorAll("[aria-invalid], [aria-describedby]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    for (const node of this.root.querySelectorAll("[data-sign]")) delete node.dataset.sign;
    let number = 0;
    for (const finding of answer.findings) {
      const note = this.note(finding.path, finding.is_error ? "!" : "?", (finding.is_error ? this.words.error : this.words.warning).replace("{text}", finding.text), number++);
      note.classList.add(finding.is_error ? "bad" : "warn");
      if (finding.is_error) this.field(finding.path)?.setAttribute("aria-invalid", "true");
    }
    for (const difference of answer.differences) {
      const note = this.note(difference.path, difference.mark, difference.text, number++);
      note.classList.add(`is-${difference.sign}`);
      const owner = this.field(difference.path) ?? this.root.querySelector(`[data-path="${CSS.escape(difference.path)}"]`);
      if (owner) owner.dataset.sign = difference.sign;
      if (difference.change) {
        const button = note.querySelector("button");
        button.hidden = false;
        button.setAttribute("aria-label", this.words.accept_this.replace("{what}", difference.text));
        button.addEventListener("click", () => this.on.accept(difference));
        note.difference = difference;
      }
    }
  }

  note(path, sign, text, number) {
    const note = copy("note-template");
    note.id = `note-${number}`;
    note.dataset.about = path;
    note.querySelector(".sign").textContent = sign;
    note.querySelector("span").textContent = text;
    this.notesFor(path).append(note);
    const field = this.field(path);
    if (field) field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
    return note;
  }

  // The field at a path, or that which a place inside it belongs to ("records[0].countries[1]").
  field(path) {
    for (let at = path; at; at = at.replace(/(?:\.[a-z_]+|\[\d+\]|^[a-z]+)$/, "")) {
      const found = this.root.querySelector(`[data-field][data-path="${CSS.escape(at)}"]`);
      if (found) return found;
      if (/\]$/.test(at) && this.root.querySelector(`[data-path="${CSS.escape(at)}"]`)) return null;
    }
    return null;
  }

  notesFor(path) {
    for (let at = path; at; at = at.replace(/(?:\.[a-z_]+|\[\d+\]|^[a-z]+)$/, "")) {
      const found = this.root.querySelector(`.notes[data-notes-for="${CSS.escape(at)}"]`);
      if (found) return found;
    }
    return this.root.querySelector('.notes[data-notes-for=""]');
  }

  // --- focus ---

  // The path of the field, record or count in which the cursor is.
  focused() {
    const element = document.activeElement;
    return this.root.contains(element) ? element.dataset.path ?? element.closest("[data-path]")?.dataset.path ?? null : null;
  }

  // Puts the cursor to a field; to the first one of a record or count; or, where it is gone, to what it was in.
  focus(path) {
    for (let at = path; at; at = at.replace(/(?:\.[a-z_]+|\[\d+\]|^[a-z]+)$/, "")) {
      const found = this.root.querySelector(`[data-path="${CSS.escape(at)}"]`);
      const target = found?.matches("input, select, button") ? found : found?.querySelector("input, select");
      if (target) {
        target.focus();
        if (target.matches("input:not([type=checkbox])")) target.select();
        return;
      }
    }
    this.root.querySelector("input, select")?.focus();
  }
}

// "Émirats" and "emirats" are the same to somebody who types.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

