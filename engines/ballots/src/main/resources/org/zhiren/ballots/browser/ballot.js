/*
 * Encrypts ballots in the voter's browser (Belenios specification 2.0, group BELENIOS-2048).
 *
 * A plain script: it defines the one name `zhirenBallots`, loads nothing, sends nothing and stores nothing. Neither the
 * choices nor the voting code leave `prepare`; what it returns for casting is the encrypted ballot alone.
 *
 *   zhirenBallots.checkCode(typed)                      the voting code with its hyphens; throws {reason: ...}
 *   zhirenBallots.prepare(election, code, choices, tell) promise of {ballot, tracker, opening}
 *   zhirenBallots.audit(election, ballot, opening)      the values that an opened ballot holds; throws {reason: ...}
 *   zhirenBallots.newCode()                             a new voting code, for the credential authority
 *   zhirenBallots.publicCredential(electionId, code)    what the server is given of it
 *
 * `election` is the election as serialised text, exactly as published: its hash goes into every proof. `choices` holds
 * for each question 0 or 1 for each answer. `tell`, if given, is called with a number from 0 to 1. A ballot is either
 * cast, and its opening forgotten, or opened for an audit, and never cast.
 *
 * Errors carry no sentences, since a page speaks two languages: `reason` is one of code-length, code-character,
 * code-check, election, choices, opening; `detail` says more for programs.
 */
"use strict";

