// Walking through a case: the slider goes where it is let go, arrow keys go one entry back and on.
// Lists of people: somebody found on the roster is written on a line of the list.
"use strict";
(() => {
  const walk = document.getElementById("walk");
  const slider = document.getElementById("entry");
  if (!walk || !slider) return;
  document.getElementById("walk-go").hidden = true;
  slider.addEventListener("change", () => walk.submit());
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const id = event.key === "ArrowLeft" ? "walk-back" : event.key === "ArrowRight" ? "walk-on" : "";
    const link = id && document.getElementById(id);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
(() => {
  for (const box of document.querySelectorAll("[data-people]")) {
    const list = document.getElementById(box.dataset.people);
    const input = box.querySelector("input");
    const add = () => {
      const one = input.value.trim();
      if (!one) return;
      const lines = list.value.split("\n").map((line) => line.trim()).filter(Boolean);
      if (!lines.includes(one)) lines.push(one);
      list.value = lines.join("\n") + "\n";
      list.dispatchEvent(new Event("input", { bubbles: true }));
      input.value = "";
      input.focus();
    };
    box.hidden = false;
    box.querySelector("button").addEventListener("click", add);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        add();
      }
    });
  }
})();
