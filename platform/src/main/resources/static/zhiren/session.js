// The session and its end: a warning in time, and nothing typed is lost. The cookie zhiren-session-ends says when ("now.idle.last",
// by the server's clock); every answer of the server renews it, whichever window asked.
(() => {
  "use strict";
  const bar = document.getElementById("session-bar");
  const over = document.getElementById("session-over");
  if (!bar || !over) return;
  const WARN_IDLE = 120_000, WARN_LAST = 300_000, BUSY = 60_000;
  const words = document.getElementById("session-words");
  const count = document.getElementById("session-count");
  const stay = document.getElementById("session-stay");
  const status = document.getElementById("status");
  let seen = "", skew = Infinity, touched = 0, asking = false, warned = "";

  const read = () => {
    const value = document.cookie.split("; ").find((c) => c.startsWith("zhiren-session-ends="))?.split("=")[1] ?? "";
    const [now, idle, last] = value.split(".").map(Number);
    if (value && value !== seen) skew = Math.min(skew, Date.now() - now);
    const changed = value !== seen;
    seen = value;
    return { there: value !== "" && !Number.isNaN(last), changed, idle: idle + skew, last: last + skew };
  };

  const hide = () => { bar.hidden = true; warned = ""; };
  const warn = (kind, left) => {
    if (warned !== kind) {
      warned = kind;
      const minutes = String(Math.max(1, Math.ceil(left / 60_000)));
      words.textContent = (kind === "idle" ? bar.dataset.idle : bar.dataset.last).replace("{0}", minutes);
      stay.hidden = kind !== "idle";
      bar.hidden = false;
    }
    const seconds = Math.max(0, Math.ceil(left / 1000));
    count.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  // Who is signed in now? Null: nobody.
  const ask = async () => {
    const answer = await fetch("/account/session", { headers: { Accept: "application/json" }, redirect: "manual" });
    return answer.ok ? answer.json() : null;
  };
  const token = () => document.querySelector("form[action='/logout'] input[type=hidden]");
  const renew = async () => {
    const body = new URLSearchParams();
    body.set(token().name, token().value);
    await fetch("/account/stay", { method: "POST", body, redirect: "manual" });
    tick();
  };
  const end = () => { hide(); if (!over.open) over.showModal(); };

  // Signed in again, here or in another window: this page goes on with the new token, unless somebody else sits here now.
  const resume = async () => {
    const now = await ask();
    if (!now) return false;
    if (now.account !== bar.dataset.account) { window.location.reload(); return true; }
    document.querySelectorAll("input[type=hidden]").forEach((field) => { if (field.name === now.field) field.value = now.token; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-TOKEN": now.token }));
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
    if (over.open) { over.close(); if (status) status.textContent = bar.dataset.again; }
    return true;
  };

  const tick = async () => {
    if (asking) return;
    asking = true;
    try {
      const session = read();
      const left = session.there ? Math.min(session.idle, session.last) - Date.now() : 0;
      if (over.open) {
        if (session.changed && left > 0) await resume();
      } else if (left <= 0) {
        if (!(await resume())) end();
      } else if (session.last - Date.now() <= WARN_LAST) {
        warn("last", session.last - Date.now());
      } else if (session.idle - Date.now() <= WARN_IDLE) {
        // Somebody who types is not idle, although nothing has been sent.
        if (Date.now() - touched < BUSY) { asking = false; await renew(); } else warn("idle", session.idle - Date.now());
      } else if (!bar.hidden) {
        hide();
      }
    } catch {
      // The server cannot be reached just now: the next second asks again.
    } finally {
      asking = false;
    }
  };

  ["keydown", "pointerdown", "input"].forEach((kind) => document.addEventListener(kind, (event) => { if (!bar.contains(event.target)) touched = Date.now(); }, { passive: true }));
  stay.addEventListener("click", () => { hide(); renew(); });
  over.addEventListener("cancel", (event) => event.preventDefault());
  document.body.addEventListener("session-ended", end);
  window.addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", tick);
  window.setInterval(tick, 1000);
})();
