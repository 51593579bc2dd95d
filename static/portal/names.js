/* The boxes for related records and for rich text are made by script and lose their field's label: give it back. */
(() => {
  const text = (element) => element?.textContent.trim().replace(/:$/, "") || "";
  const column = (cell) => text(cell?.closest("table")?.querySelectorAll("thead th")[cell.cellIndex]);
  const labelOf = (field) =>
    field.getAttribute("aria-label") ||
    text(document.querySelector(`label[for="${CSS.escape(field.id)}"]`)) ||
    column(field.closest("td"));
  const name = (parts, label) => {
    for (const part of parts) if (label && part.getAttribute("aria-label") !== label) part.setAttribute("aria-label", label);
  };
  const nameAll = () => {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const box = select.nextElementSibling;
      if (box?.matches(".select2")) name(box.querySelectorAll("[role=combobox], [role=searchbox], [role=textbox]"), labelOf(select));
    }
    for (const box of document.querySelectorAll(".prose-editor")) {
      const field = box.querySelector("textarea");
      if (field) name(box.querySelectorAll("[role=textbox]"), labelOf(field));
    }
    /* The list that drops down stands at the end of the page; its owner is the box that is open. */
    const open = document.querySelector(".select2-container--open")?.previousElementSibling;
    if (open?.matches("select")) name(document.querySelectorAll(".select2-dropdown .select2-search__field, .select2-dropdown [role=listbox]"), labelOf(open));
  };
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      nameAll();
    });
  };
  if (!document.querySelector(".admin-autocomplete, [data-django-prose-editor-configurable]")) return;
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  soon();
})();
