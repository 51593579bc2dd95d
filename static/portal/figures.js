/* Editors' forms: insert a reference to a number, and see what each one prints. Typing it works without this. */
(() => {
  const settings = document.currentScript.dataset;
  const language = (field) => (field.name.endsWith("_zh_hans") ? "zh-hans" : "en");
  const editor = (field) => field.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]");
  const takes = (field) =>
    /_(en|zh_hans)$/.test(field.name) &&
    (field.matches("textarea") || help(field).includes("[["));
  const help = (field) =>
    (field.getAttribute("aria-describedby") || "")
      .split(" ").filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent || "").join(" ");
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* The dialog, one for all fields. */
  let target = null;
  const query = make("input", { type: "search", id: "figure-query", "aria-describedby": "figure-hint", autocomplete: "off" });
  const results = make("div", { class: "figure-results", "aria-live": "polite" });
  const close = make("button", { type: "button", class: "button" }, settings.close);
  const dialog = make("dialog", { class: "figure-picker", "aria-labelledby": "figure-label" },
    make("p", {}, make("label", { for: "figure-query", id: "figure-label" }, settings.find), query, close),
    make("p", { class: "help", id: "figure-hint" }, settings.hint), results);
  close.addEventListener("click", () => dialog.close());

  const ask = async (address, options) => {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  };

  let asked = 0;
  const search = async () => {
    const mine = ++asked;
    const given = { part: 1, q: query.value, source: settings.source, area: settings.area, language: language(target) };
    try {
      const answer = await ask(`${settings.search}?${new URLSearchParams(given)}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === asked) results.replaceChildren(...page.body.childNodes);
    } catch {
      if (mine === asked) results.textContent = settings.failed;
    }
  };
  const later = (action, wait) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, wait);
    };
  };
  query.addEventListener("input", later(search, 250));
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search();
  });
  results.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reference]");
    if (!button) return;
    dialog.close();
    insert(target, button.dataset.reference);
  });

  const insert = (field, text) => {
    const prose = editor(field);
    if (prose?.editor) {
      prose.editor.chain().focus().insertContent({ type: "text", text }).run();
    } else if (prose) {
      prose.focus();
      document.execCommand("insertText", false, text);
    } else {
      field.focus();
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /* Under each field: the button, and a line for each reference. */
  const print = (list, values) => {
    list.replaceChildren(...values.map((one) => {
      const line = make("li", one.problem ? { class: "problem" } : {}, make("code", {}, one.raw), " ");
      if (one.value) line.append(make("strong", {}, one.value), " ", make("small", {}, one.note), " ");
      if (one.problem) line.append(make("span", {}, one.problem));
      return line;
    }));
  };
  const enhance = (field) => {
    if (field.dataset.figures || !takes(field) || field.name.includes("__prefix__")) return;
    field.dataset.figures = "on";
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent.trim().replace(/:$/, "") || "";
    const button = make("button", { type: "button", class: "button" }, settings.insert);
    if (label) button.setAttribute("aria-label", `${settings.insert}: ${label}`);
    const list = make("ul", { class: "figure-values" });
    const tools = make("div", { class: "figure-tools" }, button, make("div", { role: "status" }, list));
    const place = field.closest(".flex-container") || field.closest(".prose-editor") || field;
    place.after(tools);
    button.addEventListener("click", () => {
      target = field;
      dialog.showModal();
      query.select();
    });
    let shown = "";
    const look = async () => {
      const text = field.value;
      if (text === shown) return;
      shown = text;
      if (!text.includes("[[") && !text.includes("［［")) {
        print(list, []);
        return;
      }
      const body = new URLSearchParams({
        text, markup: field.matches("[data-django-prose-editor-configurable]") ? 1 : 0,
        source: settings.source, area: settings.area, language: language(field),
        csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
      });
      try {
        const answer = await ask(settings.values, { method: "POST", body });
        const { values } = await answer.json();
        if (field.value === text) print(list, values);
      } catch {
        shown = "";
        list.replaceChildren(make("li", { class: "problem" }, settings.failed));
      }
    };
    const soon = later(look, 400);
    for (const name of ["input", "change"]) {
      (field.closest(".form-row, td") || field.parentElement).addEventListener(name, soon);
    }
    look();
  };
  const enhanceAll = (root) => root.querySelectorAll("textarea, input[type=text]").forEach(enhance);

  const start = () => {
    if (!document.querySelector("[name=csrfmiddlewaretoken]")) return;
    document.body.append(dialog);
    enhanceAll(document);
    /* Fields that a formset adds, and rich text once its editor stands around it. */
    document.addEventListener("formset:added", (event) => enhanceAll(event.target));
  };
  /* The editor of rich text is a module: it wraps its field after this script has run. */
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
