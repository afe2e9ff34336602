// The form of whoever holds a slip. Without this script the form is a plain one that works; with it one person is shown at a
// time on a phone, what was marked stays on the phone until it has been received, and a lost connection loses nothing: the
// same receipt is sent again and again until the server has answered, and counts once.
(() => {
  "use strict";
  const form = document.getElementById("sheet");
  const after = document.getElementById("sheet-used");
  const home = form ?? after;
  if (!home) return;
  const address = home.dataset.code;
  const key = "zhiren-sheet:" + address;
  const memory = {};
  const store = {
    read() { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return memory.kept ?? {}; } },
    write(kept) { memory.kept = kept; try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* a private window: memory must do */ } },
    clear() { memory.kept = {}; try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
  };
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const fill = (words, ...values) => values.reduce((text, value, i) => text.replace("{" + i + "}", value), words);
  const main = document.getElementById("content");

  /** Sends once; answers the outcome, or null if nobody answered. */
  const post = async (sheet) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), 20000);
    try {
      const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sheet), signal: patience.signal, credentials: "omit", referrerPolicy: "no-referrer" });
      if (answer.status >= 500 || answer.status === 429) return null;
      return (await answer.json()).outcome ?? null;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  const finish = (title, text) => {
    const box = make("div", "", "s-message");
    box.setAttribute("role", "status");
    box.tabIndex = -1;
    box.append(make("h1", title), make("p", text));
    main.replaceChildren(box);
    document.querySelector(".s-bar")?.remove();
    box.focus();
    window.scrollTo(0, 0);
  };

  // The slip was used. If this phone has a sheet on its way, its answer was lost: ask whether it was this one.
  if (after) {
    const kept = store.read();
    if (kept.sheet) {
      post(kept.sheet).then((outcome) => {
        if (outcome === "ALREADY") { store.clear(); finish(after.dataset.received, after.dataset.thanks); }
      });
    }
    return;
  }

  const words = form.dataset;
  const people = [...form.querySelectorAll(".s-person")];
  const groups = (person) => [...person.querySelectorAll(".s-item")];
  const marked = (item) => item.querySelector("input:checked");
  const missing = (person) => groups(person).filter((item) => !marked(item));
  const state = make("div", "", "s-state");
  state.setAttribute("role", "status");

  // What was marked before stays.
  const kept = store.read();
  for (const [name, value] of Object.entries(kept.fields ?? {})) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field) field.value = value;
  }
  const save = () => {
    const fields = {};
    for (const element of form.elements) {
      if (element.name && element.name !== "receipt" && (element.type !== "radio" || element.checked) && element.value !== "") fields[element.name] = element.value;
    }
    store.write({ ...store.read(), fields });
  };
  form.addEventListener("input", save);
  form.addEventListener("change", save);

  // One person at a time on a phone; everybody at once on a desk.
  const small = matchMedia("(max-width: 899px)").matches;
  const intro = document.getElementById("s-intro");
  const send = document.getElementById("s-send");
  const bar = make("div", "", "s-bar");
  const back = make("button", words.previous, "btn");
  const where = make("span", "", "s-where");
  const next = make("button", words.next, "btn btn-primary");
  back.type = "button";
  next.type = "button";
  bar.append(back, where, next);
  const review = make("section", "", "s-review");
  review.tabIndex = -1;
  form.append(review);
  let at = 0; // 0 introduction, 1 … people, people.length + 1 review

  const complain = (person) => {
    const open = missing(person);
    state.textContent = fill(words.missing, open.length);
    open[0].before(state);
    const first = open[0].querySelector("input");
    first.focus();
    open[0].scrollIntoView({ block: "center" });
  };
  const show = (step) => {
    at = step;
    state.remove();
    const last = people.length + 1;
    const looking = at === last;
    form.classList.toggle("s-steps", small || looking);
    intro.hidden = looking || (small && at > 0);
    people.forEach((person, i) => person.classList.toggle("s-now", small && at === i + 1));
    review.classList.toggle("s-now", looking);
    if (send) send.hidden = small || looking;
    bar.hidden = !small && !looking;
    back.hidden = at === 0;
    where.textContent = at === 0 || looking ? "" : fill(words.progress, at, people.length);
    next.hidden = looking;
    next.textContent = at === 0 ? words.begin : at === people.length ? words.review : words.next;
    if (looking) look();
    window.scrollTo(0, 0);
    if (at > 0) (looking ? review : people[at - 1]).focus({ preventScroll: true });
  };
  back.addEventListener("click", () => show(small ? at - 1 : 0));
  next.addEventListener("click", () => {
    if (at > 0 && missing(people[at - 1]).length) { complain(people[at - 1]); return; }
    show(at + 1);
  });

  /** Everything in one table, to be looked over before it is sent. */
  const look = () => {
    const table = make("table");
    const body = make("tbody");
    people.forEach((person, i) => {
      const row = make("tr");
      const name = make("th", person.querySelector("h2 [lang]").textContent);
      name.scope = "row";
      name.lang = "zh-CN";
      const said = make("td");
      for (const item of groups(person)) {
        const chosen = marked(item);
        const line = make("div", "", chosen ? "" : "s-open");
        line.textContent = item.querySelector("strong").textContent + "：" + (chosen ? chosen.parentElement.textContent.trim() : words.unmarked);
        said.append(line);
      }
      const remark = person.querySelector("textarea")?.value.trim();
      if (remark) said.append(make("div", remark));
      const change = make("button", words.change, "btn");
      change.type = "button";
      change.setAttribute("aria-label", words.change + " " + name.textContent);
      change.addEventListener("click", () => {
        if (small) { show(i + 1); return; }
        show(0);
        person.focus();
        person.scrollIntoView();
      });
      const act = make("td");
      act.append(change);
      row.append(name, said, act);
      body.append(row);
    });
    table.append(body);
    const once = make("p", send?.querySelector("p")?.textContent ?? "");
    const go = make("button", words.submit, "btn btn-primary s-big");
    go.type = "button";
    go.id = "s-go";
    go.addEventListener("click", () => {
      const open = people.findIndex((person) => missing(person).length);
      if (open >= 0) { show(small ? open + 1 : 0); complain(people[open]); return; }
      go.disabled = true;
      deliver();
    });
    review.replaceChildren(make("h2", words.review), table, once, go);
  };

  const sheet = () => {
    const known = store.read();
    if (known.sheet) return known.sheet;
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    const marks = [];
    const remarks = {};
    for (const person of people) {
      for (const item of groups(person)) {
        const [, no, asked] = item.id.split("-").map(Number);
        const value = Number(marked(item).value);
        marks.push(value === 0 ? { person: no, item: asked } : { person: no, item: asked, mark: value });
      }
      const remark = person.querySelector("textarea")?.value.trim();
      if (remark) remarks[person.dataset.person] = remark;
    }
    const made = { receipt: [...bytes].map((b) => b.toString(16).padStart(2, "0")).join(""), marks, remarks };
    store.write({ ...known, sheet: made });
    return made;
  };

  // Sends until somebody answers: at once, then after 1, 2, 4 … 30 seconds, and as soon as the phone is online again.
  let wake = null;
  window.addEventListener("online", () => wake?.());
  const sleep = (seconds) => new Promise((done) => {
    const timer = setTimeout(done, seconds * 1000);
    wake = () => { clearTimeout(timer); done(); };
  });
  const deliver = async () => {
    const made = sheet();
    state.textContent = words.sending;
    review.append(state);
    bar.hidden = true;
    for (let attempt = 0; ; attempt++) {
      const outcome = await post(made);
      if (outcome === "RECEIVED" || outcome === "ALREADY") { store.clear(); finish(words.received, words.thanks); return; }
      if (outcome === "USED" || outcome === "CLOSED" || outcome === "EARLY" || outcome === "UNKNOWN") {
        store.clear();
        finish(document.title, outcome === "USED" ? words.used : outcome === "UNKNOWN" ? words.void : words.shut);
        return;
      }
      if (outcome === "INCOMPLETE") { store.write({ fields: store.read().fields }); location.reload(); return; }
      const seconds = Math.min(30, 2 ** attempt);
      state.replaceChildren(make("p", fill(words.waiting, seconds)), make("p", words.kept));
      const now = make("button", words.now, "btn");
      now.type = "button";
      now.addEventListener("click", () => wake?.());
      state.append(now);
      await sleep(seconds);
      state.textContent = words.sending;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const open = people.find((person) => missing(person).length);
    if (open) { complain(open); return; }
    show(people.length + 1);
  });
  document.body.append(bar);
  if (kept.sheet) { show(people.length + 1); document.getElementById("s-go").disabled = true; deliver(); }
  else { const begun = people.findIndex((person) => missing(person).length); show(small && kept.fields && begun >= 0 && Object.keys(kept.fields).length ? begun + 1 : 0); }
})();
