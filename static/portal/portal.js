/* Comfort only: every page works without it. Words come from the page, so that they follow its language. */
(() => {
  const folds = () => document.querySelectorAll("details.rows:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...folds()];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
  if (!navigator.clipboard) return;
  for (const box of document.querySelectorAll("[data-copy]")) {
    const text = box.textContent.trim();
    const button = document.createElement("button");
    button.className = "copy";
    button.type = "button";
    button.textContent = box.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = box.dataset.copied;
    });
    box.append(" ", button);
  }
})();
