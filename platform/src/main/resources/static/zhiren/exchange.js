// Files may be dropped onto the form; what was chosen is said. The form works without it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-drop]");
  const input = form?.querySelector("input[type=file]");
  const area = form?.querySelector(".x-drop");
  const list = form?.querySelector("[data-list]");
  if (!input || !area || !list) return;
  const say = () => {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    list.textContent = input.files.length === 0 ? "" : list.dataset.words.replace("{n}", input.files.length).replace("{mb}", (bytes / 1048576).toFixed(1));
  };
  input.addEventListener("change", say);
  ["dragenter", "dragover"].forEach((kind) => area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("x-over"); }));
  ["dragleave", "drop"].forEach((kind) => area.addEventListener(kind, () => area.classList.remove("x-over")));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) { input.files = event.dataTransfer.files; say(); }
  });
})();
