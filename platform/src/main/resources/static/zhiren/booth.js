// The voting page and the page that looks into an opened ballot. The voting code and the choices never leave the device: what is
// sent is the encrypted ballot that ballot.js made. Nothing is stored.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const show = (element, on) => { if (element) element.hidden = !on; };

  // Adds a line "wording: what was chosen" to a list.
  function line(list, wording, words) {
    const term = document.createElement("dt");
    term.lang = "zh-CN";
    term.textContent = wording;
    const chosen = document.createElement("dd");
    chosen.textContent = words;
    list.append(term, chosen);
  }

  const booth = $("booth");
  if (booth) {
    const say = booth.dataset;
    const pages = ["b-start", "b-questions", "b-look", "b-sealed", "b-received", "b-opened"];
    const asks = [...booth.querySelectorAll(".v-ask")];
    let election = null;
    let code = "";
    let practising = false;
    let sealed = null;

    // The code comes behind the # of the address, which browsers do not send; it does not stay in the address either.
    if (location.hash.length > 1) {
      $("b-code").value = decodeURIComponent(location.hash.slice(1));
      history.replaceState(null, "", location.pathname);
    }

    function status(text) {
      $("b-status").textContent = text;
      show($("b-status"), text !== "");
    }

    function page(id) {
      pages.forEach((one) => show($(one), one === id));
      booth.querySelectorAll(".b-practising").forEach((one) => show(one, practising));
      booth.querySelectorAll(".b-real").forEach((one) => show(one, !practising));
      status("");
      window.scrollTo(0, 0);
      $(id).focus?.({ preventScroll: true });
    }

    function fault(text) {
      $("b-code-fault").textContent = text;
      show($("b-code-fault"), text !== "");
      if (text) $("b-code").focus();
    }

    async function begin(practice) {
      practising = practice;
      try {
        code = practice ? zhirenBallots.newCode() : zhirenBallots.checkCode($("b-code").value);
      } catch (refused) {
        const words = { "code-length": say.codeLength, "code-character": say.codeCharacter, "code-check": say.codeCheck };
        fault((words[refused.reason] ?? say.failed).replace("{0}", refused.detail ?? ""));
        return;
      }
      fault("");
      try {
        const answer = await fetch(say.here + "/election", { cache: "no-store" });
        if (!answer.ok) throw new Error();
        election = await answer.text();
      } catch {
        status(say.offline);
        return;
      }
      page("b-questions");
    }

    $("b-begin").addEventListener("click", () => begin(false));
    $("b-practice").addEventListener("click", () => begin(true));
    $("b-code").addEventListener("keydown", (event) => { if (event.key === "Enter") begin(false); });

    const boxes = (ask) => [...ask.querySelectorAll("input")];
    const words = (ask) =>
      boxes(ask).filter((box) => box.checked).map((box) => box.nextElementSibling.textContent).join("、") || say.nobody;

    function wrong(ask) {
      const chosen = boxes(ask).filter((box) => box.checked).length;
      const most = Number(ask.dataset.most);
      const text = say.kind === "DECISION" && chosen === 0 ? say.choose : chosen > most ? say.many.replace("{0}", most) : "";
      const place = ask.querySelector(".z-fault");
      place.textContent = text;
      show(place, text !== "");
      return text !== "";
    }

    $("b-review").addEventListener("click", () => {
      const bad = asks.filter(wrong);
      if (bad.length > 0) {
        bad[0].scrollIntoView({ block: "start" });
        boxes(bad[0])[0].focus({ preventScroll: true });
        return;
      }
      $("b-choices").replaceChildren();
      asks.forEach((ask) => line($("b-choices"), ask.dataset.wording, words(ask)));
      page("b-look");
    });
    $("b-change").addEventListener("click", () => page("b-questions"));

    $("b-encrypt").addEventListener("click", async () => {
      $("b-encrypt").disabled = true;
      status(say.encrypting);
      try {
        const choices = asks.map((ask) => boxes(ask).map((box) => (box.checked ? 1 : 0)));
        sealed = await zhirenBallots.prepare(election, code, choices,
          (share) => status(say.encrypting + " " + Math.round(100 * share) + "%"));
        $("b-tracker").textContent = sealed.tracker;
        page("b-sealed");
      } catch {
        status(say.failed);
      } finally {
        $("b-encrypt").disabled = false;
      }
    });

    // Sends the ballot; the same ballot may be sent again after a lost answer, it is counted once.
    async function send(place) {
      status(say.sending);
      let answer;
      try {
        answer = await fetch(say.here + place, {
          method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: sealed.ballot });
      } catch {
        status(say.offline);
        return false;
      }
      const said = await answer.json().catch(() => ({ outcome: "", message: "" }));
      if (answer.ok) return true;
      status({ EARLY: say.early, CLOSED: say.closed }[said.outcome] ?? (said.message || say.failed));
      return false;
    }

    async function once(button, work) {
      button.disabled = true;
      try { await work(); } finally { button.disabled = false; }
    }

    $("b-cast").addEventListener("click", () => once($("b-cast"), async () => {
      $("b-audit").disabled = true;
      if (await send("/ballots")) {
        $("b-receipt").textContent = sealed.tracker;
        $("b-board").href = say.here + "/board?tracker=" + encodeURIComponent(sealed.tracker);
        sealed = null;
        code = "";
        page("b-received");
      }
      // A ballot that may have arrived must not be opened: only a new one can be.
    }));

    $("b-audit").addEventListener("click", () => once($("b-audit"), async () => {
      if (await send("/opened")) {
        const file = JSON.stringify({ format: "zhiren-opened-ballot-1", ballot: sealed.ballot, opening: sealed.opening });
        $("b-file").href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
        $("b-check-at").textContent = location.origin + say.here + "/check";
        sealed = null;
        page("b-opened");
      }
    }));

    function anew() {
      sealed = null;
      $("b-audit").disabled = false;
      asks.forEach((ask) => boxes(ask).forEach((box) => { box.checked = false; }));
      page("b-questions");
    }
    $("b-anew").addEventListener("click", anew);
    $("b-more").addEventListener("click", () => {
      anew();
      page("b-start");
    });
    $("b-end").addEventListener("click", () => {
      anew();
      practising = false;
      page("b-start");
    });
  }

  const check = $("check");
  if (check) {
    const say = check.dataset;
    const questions = [...check.querySelectorAll(".k-question")];

    function status(text, good) {
      $("k-status").textContent = text;
      $("k-status").className = good ? "z-notice v-found" : "s-state";
      show($("k-status"), true);
    }

    $("k-file").addEventListener("change", async () => {
      $("k-choices").replaceChildren();
      const file = $("k-file").files[0];
      if (!file) return;
      let read;
      try {
        read = JSON.parse(await file.text());
        if (read.format !== "zhiren-opened-ballot-1") throw new Error();
      } catch {
        status(say.unreadable, false);
        return;
      }
      let election;
      let found;
      let values;
      try {
        election = await (await fetch(say.base + "/election", { cache: "no-store" })).text();
        const tracker = JSON.parse(read.opening).tracker;
        found = (await (await fetch(say.base + "/find?tracker=" + encodeURIComponent(tracker), { cache: "no-store" })).json()).found;
      } catch {
        status(say.offline, false);
        return;
      }
      try {
        values = zhirenBallots.audit(election, read.ballot, read.opening);
      } catch {
        status(say.bad, false);
        return;
      }
      values.forEach((row, q) => {
        const answers = [...questions[q].content.querySelectorAll("span")].map((one) => one.textContent);
        line($("k-choices"), questions[q].dataset.wording, answers.filter((_, a) => row[a] === 1).join("、") || say.none);
      });
      status(found === "OPENED" ? say.good : say.notopened, found === "OPENED");
    });
  }
})();
