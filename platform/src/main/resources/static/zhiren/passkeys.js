// Passkeys: the browser's own dialog does the work; this file carries its questions and answers. Nothing is kept here.
(() => {
  "use strict";
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));

  const make = async (asked) => {
    const made = await navigator.credentials.create({
      publicKey: { ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) },
    });
    return {
      id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {},
      response: {
        clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject),
        transports: made.response.getTransports ? made.response.getTransports() : [],
      },
    };
  };
  const show = async (asked) => {
    const given = await navigator.credentials.get({ publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } });
    return {
      id: given.id, rawId: text(given.rawId), type: given.type, clientExtensionResults: {},
      response: {
        clientDataJSON: text(given.response.clientDataJSON), authenticatorData: text(given.response.authenticatorData),
        signature: text(given.response.signature), userHandle: given.response.userHandle ? text(given.response.userHandle) : null,
      },
    };
  };

  const send = async (address, fields) => {
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(fields), redirect: "manual" });
    const json = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
    if (!answer.ok) throw new Error(json.faults?.[0]?.message ?? json.detail ?? "");
    return json;
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    if (!window.PublicKeyCredential || !window.isSecureContext) return;
    form.hidden = false;
    document.querySelectorAll("[data-passkey-unable]").forEach((note) => { note.hidden = true; });
    const status = form.querySelector("[data-passkey-status]");
    const button = form.querySelector("button");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      button.disabled = true;
      status.hidden = true;
      try {
        const fields = new FormData(form);
        const asked = await send(form.dataset.options, fields);
        const answer = form.dataset.passkey === "make" ? await make(asked) : await show(asked);
        fields.delete("password");
        fields.set("answer", JSON.stringify(answer));
        window.location.assign((await send(form.action, fields)).next);
      } catch (problem) {
        // The browser's dialog was closed, timed out, or the device already holds one: its own words are in its language only.
        status.textContent = problem instanceof DOMException ? (problem.name === "InvalidStateError" ? form.dataset.known : form.dataset.cancelled) : problem.message || form.dataset.failed;
        status.hidden = false;
        button.disabled = false;
      }
    });
  });
})();
