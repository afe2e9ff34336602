// The form of a visit: what was typed stays on this device until it has been signed, through a lost connection, a closed
// page or an ended session; for one day, for the account that typed it. Without this script the form works as plain HTML.
(() => {
  "use strict";
  const KEEP_MILLISECONDS = 24 * 60 * 60 * 1000;
  const visit = () => document.getElementById("visit");
  const first = visit();
  if (!first) return;
  const account = first.dataset.account;
  const key = "zhiren-visit-" + account;
  // Whoever else uses this device leaves no draft of another account behind.
  Object.keys(localStorage).filter((k) => k.startsWith("zhiren-visit-") && k !== key).forEach((k) => localStorage.removeItem(k));

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept && Date.now() - kept.at < KEEP_MILLISECONDS) return kept;
    } catch { /* not ours, or broken: as good as none */ }
    localStorage.removeItem(key);
    return null;
  };
  const cards = () => [...document.querySelectorAll(".i-card")];
  const worth = (el) => el.name && el.type !== "file" && el.type !== "hidden" && !el.hasAttribute("data-take");
  const keep = () => {
    const people = cards().filter((c) => c.querySelector("[data-take]").checked).map((c) => ({ id: c.dataset.person, name: c.dataset.name }));
    if (people.length === 0) { localStorage.removeItem(key); return; }
    const values = [...visit().elements].filter(worth).map((el) => [el.name, el.type === "radio" || el.type === "checkbox" ? (el.checked ? el.value : null) : el.value])
      .filter(([, value]) => value !== null);
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), visit: visit().elements.visit.value, people, values }));
  };
  const fill = (kept) => {
    visit().elements.visit.value = kept.visit;
    for (const el of [...visit().elements].filter(worth)) {
      const mine = kept.values.filter(([name]) => name === el.name).map(([, value]) => value);
      if (el.type === "radio" || el.type === "checkbox") el.checked = mine.includes(el.value);
      else if (mine.length) el.value = mine[0];
    }
    sources();
  };

  // Somebody who tells something must be named: the place for it opens by itself.
  const sources = () => {
    const others = document.querySelector("input[name=channel]:checked")?.dataset.others === "yes";
    if (others) document.querySelectorAll("#chosen [data-source]").forEach((d) => { d.open = true; });
  };

  // A draft that was left behind is offered, never forced upon what is there.
  const bar = document.getElementById("draft");
  const left = read();
  if (left && !document.getElementById("faults")) {
    const names = left.people.map((p) => p.name).join("、");
    const at = new Date(left.at);
    const time = String(at.getHours()).padStart(2, "0") + ":" + String(at.getMinutes()).padStart(2, "0");
    document.getElementById("draft-words").textContent = bar.dataset.words.replace("{0}", names).replace("{1}", time);
    bar.hidden = false;
    document.getElementById("draft-take").addEventListener("click", async () => {
      for (const person of left.people) {
        if (!document.getElementById("card-" + person.id)) {
          await window.htmx.ajax("GET", "/insight/new/card?person=" + person.id, { target: "#chosen", swap: "beforeend" });
        }
      }
      fill(left);
      bar.hidden = true;
      cards()[0]?.querySelector("h2").focus();
    });
    document.getElementById("draft-drop").addEventListener("click", () => { localStorage.removeItem(key); bar.hidden = true; });
  }

  document.addEventListener("input", (event) => { if (event.target.closest("#visit")) keep(); });
  document.addEventListener("change", (event) => { if (event.target.closest("#visit")) { sources(); keep(); } });

  // Nobody is added twice.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const there = event.target.dataset?.add && document.getElementById("card-" + event.target.dataset.add);
    if (!there) return;
    event.preventDefault();
    there.querySelector("[data-take]").checked = true;
    there.querySelector("h2").focus();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "chosen") return;
    sources();
    keep();
    cards().at(-1)?.scrollIntoView({ block: "start", behavior: "auto" });
    cards().at(-1)?.querySelector("h2").focus({ preventScroll: true });
  });

  const state = (words) => {
    const place = document.getElementById("visit-state");
    place.textContent = words;
    place.hidden = words === "";
    if (words) place.scrollIntoView({ block: "center" });
  };
  let sending = false;
  const send = async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const form = visit();
    keep();
    state("");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (answer.redirected) {
        const to = new URL(answer.url);
        if (answer.ok && to.pathname === "/insight/new") localStorage.removeItem(key);
        window.location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const content = page.getElementById("visit") && page.getElementById("content");
      if (!content) { state(document.body.dataset.failed); return; }
      // Files cannot be put into a form by a script; they move over as they are.
      const files = new Map([...document.querySelectorAll("#visit input[type=file]")].map((el) => [el.id, el]));
      document.getElementById("content").replaceWith(document.adoptNode(content));
      files.forEach((el, id) => document.getElementById(id)?.replaceWith(el));
      document.title = page.title;
      window.htmx?.process(document.getElementById("content"));
      visit().addEventListener("submit", send);
      sources();
      document.getElementById("faults")?.focus();
    } catch {
      state(form.dataset.offline);
    } finally {
      sending = false;
      delete visit()?.dataset.sent;
    }
  };
  first.addEventListener("submit", send);
  window.addEventListener("online", () => {
    const place = document.getElementById("visit-state");
    if (!place.hidden) state(visit().dataset.online);
  });
  sources();
})();
