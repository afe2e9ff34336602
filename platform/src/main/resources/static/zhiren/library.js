// The library: step from one found term to the next; files and folders may be dropped. Every page works without it.
(() => {
  "use strict";
  const cookie = (name) => document.cookie.split("; ").find((c) => c.startsWith(name + "="))?.split("=")[1];
  const hits = [...document.querySelectorAll("mark[data-hit]")];
  const bar = document.querySelector("[data-found]");
  let at = -1;
  const step = (by) => {
    if (!hits.length) return;
    hits[at]?.classList.remove("l-here");
    at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    hits[at].classList.add("l-here");
    hits[at].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    bar.querySelector("[data-at]").textContent = at + 1 + " / " + hits.length;
  };
  bar?.querySelector("[data-next]").addEventListener("click", () => step(1));
  bar?.querySelector("[data-previous]").addEventListener("click", () => step(-1));
  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog") || cookie("zhiren-shortcuts") === "off") return;
    if (event.key === "g") { afterG = Date.now(); return; }
    if (Date.now() - afterG < 1200) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });

  // All of a list at once; the same button lets go of all again.
  document.querySelectorAll("[data-choose-all]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const boxes = [...document.querySelectorAll(".l-pick > input[name=id]")];
      const all = boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = !all; });
    });
  });

  const form = document.querySelector("form[data-drop]");
  const input = form?.querySelector("input[type=file]");
  const area = form?.querySelector(".l-area");
  const list = form?.querySelector("[data-list]");
  if (!input || !area || !list) return;
  const say = () => {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    list.textContent = input.files.length === 0 ? "" : list.dataset.words.replace("{n}", input.files.length).replace("{mb}", (bytes / 1048576).toFixed(1));
  };
  input.addEventListener("change", say);
  form.querySelector("[data-folder]")?.addEventListener("change", (event) => { input.webkitdirectory = event.target.checked; });
  ["dragenter", "dragover"].forEach((kind) => area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("l-over"); }));
  ["dragleave", "drop"].forEach((kind) => area.addEventListener(kind, () => area.classList.remove("l-over")));
  // A dropped folder is walked through; what comes back is a flat list of its files.
  const walk = async (entry) => {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const part = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (part.length === 0) return found;
      for (const one of part) found.push(...await walk(one));
    }
  };
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length ? (await Promise.all(entries.map(walk))).flat() : [...event.dataTransfer.files];
    const all = new DataTransfer();
    files.forEach((file) => all.items.add(file));
    input.files = all.files;
    say();
  });
})();