globalThis.zhirenBallots = (() => {
  const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  const GROUP = "BELENIOS-2048";
  const Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
  const P = BigInt(
    "2069478569142254640101364365750500806492298929575110409710088478705737421924271740192223725449768433" +
    "8129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049" +
    "0811670993105358677809800307904916540637771737641986785272734744763418356000356983051931442845617019" +
    "1100078673730733356412397173289791324047457883446826065232797464795113767265869358218004631792207366" +
    "8860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201" +
    "3204811188524087310770141516662001623131771693721892480785077118278423174980732765988288251691831031" +
    "25680162072880719"
  );
  const G = BigInt(
    "2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678" +
    "7996946682987493890950838965734256019006010684771644917354741372831046104586813145117816467554005274" +
    "0288984613986453266121505579709716201616827031288643245666383486363578210615491841998253431518974065" +
    "8186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982" +
    "6651036068224066350766977640253462537730851331734951942489677540525736590494924776314759915751987751" +
    "7771148149092045660020547812705472823814097251863985833411570056835369555342378147558249189605029668" +
    "0037745308460627"
  );

  class Refused extends Error {
    constructor(reason, detail) {
      super(detail === undefined ? reason : reason + ": " + detail);
      this.reason = reason;
      this.detail = detail;
    }
  }

  // --- SHA-256 (FIPS 180-4). Pages served over plain http in a house network have no crypto.subtle. ---------------

  const ROUNDS = new Uint32Array(64);
  const START = new Uint32Array(8);
  (() => {
    // The constants are the first bits of the fractions of roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3).
    const bits = (value) => (value - Math.floor(value)) * 4294967296;
    let found = 0;
    for (let n = 2; found < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) {
        if (n % d === 0) prime = false;
      }
      if (!prime) continue;
      if (found < 8) START[found] = bits(Math.sqrt(n));
      ROUNDS[found++] = bits(Math.cbrt(n));
    }
  })();

  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  function compress(state, bytes, at, words) {
    for (let i = 0; i < 16; i++) {
      const j = at + 4 * i;
      words[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
    }
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    const next = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i] = (state[i] + next[i]) | 0;
  }

  function sha256(bytes) {
    const blocks = (bytes.length + 9 + 63) >> 6;
    const padded = new Uint8Array(blocks * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const state = Uint32Array.from(START);
    const words = new Int32Array(64);
    for (let i = 0; i < blocks; i++) compress(state, padded, 64 * i, words);
    const digest = new Uint8Array(32);
    const out = new DataView(digest.buffer);
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return digest;
  }

  const utf8 = (text) => new TextEncoder().encode(text);

  function number(bytes) {
    let hex = "0x";
    for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
    return BigInt(hex);
  }

  const challenge = (text) => number(sha256(utf8(text))) % Q;
  const fingerprint = (text) => btoa(String.fromCharCode(...sha256(utf8(text)))).replace(/=+$/, "");

  function hmac(key, message) {
    const block = new Uint8Array(64);
    block.set(key);
    const inner = new Uint8Array(64 + message.length);
    const outer = new Uint8Array(96);
    for (let i = 0; i < 64; i++) {
      inner[i] = block[i] ^ 0x36;
      outer[i] = block[i] ^ 0x5c;
    }
    inner.set(message, 64);
    outer.set(sha256(inner), 64);
    return sha256(outer);
  }

  // One block of PBKDF2 (RFC 8018); a voting code is shorter than a block of the hash.
  function pbkdf2(password, salt, iterations) {
    const first = new Uint8Array(salt.length + 4);
    first.set(salt);
    first[salt.length + 3] = 1;
    let round = hmac(password, first);
    const block = round.slice();
    for (let i = 1; i < iterations; i++) {
      round = hmac(password, round);
      for (let j = 0; j < 32; j++) block[j] ^= round[j];
    }
    return block;
  }

  // --- The group -------------------------------------------------------------------------------------------------

  const mod = (x, n) => ((x % n) + n) % n;

  function random() {
    const bytes = new Uint8Array(32);
    for (;;) {
      crypto.getRandomValues(bytes);
      const drawn = number(bytes);
      if (drawn < Q) return drawn;
    }
  }

  function power(base, exponent) {
    let result = 1n;
    for (const bit of exponent.toString(2)) {
      result = (result * result) % P;
      if (bit === "1") result = (result * base) % P;
    }
    return result;
  }

  // Many powers of one base: base^(d·64^i) for every digit d at every place i, so that a power needs no squaring.
  function powersOf(base) {
    const PLACES = 43;
    const table = [];
    let step = base;
    for (let place = 0; place < PLACES; place++) {
      const row = [1n, step];
      for (let digit = 2; digit < 64; digit++) row.push((row[digit - 1] * step) % P);
      table.push(row);
      step = (row[63] * step) % P;
    }
    return (exponent) => {
      const hex = exponent.toString(2).padStart(6 * PLACES, "0");
      let product = 1n;
      for (let place = 0; place < PLACES; place++) {
        const end = hex.length - 6 * place;
        const digit = parseInt(hex.slice(end - 6, end), 2);
        if (digit !== 0) product = (product * table[place][digit]) % P;
      }
      return product;
    };
  }

  let generator;
  const powersOfG = () => (generator ??= powersOf(G));
  const keys = new Map();

  function powersOfKey(text) {
    if (!keys.has(text)) {
      const key = BigInt(text);
      if (key <= 0n || key >= P || power(key, Q) !== 1n) throw new Refused("election", "public_key");
      keys.clear();
      keys.set(text, powersOf(key));
    }
    return keys.get(text);
  }

  // --- The voting code -------------------------------------------------------------------------------------------

  function checkCode(typed) {
    const code = typed.replace(/[\s-]/g, "");
    if (code.length !== 15) throw new Refused("code-length", code.length);
    let value = 0n;
    for (let i = 0; i < 15; i++) {
      const digit = ALPHABET.indexOf(code[i]);
      if (digit < 0) throw new Refused("code-character", i + 1);
      if (i < 14) value = value * 58n + BigInt(digit);
    }
    if (ALPHABET[53 - Number(value % 53n)] !== code[14]) throw new Refused("code-check");
    return code.match(/.../g).join("-");
  }

  // --- Proofs ----------------------------------------------------------------------------------------------------

  const proof = (c, s) => ({ challenge: c.toString(), response: s.toString() });

  // Proves that one of the statements "encrypts `claimed`" is true, without telling which. A statement knows the random
  // number r of its ciphertext and the value in it, so that every power here has the base g or y.
  function prove(prefix, y, statements, truth) {
    const g = powersOfG();
    const w = random();
    const challenges = [];
    const responses = [];
    const hashed = [];
    let others = 0n;
    statements.forEach((statement, j) => {
      const c = j === truth ? 0n : random();
      const s = j === truth ? w : random();
      challenges.push(c);
      responses.push(s);
      others += c;
      const exponent = mod(s + statement.r * c, Q);
      let b = y(exponent);
      const gap = BigInt(statement.value - statement.claimed);
      if (gap !== 0n && j !== truth) b = (b * g(mod(gap * c, Q))) % P;
      hashed.push(g(exponent), b);
    });
    const c = mod(challenge(prefix + "|" + hashed.join(",")) - others, Q);
    challenges[truth] = c;
    responses[truth] = mod(w - statements[truth].r * c, Q);
    return challenges.map((each, j) => proof(each, responses[j]));
  }

  function interval(r, value, min, max) {
    const statements = [];
    for (let claimed = min; claimed <= max; claimed++) statements.push({ r, value, claimed });
    return statements;
  }

  function answer(question, values, y, context) {
    const g = powersOfG();
    const randoms = values.map(random);
    const choices = [];
    const individual = [];
    values.forEach((value, i) => {
      const masked = y(randoms[i]);
      const alpha = g(randoms[i]);
      const beta = value === 1 ? (masked * G) % P : masked;
      choices.push({ alpha, beta });
      individual.push(
        prove("prove|" + context + "|" + alpha + "," + beta, y, interval(randoms[i], value, 0, 1), value)
      );
    });
    const whole = context + "|" + choices.map((choice) => choice.alpha + "," + choice.beta).join(",");
    const from = question.blank ? 1 : 0;
    let r = 0n;
    let sum = 0;
    let alpha = 1n;
    let beta = 1n;
    for (let i = from; i < values.length; i++) {
      r = (r + randoms[i]) % Q;
      sum += values[i];
      alpha = (alpha * choices[i].alpha) % P;
      beta = (beta * choices[i].beta) % P;
    }
    const written = {
      choices: choices.map((choice) => ({ alpha: choice.alpha.toString(), beta: choice.beta.toString() })),
      individual_proofs: individual,
    };
    const allowed = interval(r, sum, question.min, question.max);
    if (question.blank) {
      const first = { r: randoms[0], value: values[0] };
      const isBlank = values[0] === 1;
      written.overall_proof = prove(
        "bproof1|" + whole, y, [{ ...first, claimed: 1 }, ...allowed], isBlank ? 0 : 1 + sum - question.min);
      written.blank_proof = prove(
        "bproof0|" + whole, y, [{ ...first, claimed: 0 }, { r, value: sum, claimed: 0 }], isBlank ? 1 : 0);
    } else {
      written.overall_proof = prove("prove|" + whole + "|" + alpha + "," + beta, y, allowed, sum - question.min);
    }
    const opened = values.map((value, i) => ({ value, random: randoms[i].toString() }));
    return { written, opened };
  }

  // --- The ballot ------------------------------------------------------------------------------------------------

  function read(text) {
    const election = JSON.parse(text);
    if (election.version !== 1) throw new Refused("election", "version");
    if (election.group !== GROUP) throw new Refused("election", "group");
    return election;
  }

  function valuesOf(question, choices) {
    const sum = choices.reduce((total, choice) => total + choice, 0);
    const isBlank = question.blank === true && sum === 0;
    const lawful = choices.every((choice) => choice === 0 || choice === 1);
    if (!lawful || choices.length !== question.answers.length ||
        (!isBlank && (sum < question.min || sum > question.max))) {
      throw new Refused("choices", question.question);
    }
    return question.blank === true ? [isBlank ? 1 : 0, ...choices] : choices;
  }

  // Lets the browser draw between two questions.
  const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

  async function prepare(electionText, typedCode, choices, tell = () => {}) {
    const election = read(electionText);
    if (choices.length !== election.questions.length) throw new Refused("choices", "questions");
    const values = election.questions.map((question, i) => valuesOf(question, choices[i]));
    const code = checkCode(typedCode);
    await breathe();
    const y = powersOfKey(election.public_key);
    const g = powersOfG();
    const secret = number(pbkdf2(utf8(code), utf8(election.uuid), 1000)) % Q;
    const credential = g(secret);
    const hash = fingerprint(electionText);
    const context = hash + "|" + credential;
    const answers = [];
    const opened = [];
    for (let i = 0; i < values.length; i++) {
      await breathe();
      const made = answer(election.questions[i], values[i], y, context);
      answers.push(made.written);
      opened.push(made.opened);
      tell((i + 1) / values.length);
    }
    const unsigned = {
      election_uuid: election.uuid,
      election_hash: hash,
      credential: credential.toString(),
      answers,
    };
    const signed = fingerprint(JSON.stringify(unsigned));
    const w = random();
    const c = challenge("sig|" + signed + "|" + g(w));
    const ballot = JSON.stringify({
      ...unsigned,
      signature: { hash: signed, proof: proof(c, mod(w - secret * c, Q)) },
    });
    const tracker = fingerprint(ballot);
    return { ballot, tracker, opening: JSON.stringify({ tracker, answers: opened }) };
  }

  function audit(electionText, ballotText, openingText) {
    const election = read(electionText);
    const ballot = JSON.parse(ballotText);
    const opening = JSON.parse(openingText);
    if (opening.tracker !== fingerprint(ballotText)) throw new Refused("opening", "tracker");
    if (ballot.election_hash !== fingerprint(electionText)) throw new Refused("opening", "election");
    const y = powersOfKey(election.public_key);
    const g = powersOfG();
    if (opening.answers.length !== ballot.answers.length) throw new Refused("opening", "answers");
    return ballot.answers.map((written, i) => {
      const opened = opening.answers[i];
      if (opened.length !== written.choices.length) throw new Refused("opening", i + 1);
      return opened.map(({ value, random: text }, j) => {
        const r = BigInt(text);
        const masked = y(mod(r, Q));
        const beta = value === 1 ? (masked * G) % P : masked;
        const choice = written.choices[j];
        if ((value !== 0 && value !== 1) || choice.alpha !== g(mod(r, Q)).toString() || choice.beta !== beta.toString()) {
          throw new Refused("opening", i + 1 + "." + (j + 1));
        }
        return value;
      });
    });
  }

  // --- A voting code is made by the credential authority, never by the server -------------------------------------

  function randomText(length) {
    let text = "";
    const byte = new Uint8Array(1);
    while (text.length < length) {
      crypto.getRandomValues(byte);
      // 232 = 4 · 58: every character is as likely as the others.
      if (byte[0] < 232) text += ALPHABET[byte[0] % 58];
    }
    return text;
  }

  function newCode() {
    const body = randomText(14);
    let value = 0n;
    for (const sign of body) value = value * 58n + BigInt(ALPHABET.indexOf(sign));
    return checkCode(body + ALPHABET[53 - Number(value % 53n)]);
  }

  const publicCredential = (electionId, code) =>
    powersOfG()(number(pbkdf2(utf8(checkCode(code)), utf8(electionId), 1000)) % Q).toString();

  // What the trustee's script stands on.
  const tools = Object.freeze({
    ALPHABET, GROUP, P, Q, Refused, power, powersOf, powersOfG, random, randomText, mod, challenge, fingerprint, number, utf8,
    sha256, pbkdf2,
  });

  return Object.freeze({ checkCode, prepare, audit, sha256, newCode, publicCredential, tools });
})();
