/*
 * Verifies the board of an election in a trustee's browser, before the trustee decrypts (Belenios specification 2.0). It
 * stands on what this trustee knows for certain, the own key, and on the archive; not on what a server says of it.
 *
 * A plain script after `ballot.js` and `trustee.js`: it defines the one name `zhirenBoard`, loads nothing, sends nothing,
 * stores nothing. It shares no code with the board in Java.
 *
 *   zhirenBoard.verify(archive, expected, tell)   promise of {checks, head, ballots, fingerprints}
 *   zhirenBoard.fingerprint(certificate)          what trustees read out to each other
 *
 * `archive` are the bytes of the archive (Uint8Array). `expected` holds what this trustee is asked to decrypt: `no` (from 1),
 * `keys` (own public keys, zhirenTrustee.keys(seed)), `accepted`, `election`, `tallies`, `declaration` (of strata, or null).
 * `checks` maps each check to the number of things that were looked at, or to null where there were too many for a page:
 *
 *   archive   files whose names are the hash of their content; events, each naming the one before
 *   keys      trustees whose certificates and keys belong together, this one's among them, and make the election's key
 *   ballots   ballots with a good signature under a listed credential, none twice
 *   proofs    ciphertexts proved to be 0 or 1, as many chosen as allowed
 *   tally     encrypted totals that are the product of the last ballot of each credential
 *   groups    subtotals that are the product of their strata, none of fewer than five ballots
 *
 * What does not hold throws {reason: the name of the check, detail}.
 */
"use strict";

