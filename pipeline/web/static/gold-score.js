// The score of the set: asked for again while the annotated texts are being read, and shown anew after each saving.

const AGAIN = 2000; // milliseconds

export function showScore(score) {
  const line = document.querySelector("[data-score]");
  if (!line || !score) return;
  for (const part of line.querySelectorAll("[data-part]")) part.textContent = score[part.dataset.part];
  line.toggleAttribute("data-complete", score.is_complete);
}

export async function followScore() {
  const line = document.querySelector("[data-score]");
  while (line && !line.hasAttribute("data-complete")) {
    await new Promise((done) => setTimeout(done, AGAIN));
    try {
      const response = await fetch(line.dataset.score);
      if (response.ok) showScore(await response.json());
    } catch {
      return; // the server was ended
    }
  }
}
