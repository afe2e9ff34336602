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
    let seed = null;
    let task = null;

    const status = (text) => { $("t-status").textContent = text; };

    function draw() {
      const names = [...$("t-steps").content.children];
      [...$("t-others").children].forEach((item, i) => {
        const tag = item.querySelector(".z-tag");
        const step = task.others[i].step;
        tag.textContent = names.find((one) => one.dataset.step === step).textContent;
        tag.className = "z-tag " + (step === "READY" || step === "DECRYPTED" ? "z-good" : "z-neutral");
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
    });

    $("t-go").addEventListener("click", async () => {
      if (seed === null) { status(say.load); return; }
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

    function slip(stratum, code) {
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
      const { size, path } = zhirenQr.path(say.address + "/b/" + say.vote + "#" + code);
      const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      picture.setAttribute("viewBox", "0 0 " + size + " " + size);
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", say.qr);
      const ink = document.createElementNS("http://www.w3.org/2000/svg", "path");
      ink.setAttribute("d", path);
      picture.append(ink);
      paper.append(part("h3", say.title), words, picture);
      return paper;
    }

    $("c-make").addEventListener("click", async () => {
      $("c-make").disabled = true;
      made = [];
      const slips = [];
      const all = strata.reduce((sum, stratum) => sum + stratum.voters, 0);
      for (const stratum of strata) {
        const own = [];
        for (let i = 0; i < stratum.voters; i++) {
          const code = zhirenBallots.newCode();
          own.push(zhirenBallots.publicCredential(say.vote, code));
          slips.push([stratum.name, code]);
          status(say.working + " " + slips.length + " / " + all);
          await pause(0);
        }
        made.push(own.sort());
      }
      $("c-slips").replaceChildren(...shuffle(slips).map(([stratum, code]) => slip(stratum, code)));
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
        const answer = await fetch(say.here, { method: "POST", headers: headers(say.csrf), body: JSON.stringify({ credentials: made }) });
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
