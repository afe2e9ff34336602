// The pages of trustees and of whoever makes the voting codes. Seeds and codes stay in this page; what is sent is public.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);

  const headers = (csrf) => ({ "Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": csrf });
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const trustee = $("trustee");
  if (trustee) {
    const say = trustee.dataset;
    const SHORTEST = 12;
    const LARGEST = 64 << 20;
    let seed = null;
    let verified = false;
    let verifying = false;
    let refused = false;
    let task = null;

    const status = (text) => { $("t-status").textContent = text; };

    function draw() {
      const names = [...$("t-steps").content.children];
      [...$("t-others").children].forEach((item, i) => {
        const tag = item.querySelector(".z-tag");
        const step = task.others[i].step;
        tag.textContent = names.find((one) => one.dataset.step === step).textContent;
        tag.className = "z-tag " + (step === "READY" || step === "DECRYPTED" ? "z-good" : "z-neutral");
        // What the trustees read out to each other, so that all of them mean the same keys.
        const print = item.querySelector(".v-print");
        if (task.certificates.length > 0 && print.textContent === "") {
          print.textContent = say.print + " " + zhirenBoard.fingerprint(task.certificates[i]);
        }
      });
      const preparing = task.state === "PREPARING";
      $("t-new").hidden = !(preparing && task.step === "NONE");
      const needs = (preparing && task.step !== "NONE" && task.step !== "READY") || (task.state === "DECRYPTING" && task.step === "READY");
      $("t-open").hidden = !(needs && seed === null);
      $("t-decrypt").hidden = !(task.state === "DECRYPTING" && task.step === "READY");
      $("t-tallies").replaceChildren(...task.groups.map((group) => {
        const item = document.createElement("li");
        item.textContent = group === "" ? say.all : say.group.replace("{0}", group);
        return item;
      }));
    }

    // The archive as it is for everybody; null if it is larger than a page should hold.
    async function archive() {
      const answer = await fetch("/b/" + say.vote + "/archive", { cache: "no-store" });
      if (!answer.ok) throw new TypeError(String(answer.status));
      const parts = [];
      let size = 0;
      const reader = answer.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        size += part.value.length;
        if (size > LARGEST) { await reader.cancel(); return null; }
      }
      const all = new Uint8Array(size);
      let at = 0;
      for (const part of parts) { all.set(part, at); at += part.length; }
      return all;
    }

    function mark(check, words, kind, looked) {
      const item = document.querySelector("#t-checks [data-check='" + check + "']");
      const tag = item.querySelector(".z-tag");
      tag.textContent = words;
      tag.className = "z-tag " + kind;
      item.querySelector(".v-looked").textContent = looked === null || looked === undefined ? "" : String(looked);
    }

    // Verifies the board before this trustee decrypts anything of it; each check says how many things it looked at.
    async function verify() {
      if (verified || verifying || task.state !== "DECRYPTING" || task.step !== "READY" || seed === null) return;
      verifying = true;
      status(say.verifying);
      await pause(20);
      try {
        const bytes = await archive();
        if (bytes === null) {
          verified = true;
          status(say.large);
        } else {
          const expected = {
            no: task.no, keys: zhirenTrustee.keys(seed), accepted: task.accepted, election: task.election,
            tallies: task.tallies, declaration: task.declaration };
          const report = await zhirenBoard.verify(bytes, expected, (check, looked) => looked === null
            ? mark(check, say.left, "z-neutral", null)
            : mark(check, say.holds, "z-good", looked));
          $("t-head").textContent = report.head;
          verified = true;
          status(say.verified);
        }
      } catch (failed) {
        if (failed.reason !== undefined) {
          refused = true;
          mark(failed.reason, say.fails, "z-late", null);
          status(say.failed + " (" + failed.message + ")");
        } else {
          status(failed instanceof TypeError ? say.offline : failed.message || say.offline);
        }
      } finally {
        verifying = false;
        // Without network the same button tries again; a board that does not hold is not decrypted here.
        $("t-go").disabled = refused;
      }
    }

    async function ask(path, body) {
      const answer = await fetch(say.here + path, body === undefined
        ? { headers: { Accept: "application/json" }, cache: "no-store" }
        : { method: "POST", headers: headers(say.csrf), body: JSON.stringify(body) });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.message ?? "");
      task = said;
      draw();
    }

    // Goes on by itself as far as it can, and waits for the others: three trustees who sit together are through in a minute.
    async function goOn() {
      for (let looks = 0; looks < 900; looks++) {
        try {
          if (task.state !== "PREPARING" || task.step === "READY") break;
          if (task.step === "NONE") {
            status(say.working);
            await ask("/certificate", { message: zhirenTrustee.certificate(seed) });
          } else if (task.step === "CERTIFIED" && task.certificates.length > 0) {
            status(say.working);
            await pause(20);
            await ask("/dealt", { message: zhirenTrustee.deal(seed, task.certificates, task.threshold) });
          } else if (task.step === "DEALT" && task.received) {
            status(say.working);
            await pause(20);
            await ask("/accepted", {
              message: zhirenTrustee.accept(seed, task.certificates, task.threshold, task.received) });
          } else {
            status(say.wait);
            await pause(2000);
            await ask("/task");
          }
        } catch (failed) {
          if (failed.reason !== undefined) { status(say.message + " (" + failed.message + ")"); return; }
          if (failed instanceof TypeError) { status(say.offline); await pause(3000); continue; }
          status(failed.message || say.offline);
          return;
        }
      }
      finish();
    }

    function finish() {
      if (task.state === "PREPARING" && task.step === "READY") status(say.ready);
      else if (task.step === "DECRYPTED") status(task.state === "FINISHED" ? say.done : say.decrypted);
      else if (task.state === "DECRYPTING") status(seed === null ? say.load : "");
      else if (task.state === "OPEN") status(say.later);
    }

    $("t-make").addEventListener("click", async () => {
      const passphrase = $("t-pass").value;
      if (passphrase.length < SHORTEST) { status(say.short); return; }
      if (passphrase !== $("t-again").value) { status(say.differ); return; }
      status(say.working);
      await pause(20);
      seed = zhirenTrustee.newSeed();
      const file = zhirenTrustee.lock(seed, passphrase, say.vote + " " + say.no);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
      link.download = "trustee-" + say.vote + "-" + say.no + ".json";
      link.click();
      status("");
      $("t-saved").hidden = false;
      $("t-have").checked = false;
    });

    $("t-have").addEventListener("change", () => {
      if ($("t-have").checked && seed !== null) {
        $("t-have").disabled = true;
        $("t-make").disabled = true;
        goOn();
      }
    });

    $("t-load").addEventListener("click", async () => {
      const file = $("t-file").files[0];
      if (!file) { status(say.file); return; }
      status(say.working);
      await pause(20);
      try {
        seed = zhirenTrustee.unlock(await file.text(), $("t-word").value);
      } catch (refused) {
        status(refused.reason === "passphrase" ? say.passphrase : say.file);
        return;
      }
      $("t-word").value = "";
      draw();
      status("");
      if (task.state === "PREPARING") goOn();
      else await verify();
    });

    $("t-go").addEventListener("click", async () => {
      if (seed === null) { status(say.load); return; }
      if (!verified) { await verify(); return; }
      $("t-go").disabled = true;
      try {
        const parts = await zhirenTrustee.decrypt(seed, task.accepted, task.election, task.tallies,
          (share) => status(say.decrypting + " " + Math.round(100 * share) + "%"));
        await ask("/decryption", { parts });
        finish();
      } catch (failed) {
        status(failed.reason !== undefined ? say.trustee : failed instanceof TypeError ? say.offline : failed.message || say.offline);
      } finally {
        $("t-go").disabled = false;
      }
    });

    ask("/task").then(finish, () => status(say.offline));
    window.addEventListener("beforeunload", (event) => {
      if (seed !== null && task.state === "PREPARING" && task.step === "NONE") event.preventDefault();
    });
  }

  const codes = $("codes");
  if (codes) {
    const say = codes.dataset;
    const strata = [...$("c-strata").children].map((item) => ({ name: item.dataset.stratum, voters: Number(item.dataset.voters) }));
    let made = null;
    let sent = false;

    const status = (text) => { $("c-status").textContent = text; };

    // Shuffled, so that the order of the slips tells nothing.
    function shuffle(list) {
      const drawn = new Uint32Array(1);
      for (let i = list.length - 1; i > 0; i--) {
        crypto.getRandomValues(drawn);
        const j = drawn[0] % (i + 1);
        [list[i], list[j]] = [list[j], list[i]];
      }
      return list;
    }

    // What the voter keeps apart from the slip, to name it if it is lost: see LossNumber.
    function lossNumber(credential) {
      const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
      const hash = zhirenBallots.sha256(new TextEncoder().encode(credential));
      let bits = 0n;
      for (let i = 0; i < 5; i++) bits = (bits << 8n) | BigInt(hash[i]);
      let text = "";
      for (let i = 7n; i >= 0n; i--) text += signs[Number((bits >> (5n * i)) & 31n)] + (i === 4n ? "-" : "");
      return text;
    }

    function slip(stratum, code, credential, spare) {
      const paper = document.createElement("article");
      paper.className = "v-slip";
      const part = (name, text, kind) => {
        const element = document.createElement(name);
        if (kind) element.className = kind;
        element.textContent = text;
        return element;
      };
      const words = document.createElement("div");
      words.append(
        part("p", (stratum ? stratum + " · " : "") + say.times), part("p", say.scan),
        part("p", say.address + "/b/" + say.vote), part("p", say.type), part("p", code, "v-typed"),
        part("p", say.page + " " + say.bundle));
      const loss = document.createElement("p");
      loss.className = "v-loss";
      loss.append(say.loss + " ", part("strong", lossNumber(credential)));
      const { size, path } = zhirenQr.path(say.address + "/b/" + say.vote + "#" + code);
      const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      picture.setAttribute("viewBox", "0 0 " + size + " " + size);
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", say.qr);
      const ink = document.createElementNS("http://www.w3.org/2000/svg", "path");
      ink.setAttribute("d", path);
      picture.append(ink);
      paper.append(part("h3", (spare ? say.spare + " · " : "") + say.title), words, picture, loss);
      return paper;
    }

    $("c-make").addEventListener("click", async () => {
      $("c-make").disabled = true;
      made = { credentials: [], spares: [] };
      const slips = [];
      const sealed = [];
      const spares = Number(say.spares);
      const all = strata.reduce((sum, stratum) => sum + stratum.voters + spares, 0);
      for (const stratum of strata) {
        const own = [];
        const spare = [];
        for (let i = 0; i < stratum.voters + spares; i++) {
          const code = zhirenBallots.newCode();
          const credential = zhirenBallots.publicCredential(say.vote, code);
          (i < stratum.voters ? own : spare).push(credential);
          (i < stratum.voters ? slips : sealed).push([stratum.name, code, credential, i >= stratum.voters]);
          status(say.working + " " + (slips.length + sealed.length) + " / " + all);
          await pause(0);
        }
        made.credentials.push(own.sort());
        made.spares.push(spare.sort());
      }
      $("c-slips").replaceChildren(...[...shuffle(slips), ...sealed].map((one) => slip(...one)));
      status(say.ready);
      $("c-make").hidden = true;
      $("c-print").hidden = false;
      $("c-ready").hidden = false;
    });
    $("c-print").addEventListener("click", () => window.print());
    $("c-printed").addEventListener("change", () => { $("c-send").disabled = !$("c-printed").checked; });

    $("c-send").addEventListener("click", async () => {
      $("c-send").disabled = true;
      status(say.sending);
      try {
        const answer = await fetch(say.here, { method: "POST", headers: headers(say.csrf), body: JSON.stringify(made) });
        if (!answer.ok) {
          status((await answer.json().catch(() => ({}))).message ?? say.offline);
          $("c-send").disabled = false;
          return;
        }
      } catch {
        status(say.offline);
        $("c-send").disabled = false;
        return;
      }
      sent = true;
      made = null;
      $("c-slips").replaceChildren();
      $("c-print").hidden = true;
      $("c-ready").hidden = true;
      status(say.sent);
    });
    window.addEventListener("beforeunload", (event) => {
      if (made !== null && !sent) event.preventDefault();
    });
  }
})();
