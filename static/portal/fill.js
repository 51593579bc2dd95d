/* A drafted text goes into its field at a press; without script it is copied by hand. */
(() => {
  for (const button of document.querySelectorAll("button[data-fill]")) {
    const field = document.getElementById(button.dataset.fill);
    if (!field) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      field.value = document.getElementById(button.dataset.from).textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }
})();
