// Try: drop or paste anywhere, send with Ctrl+Enter, copy. Everything but that works without this file.

const form = document.querySelector("#try");
const text = form.querySelector("#text");
const file = form.querySelector("#file");
const submit = form.querySelector("#submit");
const mistake = document.querySelector("#mistake");

function complain(message) {
  mistake.textContent = message;
  mistake.hidden = false;
  mistake.scrollIntoView({ block: "nearest" });
}

function isTooLarge() {
  return [...file.files].some((item) => item.size > Number(file.dataset.maxBytes));
}

// --- sending ---

form.addEventListener("submit", (event) => {
  if (isTooLarge()) {
    event.preventDefault();
    complain(mistake.dataset.tooLarge);
    return;
  }
  submit.dataset.label ??= submit.textContent;
  submit.textContent = form.dataset.reading;
  form.setAttribute("aria-busy", "true");
});

// Back from the next page.
window.addEventListener("pageshow", () => {
  form.removeAttribute("aria-busy");
  if (submit.dataset.label) submit.textContent = submit.dataset.label;
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(submit);
});

file.addEventListener("change", () => {
  if (file.files.length) form.requestSubmit(submit);
});

// --- dropping and pasting anywhere ---

function take(data) {
  if (data.files.length) {
    const one = new DataTransfer();
    one.items.add(data.files[0]);
    file.files = one.files;
  } else {
    const words = data.getData("text/plain");
    if (!words) return;
    text.value = words;
    file.value = "";
  }
  form.requestSubmit(submit);
}

document.body.dataset.drop = form.dataset.drop;
let depth = 0;

function isWelcome(event) {
  return event.dataTransfer.types.includes("Files");
}

window.addEventListener("dragenter", (event) => {
  if (!isWelcome(event)) return;
  depth += 1;
  document.body.classList.add("dropping");
});
window.addEventListener("dragleave", (event) => {
  if (!isWelcome(event)) return;
  depth -= 1;
  if (depth <= 0) document.body.classList.remove("dropping");
});
window.addEventListener("dragover", (event) => {
  if (isWelcome(event)) event.preventDefault();
});
window.addEventListener("drop", (event) => {
  depth = 0;
  document.body.classList.remove("dropping");
  if (!isWelcome(event)) return;
  event.preventDefault();
  take(event.dataTransfer);
});
document.addEventListener("paste", (event) => {
  if (event.target.closest?.("input, textarea, select") && !event.clipboardData.files.length) return;
  event.preventDefault();
  take(event.clipboardData);
});

// --- copying ---

function contentOf(element) {
  if (element.tagName !== "TABLE") return element.value;
  return [...element.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join("\t")).join("\n") + "\n";
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(contentOf(document.getElementById(button.dataset.copy)));
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