globalThis.zhirenBoard = (() => {
  const { P, Q, Refused, power, powersOf, powersOfG, mod, challenge, fingerprint: base64, utf8, sha256 } =
    zhirenBallots.tools;
  const BLOCK = 512;
  const MOST_PROOFS = 3000;
  const SMALLEST_GROUP = 5;
  const g = (exponent) => powersOfG()(exponent);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const words = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

  function need(holds, reason, detail) {
    if (!holds) throw new Refused(reason, detail);
  }

  // --- The archive: a tar whose files are named by their hash, and a chain of events ---------------------------------

  function* files(bytes) {
    const ascii = (from, length) => String.fromCharCode(...bytes.subarray(from, from + length));
    for (let at = 0; at < bytes.length;) {
      need(at + BLOCK <= bytes.length, "archive", at);
      const name = ascii(at, 100).split("\0")[0];
      const size = parseInt(ascii(at + 124, 11), 8);
      need(Number.isInteger(size) && at + BLOCK + size <= bytes.length, "archive", name);
      const next = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
      need(next <= bytes.length && bytes.subarray(at + BLOCK + size, next).every((byte) => byte === 0), "archive", name);
      yield { name, content: bytes.subarray(at + BLOCK, at + BLOCK + size) };
      at = next;
    }
  }

  function read(bytes) {
    const data = new Map();
    const events = [];
    let head = null;
    let count = 0;
    for (const { name, content } of files(bytes)) {
      if (count++ === 0 && name === "BELENIOS") continue;
      const [hash, kind] = [name.slice(0, 64), name.slice(64)];
      need(hash === hex(sha256(content)), "archive", name);
      const text = words(content);
      if (kind === ".data.json") {
        data.set(hash, text);
        continue;
      }
      need(kind === ".event.json", "archive", name);
      const event = JSON.parse(text);
      need(event.height === events.length && (event.parent ?? null) === head, "archive", name);
      head = hash;
      events.push(event);
    }
    const payload = (event) => {
      const text = data.get(event?.payload);
      need(text !== undefined, "archive", event?.type);
      return text;
    };
    // Setup, ballots, the end of them, the totals; the parts of other trustees may follow.
    need(events[0]?.type === "Setup", "archive", "Setup");
    const end = events.findIndex((event) => event.type === "EndBallots");
    need(end > 0 && events.slice(1, end).every((event) => event.type === "Ballot"), "archive", "EndBallots");
    need(events[end + 1]?.type === "EncryptedTally", "archive", "EncryptedTally");
    need(events.slice(end + 2).every((event) => event.type === "PartialDecryption"), "archive", "PartialDecryption");
    const setup = JSON.parse(payload(events[0]));
    const named = (hash) => payload({ payload: hash, type: "Setup" });
    const sized = JSON.parse(payload(events[end + 1]));
    return {
      count, head, sized,
      election: named(setup.election),
      trustees: JSON.parse(named(setup.trustees)),
      credentials: JSON.parse(named(setup.credentials)),
      ballots: events.slice(1, end).map(payload),
      tally: named(sized.encrypted_tally),
    };
  }

  // --- Keys: the election's key comes from these trustees, and from nobody else --------------------------------------

  function member(text, reason) {
    const element = BigInt(text);
    need(element > 0n && element < P && power(element, Q) === 1n, reason, "member");
    return element;
  }

  function proved(proof, prefix, element) {
    const c = BigInt(proof.challenge);
    return c === challenge(prefix + "|" + ((g(mod(BigInt(proof.response), Q)) * power(element, c)) % P));
  }

  const signed = (message, element) => proved(message.signature, "sigmsg|" + message.message, element);

  function keys(trustees, election, expected) {
    need(trustees.length === 1 && trustees[0][0] === "Pedersen", "keys", "Pedersen");
    const { threshold, certs, coefexps, verification_keys: all } = trustees[0][1];
    need(certs.length === all.length && coefexps.length === all.length, "keys", "length");
    const commitments = certs.map((certificate, i) => {
      const verification = member(JSON.parse(certificate.message).verification, "keys");
      need(signed(certificate, verification), "keys", i + 1);
      const elements = JSON.parse(coefexps[i].message).coefexps;
      need(elements.length === threshold && signed(coefexps[i], verification), "keys", i + 1);
      return elements.map((text) => member(text, "keys"));
    });
    const own = JSON.parse(certs[expected.no - 1].message);
    need(own.verification === expected.keys.verification && own.encryption === expected.keys.encryption, "keys", "own");
    need(all[expected.no - 1].public_key === JSON.parse(expected.accepted).public_key.public_key, "keys", "own");
    let key = 1n;
    commitments.forEach((elements) => { key = (key * elements[0]) % P; });
    need(election.public_key === key.toString(), "keys", "public_key");
    all.forEach((one, i) => {
      let share = 1n;
      commitments.forEach((elements) => {
        let exponent = 1n;
        elements.forEach((element) => {
          share = (share * power(element, exponent)) % P;
          exponent = mod(exponent * BigInt(i + 1), Q);
        });
      });
      need(one.public_key === share.toString(), "keys", i + 1);
    });
    return certs;
  }

  // --- Ballots --------------------------------------------------------------------------------------------------------

  function signature(text, election, hash, listed) {
    const ballot = JSON.parse(text);
    const { signature: signing, ...unsigned } = ballot;
    need(JSON.stringify({ ...unsigned, signature: signing }) === text, "ballots", "spelling");
    need(ballot.election_uuid === election.uuid && ballot.election_hash === hash, "ballots", "election");
    need(listed.has(ballot.credential), "ballots", "credential");
    need(signing.hash === base64(JSON.stringify(unsigned)), "ballots", "hash");
    need(proved(signing.proof, "sig|" + signing.hash, BigInt(ballot.credential)), "ballots", "signature");
    need(ballot.answers.length === election.questions.length, "ballots", "answers");
    ballot.answers.forEach((answer, i) => {
      const { answers, blank } = election.questions[i];
      const places = answers.length + (blank === true ? 1 : 0);
      need(answer.choices.length === places && answer.individual_proofs.length === places, "ballots", "choices");
      need((answer.blank_proof !== undefined) === (blank === true), "ballots", "blank");
    });
    return ballot;
  }

  // Whether one of the statements "alpha, beta encrypts `claimed`" is proved, as Disjunction in Java.
  function holds(prefix, y, statements, proofs) {
    if (statements.length !== proofs.length) return false;
    let sum = 0n;
    const hashed = statements.map(({ alpha, beta, claimed }, j) => {
      const c = BigInt(proofs[j].challenge);
      const s = mod(BigInt(proofs[j].response), Q);
      sum += c;
      const a = (g(s) * power(alpha, c)) % P;
      const b = (((y(s) * power(beta, c)) % P) * g(mod(-BigInt(claimed) * c, Q))) % P;
      return a + "," + b;
    });
    return challenge(prefix + "|" + hashed.join(",")) === mod(sum, Q);
  }

  function proofs(ballot, election, hash, y) {
    const context = hash + "|" + ballot.credential;
    let looked = 0;
    ballot.answers.forEach((answer, i) => {
      const question = election.questions[i];
      const choices = answer.choices.map(({ alpha, beta }) => ({ alpha: member(alpha, "proofs"), beta: member(beta, "proofs") }));
      const written = choices.map(({ alpha, beta }) => alpha + "," + beta);
      choices.forEach((choice, j) => {
        const statements = [{ ...choice, claimed: 0 }, { ...choice, claimed: 1 }];
        need(holds("prove|" + context + "|" + written[j], y, statements, answer.individual_proofs[j]), "proofs", ballot.credential);
        looked++;
      });
      const whole = context + "|" + written.join(",");
      let alpha = 1n;
      let beta = 1n;
      choices.slice(question.blank === true ? 1 : 0).forEach((choice) => {
        alpha = (alpha * choice.alpha) % P;
        beta = (beta * choice.beta) % P;
      });
      const allowed = [];
      for (let claimed = question.min; claimed <= question.max; claimed++) allowed.push({ alpha, beta, claimed });
      const good = question.blank === true
        ? holds("bproof0|" + whole, y, [{ ...choices[0], claimed: 0 }, { alpha, beta, claimed: 0 }], answer.blank_proof) &&
          holds("bproof1|" + whole, y, [{ ...choices[0], claimed: 1 }, ...allowed], answer.overall_proof)
        : holds("prove|" + whole + "|" + alpha + "," + beta, y, allowed, answer.overall_proof);
      need(good, "proofs", ballot.credential);
    });
    return looked;
  }

  // --- Totals ---------------------------------------------------------------------------------------------------------

  function product(ballots, election) {
    const totals = election.questions.map((question) =>
      Array.from({ length: question.answers.length + (question.blank === true ? 1 : 0) }, () => ({ alpha: 1n, beta: 1n })));
    ballots.forEach((ballot) => ballot.answers.forEach((answer, i) => answer.choices.forEach((choice, j) => {
      const total = totals[i][j];
      total.alpha = (total.alpha * BigInt(choice.alpha)) % P;
      total.beta = (total.beta * BigInt(choice.beta)) % P;
    })));
    return JSON.stringify(totals.map((row) =>
      row.map(({ alpha, beta }) => ({ alpha: alpha.toString(), beta: beta.toString() }))));
  }

  // Each subtotal is that of some neighbouring strata; together they are all of them.
  function groups(expected, election, last) {
    const subtotals = expected.tallies.slice(1);
    if (subtotals.length === 0) return 0;
    need(expected.declaration !== null, "groups", "declaration");
    need(election.description.includes("Strata SHA-256: " + base64(expected.declaration)), "groups", "declaration");
    const strata = JSON.parse(expected.declaration).strata.map((stratum) =>
      stratum.credentials.filter((credential) => last.has(credential)).map((credential) => last.get(credential)));
    let next = 0;
    subtotals.forEach((subtotal, i) => {
      let members = [];
      do {
        need(next < strata.length, "groups", i + 1);
        members = members.concat(strata[next++]);
      } while (product(members, election) !== subtotal);
      need(members.length >= SMALLEST_GROUP, "groups", i + 1);
    });
    need(strata.slice(next).every((members) => members.length === 0), "groups", "rest");
    return subtotals.length;
  }

  // --- All of it ------------------------------------------------------------------------------------------------------

  function parsed(reason, work) {
    try {
      return work();
    } catch (failed) {
      if (failed.reason !== undefined) throw failed;
      throw new Refused(reason, failed.message);
    }
  }

  async function verify(archive, expected, tell = () => {}) {
    const checks = {};
    const board = parsed("archive", () => read(archive));
    need(board.election === expected.election, "archive", "election");
    checks.archive = board.count;
    tell("archive", board.count);
    await breathe();
    const election = JSON.parse(board.election);
    const hash = base64(board.election);
    const certificates = parsed("keys", () => keys(board.trustees, election, expected));
    checks.keys = certificates.length;
    tell("keys", checks.keys);
    const listed = new Set(board.credentials);
    need(listed.size === board.credentials.length, "ballots", "credentials");
    const last = new Map();
    const seen = new Set();
    const all = [];
    for (const text of board.ballots) {
      await breathe();
      need(!seen.has(text), "ballots", "twice");
      seen.add(text);
      const ballot = parsed("ballots", () => signature(text, election, hash, listed));
      all.push(ballot);
      last.set(ballot.credential, ballot);
    }
    checks.ballots = all.length;
    tell("ballots", all.length);
    const ciphertexts = all.length * election.questions.reduce((sum, question) => sum + question.answers.length, 0);
    checks.proofs = ciphertexts > MOST_PROOFS ? null : 0;
    if (checks.proofs !== null) {
      const y = powersOf(BigInt(election.public_key));
      for (const ballot of all) {
        await breathe();
        checks.proofs += parsed("proofs", () => proofs(ballot, election, hash, y));
      }
    }
    tell("proofs", checks.proofs);
    await breathe();
    const totals = product([...last.values()], election);
    need(totals === board.tally && board.sized.num_tallied === last.size, "tally", "archive");
    need(totals === expected.tallies[0], "tally", "task");
    checks.tally = last.size;
    tell("tally", last.size);
    checks.groups = parsed("groups", () => groups(expected, election, last));
    tell("groups", checks.groups);
    return { checks, head: board.head, ballots: all.length, fingerprints: certificates.map(print) };
  }

  const print = (certificate) => hex(sha256(utf8(certificate.message))).slice(0, 16).replace(/(.{4})(?=.)/g, "$1-");

  return Object.freeze({ verify, fingerprint: (certificate) => print(JSON.parse(certificate)) });
})();
