// Builder: answers while one types. Without this script the buttons do the same, one page at a time.
(() => {
  "use strict";
  let waiting = 0;
  const builder = () => document.getElementById("builder");
  const live = () => {
    const form = builder();
    if (form && window.htmx) window.htmx.ajax("POST", "/query/live", { source: form, target: "#answer", swap: "outerHTML" });
  };
  const rebuild = () => builder()?.querySelector(".q-rebuild")?.click();
  const changed = (event, delay) => {
    const form = event.target.closest?.("#builder");
    if (!form || event.target.hasAttribute("data-quiet")) return;
    clearTimeout(waiting);
    if (event.target.hasAttribute("data-rebuild")) {
      if (event.type === "change") rebuild();
      return;
    }
    waiting = setTimeout(live, delay);
  };
  // A step sends what was typed along: nothing may overtake it.
  document.addEventListener("submit", () => clearTimeout(waiting), true);
  document.addEventListener("input", (event) => changed(event, 400));
  document.addEventListener("change", (event) => changed(event, 0));

  // What was typed can be undone too.
  document.addEventListener("htmx:afterSettle", () => {
    const undo = document.getElementById("undo-step");
    if (undo) undo.disabled = !document.querySelector("#memory input[name=undo]")?.value;
  });

  // A link to this very question, in the clipboard.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-copy-link]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(() => {
      const status = document.getElementById("status");
      if (status) status.textContent = link.dataset.copied;
      const before = link.lastChild;
      const text = before.textContent;
      before.textContent = link.dataset.copied;
      setTimeout(() => { before.textContent = text; }, 2000);
    }).catch(() => { window.location.href = link.href; });
  });

  // Practice: the keys 1 to 4 answer.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select") || document.cookie.includes("zhiren-shortcuts=off")) return;
    document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
})();
