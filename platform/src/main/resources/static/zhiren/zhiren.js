// What the pages share beyond plain HTML: menu, palette, single-key shortcuts, focus. Every page works without it.
(() => {
  "use strict";
  const cookie = (name) => document.cookie.split("; ").find((c) => c.startsWith(name + "="))?.split("=")[1];
  const typing = (el) => el.closest("input, textarea, select, [contenteditable=true]") !== null;

  // Menu: a drawer on a phone, a narrow strip on a desk.
  const toggle = document.getElementById("menu-toggle");
  const narrow = window.matchMedia("(max-width: 860px)");
  const showState = () => toggle?.setAttribute("aria-expanded", String(narrow.matches ? document.body.classList.contains("z-menu-open") : !document.body.classList.contains("z-side-closed")));
  if (toggle) {
    if (localStorage.getItem("zhiren-side") === "closed" && !narrow.matches) document.body.classList.add("z-side-closed");
    showState();
    toggle.addEventListener("click", (event) => {
      event.stopPropagation();
      if (narrow.matches) {
        if (document.body.classList.toggle("z-menu-open")) document.querySelector(".z-side a")?.focus();
      } else {
        localStorage.setItem("zhiren-side", document.body.classList.toggle("z-side-closed") ? "closed" : "open");
      }
      showState();
    });
    document.addEventListener("click", (event) => {
      if (document.body.classList.contains("z-menu-open") && !event.target.closest(".z-side")) { document.body.classList.remove("z-menu-open"); showState(); }
    });
  }

  // Palette: the dialog returns the focus to where it was by itself.
  const palette = document.getElementById("palette");
  const query = document.getElementById("palette-query");
  const openPalette = () => { if (palette && !palette.open) { palette.showModal(); query.value = ""; query.focus(); window.htmx?.trigger(query, "palette-open"); } };
  document.getElementById("palette-open")?.addEventListener("click", openPalette);
  const options = () => [...palette.querySelectorAll("[role=option]")];
  const choose = (step) => {
    const all = options();
    if (all.length === 0) return;
    const now = all.findIndex((o) => o.getAttribute("aria-selected") === "true");
    const next = all[(now + step + all.length) % all.length];
    all.forEach((o) => o.setAttribute("aria-selected", String(o === next)));
    next.id = "palette-chosen-" + all.indexOf(next);
    query.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  };
  palette?.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(-1); }
    if (event.key === "Enter") {
      event.preventDefault();
      (palette.querySelector("[role=option][aria-selected=true]") ?? palette.querySelector("[role=option]"))?.click();
    }
  });
  palette?.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });

  // Keys. Single keys can be switched off (help page); combinations with Ctrl always work.
  let afterG = 0;
  let row = -1;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openPalette(); return; }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      const form = document.querySelector("form[data-save]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.key === "Escape" && document.body.classList.contains("z-menu-open")) { document.body.classList.remove("z-menu-open"); showState(); toggle.focus(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || palette?.open || cookie("zhiren-shortcuts") === "off") return;
    if (Date.now() - afterG < 1200) {
      const target = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      afterG = 0;
      if (target) { event.preventDefault(); target.click(); }
      return;
    }
    if (event.key === "g") { afterG = Date.now(); return; }
    if (event.key === "/") {
      event.preventDefault();
      const box = document.querySelector("main input[type=search]");
      if (box) box.focus(); else openPalette();
    }
    if (event.key === "?") document.querySelector("[data-help]")?.click();
    if (event.key === "j" || event.key === "k") {
      const rows = [...document.querySelectorAll("[data-rows] tbody tr, [data-rows] > li")].filter((r) => r.querySelector("a"));
      if (rows.length) { row = Math.min(rows.length - 1, Math.max(0, row + (event.key === "j" ? 1 : -1))); rows[row].querySelector("a").focus(); }
    }
  });

  // A stacked table becomes cards on a phone: each cell carries its heading, and the roles that the display takes away are said again.
  const label = (root) => root.querySelectorAll("table.z-stack").forEach((table) => {
    const heads = [...table.querySelectorAll("thead tr:last-child > *")].map((h) => h.textContent.trim());
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody, tfoot").forEach((part) => part.setAttribute("role", "rowgroup"));
    table.querySelectorAll("tr").forEach((line) => {
      line.setAttribute("role", "row");
      [...line.cells].forEach((cell, i) => {
        cell.setAttribute("role", cell.tagName === "TD" ? "cell" : line.parentElement.tagName === "THEAD" ? "columnheader" : "rowheader");
        if (cell.tagName === "TD" && heads[i] && cell.colSpan === 1 && !cell.hasAttribute("data-label")) cell.dataset.label = heads[i];
      });
    });
  });
  label(document);
  document.addEventListener("htmx:afterSettle", () => label(document));

  // A control whose value was refused says so to those who do not see its mark, and what is wrong with it.
  const controlOf = (field) => {
    const own = document.getElementById(field);
    if (own?.matches("input, select, textarea")) return own;
    const said = document.getElementById(field + "-fault");
    const named = `[name="${CSS.escape(field)}"]:not([type=hidden])`;
    return (own ?? said?.closest("form") ?? document).querySelector(named) ?? (own ?? said?.parentElement)?.querySelector("input:not([type=hidden]), select, textarea");
  };
  const mark = (control, said) => {
    control.setAttribute("aria-invalid", "true");
    const known = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    if (!known.includes(said.id)) control.setAttribute("aria-describedby", [said.id, ...known].join(" "));
  };
  const markRefused = () => {
    document.querySelectorAll(".z-fault[id$='-fault']").forEach((said) => {
      const control = controlOf(said.id.slice(0, -"-fault".length));
      if (control) mark(control, said);
    });
    document.querySelectorAll(".z-faults li > a[href^='#']").forEach((link, i) => {
      const field = link.getAttribute("href").slice(1);
      if (document.getElementById(field + "-fault")) return;
      const control = controlOf(field);
      if (control) { link.id ||= "faults-" + i; mark(control, link); }
      else if (!document.getElementById(field)) link.replaceWith(...link.childNodes); // nowhere to lead to: plain words
    });
  };
  markRefused();
  document.addEventListener("htmx:afterSettle", markRefused);

  // What the browser itself refuses is said in the language of the page, not in that of the browser.
  document.addEventListener("invalid", (event) => {
    const control = event.target;
    const state = control.validity;
    if (state.customError) return;
    const words = document.body.dataset;
    const text = state.valueMissing ? (control.matches("select, [type=checkbox], [type=radio]") ? words.choose : words.missing)
      : state.rangeUnderflow || state.rangeOverflow ? (control.min && control.max ? words.between : control.min ? words.least : words.most)
      : state.badInput || state.stepMismatch ? (control.type === "number" ? words.number : words.day)
      : state.typeMismatch ? (control.type === "email" ? words.mail : words.address)
      : state.tooShort ? words.longer : state.tooLong ? words.shorter : "";
    if (!text) return;
    const filled = text.replace("{min}", control.min).replace("{max}", control.max).replace("{short}", control.minLength).replace("{long}", control.maxLength);
    control.setCustomValidity(filled);
    ["input", "change"].forEach((one) => control.addEventListener(one, () => control.setCustomValidity(""), { once: true }));
  }, true);

  // Focus: a summary of faults first; forms are not sent twice.
  const ready = (root) => root.querySelector("[data-focus]")?.focus();
  ready(document);
  document.addEventListener("htmx:afterSwap", (event) => ready(event.target));
  // Whoever pressed something that was then replaced goes on at what took its place, not at the top of the page.
  let replaced = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    replaced = target?.contains(document.activeElement) && document.activeElement !== document.body ? target : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const place = replaced && ((replaced.id && document.getElementById(replaced.id)) || replaced);
    replaced = null;
    if (!place?.isConnected || (document.activeElement && document.activeElement !== document.body)) return;
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
    if (place.getBoundingClientRect().top < 0) place.scrollIntoView({ block: "start" });
  });
  // A line of the summary leads to its field also where the field goes by its name alone, or to where the fault is said.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".z-faults a[href^='#']");
    const field = link?.getAttribute("href").slice(1);
    if (!field || document.getElementById(field)) return;
    const said = document.getElementById(field + "-fault");
    const control = controlOf(field);
    const place = control ?? said;
    if (!place) return;
    event.preventDefault();
    place.closest("details")?.setAttribute("open", "");
    place.scrollIntoView({ block: "center" });
    control?.focus();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent === "yes") { event.preventDefault(); return; }
    if (form.method === "post" && !form.hasAttribute("data-download")) form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  // A part of the page that could not be fetched says so where it can be seen and heard.
  const trouble = (words) => {
    document.getElementById("trouble")?.remove();
    const bar = document.createElement("p");
    bar.id = "trouble"; bar.className = "z-trouble"; bar.setAttribute("role", "alert"); bar.textContent = words;
    document.querySelector("main")?.prepend(bar);
  };
  document.addEventListener("htmx:sendError", () => trouble(document.body.dataset.offline));
  document.addEventListener("htmx:responseError", () => trouble(document.body.dataset.failed));
  document.addEventListener("htmx:afterSwap", () => document.getElementById("trouble")?.remove());
  document.querySelectorAll("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
})();
