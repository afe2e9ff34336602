// The tree opens in place and follows the arrow keys; units are ordered by dragging or with buttons. Both work without it.
(() => {
  "use strict";
  const tree = () => document.querySelector("[data-tree]");
  const say = (words) => { const status = document.getElementById("status"); if (status) status.textContent = words; };
  const open = async (toggle) => {
    const item = toggle.closest("li");
    if (!item.querySelector(":scope > ul")) {
      const answer = await fetch(toggle.dataset.below, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (!answer.ok) { location.href = toggle.href; return; }
      item.insertAdjacentHTML("beforeend", await answer.text());
    }
    item.querySelector(":scope > ul").hidden = false;
    toggle.setAttribute("aria-expanded", "true");
    say(item.querySelector(".o-name").textContent);
  };
  const close = (toggle) => {
    const below = toggle.closest("li").querySelector(":scope > ul");
    if (below) below.hidden = true;
    toggle.setAttribute("aria-expanded", "false");
  };
  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("a.o-toggle[data-below]");
    if (!toggle || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (toggle.getAttribute("aria-expanded") === "true") close(toggle); else open(toggle);
  });
  document.addEventListener("keydown", (event) => {
    if (!tree()?.contains(event.target) || !["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    const item = event.target.closest("li");
    if (!item) return;
    event.preventDefault();
    const names = [...tree().querySelectorAll(".o-name")].filter((n) => n.offsetParent !== null);
    const at = names.indexOf(item.querySelector(".o-name"));
    const toggle = item.querySelector(":scope > .o-branch > a.o-toggle");
    const opened = toggle?.getAttribute("aria-expanded") === "true";
    if (event.key === "ArrowDown") names[Math.min(names.length - 1, at + 1)]?.focus();
    if (event.key === "ArrowUp") names[Math.max(0, at - 1)]?.focus();
    if (event.key === "Home") names[0]?.focus();
    if (event.key === "End") names[names.length - 1]?.focus();
    if (event.key === "ArrowRight" && toggle) { if (opened) names[at + 1]?.focus(); else open(toggle); }
    if (event.key === "ArrowLeft") { if (opened) close(toggle); else item.parentElement.closest("li")?.querySelector(".o-name")?.focus(); }
  });

  const list = document.querySelector("[data-order]");
  if (list) {
    const number = () => [...list.children].forEach((item, i) => { item.querySelector(".o-place").value = i + 1; });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-up], [data-down]");
      if (!button) return;
      const item = button.closest("li");
      if (button.hasAttribute("data-up") && item.previousElementSibling) list.insertBefore(item, item.previousElementSibling);
      if (button.hasAttribute("data-down") && item.nextElementSibling) list.insertBefore(item.nextElementSibling, item);
      number();
      button.focus();
      say(item.querySelector("label").textContent + " " + item.querySelector(".o-place").value);
    });
    let dragged = null;
    list.addEventListener("dragstart", (event) => { dragged = event.target.closest("li"); dragged?.classList.add("o-dragged"); });
    list.addEventListener("dragend", () => { dragged?.classList.remove("o-dragged"); dragged = null; number(); });
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("li");
      if (!dragged || !over || over === dragged || over.parentElement !== list) return;
      event.preventDefault();
      const box = over.getBoundingClientRect();
      list.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextElementSibling);
    });
  }
})();
