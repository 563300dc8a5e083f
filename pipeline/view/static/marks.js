// Links each value of a card with its places in the text, both ways: on hover, on focus, and on click.
// Works within each element of class "document"; the ids of values are unique in it.

const LIT = "lit";

function places(root, id) {
  return root.querySelectorAll(`.mark[data-values~="${CSS.escape(id)}"]`);
}

function values(root, mark) {
  return mark.dataset.values.split(" ").map((id) => root.querySelector(`.value[data-value="${CSS.escape(id)}"]`)).filter(Boolean);
}

function partners(root, target) {
  const mark = target.closest(".mark");
  if (mark && root.contains(mark)) return { own: mark, others: values(root, mark) };
  const value = target.closest(".value");
  if (value && root.contains(value)) return { own: value, others: [...places(root, value.dataset.value)] };
  return null;
}

function light(root, target) {
  for (const element of root.querySelectorAll(`.${LIT}`)) element.classList.remove(LIT);
  const found = target instanceof Element ? partners(root, target) : null;
  if (found) for (const element of [found.own, ...found.others]) element.classList.add(LIT);
}

function isSelecting() {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}

function follow(root, target) {
  const found = target instanceof Element ? partners(root, target) : null;
  if (!found || found.others.length === 0 || isSelecting()) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // A value with several places leads from one to the next.
  const step = Number(found.own.dataset.step ?? -1) + 1;
  const other = found.others[step % found.others.length];
  found.own.dataset.step = String(step % found.others.length);
  other.closest("details")?.setAttribute("open", "");
  other.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

export function linkMarks(scope = document) {
  for (const root of scope.querySelectorAll(".document:not([data-linked])")) {
    root.dataset.linked = "";
    for (const event of ["pointerover", "focusin"]) root.addEventListener(event, (e) => light(root, e.target));
    root.addEventListener("pointerleave", () => light(root, null));
    root.addEventListener("click", (e) => follow(root, e.target));
  }
}

linkMarks();
