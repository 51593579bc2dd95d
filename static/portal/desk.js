/* Loaded before the rich text editor. It would put its base rules into the page as an inline style, which the policy
   refuses, unless it finds them there already: this element says so. The rules are in desk.css. */
(() => {
  const mark = document.createElementNS("urn:ip-portal:none", "style");
  mark.setAttribute("data-tiptap-style", "");
  document.head.append(mark);
})();
