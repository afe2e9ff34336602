// Walking through a case: the slider goes where it is let go, arrow keys go one entry back and on.
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
