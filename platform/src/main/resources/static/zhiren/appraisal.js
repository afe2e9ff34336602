// Appraisal campaigns at the desk: the count looks again by itself for ten minutes, and forms on paper are keyed in quickly.
(() => {
  "use strict";
  // The count: every ten seconds while the page is seen, not for ever, so that an unattended session still ends.
  const turnout = document.querySelector("[data-look]");
  if (turnout) {
    let looks = 60;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      if (looks-- <= 0) { clearInterval(timer); return; }
      window.htmx?.trigger(turnout, "look");
    }, 10000);
  }

  // Keying in: a digit goes on to the next cell when no longer mark could begin with it; Enter and arrows move.
  const form = document.querySelector("form[data-keys]");
  if (form) {
    const best = form.dataset.keys;
    const cells = [...form.querySelectorAll(".a-key")];
    const columns = form.querySelectorAll("thead th").length - 1;
    const go = (cell, step) => {
      const to = cells[cells.indexOf(cell) + step];
      if (to) { to.focus(); to.select(); }
      else if (step > 0) (form.querySelector("#note") ?? form.querySelector("button.btn-primary")).focus();
    };
    cells[0]?.focus();
    form.addEventListener("input", (event) => {
      const cell = event.target;
      if (!cell.classList.contains("a-key")) return;
      cell.value = cell.value.replace(/\D/g, "");
      const longer = best.length > 1 && cell.value.length < best.length && best.startsWith(cell.value);
      if (cell.value !== "" && !longer) go(cell, 1);
    });
    form.addEventListener("keydown", (event) => {
      const cell = event.target;
      if (!cell.classList?.contains("a-key")) return;
      const steps = { Enter: 1, ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      go(cell, step);
    });
  }
})();
