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

  // A unit dropped onto another one: the form opens with the new place filled in; nothing happens before it is sent.
  let carried = null;
  const over = (event) => event.target.closest?.("[data-unit]");
  document.addEventListener("dragstart", (event) => {
    carried = over(event)?.draggable ? over(event) : null;
    if (carried) { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", carried.querySelector(".o-name").textContent); carried.classList.add("o-dragged"); }
  });
  const unmark = () => document.querySelectorAll(".o-onto").forEach((b) => b.classList.remove("o-onto"));
  const takes = (branch) => carried && branch && branch !== carried && !carried.closest("li").contains(branch);
  document.addEventListener("dragover", (event) => {
    unmark();
    if (!takes(over(event))) return;
    event.preventDefault();
    over(event).classList.add("o-onto");
  });
  document.addEventListener("drop", (event) => {
    if (!takes(over(event))) return;
    event.preventDefault();
    location.href = `/organization/units/${carried.dataset.unit}/move?under=${over(event).dataset.unit}`;
  });
  document.addEventListener("dragend", () => { carried?.classList.remove("o-dragged"); carried = null; unmark(); });

  // A menu of acts closes like any menu.
  document.addEventListener("click", (event) => document.querySelectorAll("details.o-menu[open]").forEach((m) => { if (!m.contains(event.target)) m.open = false; }));
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.o-menu[open]");
    if (event.key === "Escape" && menu) { menu.open = false; menu.querySelector("summary").focus(); }
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
