/*
 * What a trustee does in a browser of his or her own: three rounds of the making of keys, and the decryption of totals
 * (Belenios specification 2.0, sections 4.5, 4.6 and 4.18). The same messages as `TrusteeSeed` and `DecryptionKey`.
 *
 * A plain script after `ballot.js`: it defines the one name `zhirenTrustee`, loads nothing, sends nothing, stores nothing.
 * All that is secret follows from 22 characters, the seed, which leave this script only locked with a passphrase.
 *
 *   zhirenTrustee.newSeed()                                     a new seed
 *   zhirenTrustee.certificate(seed)                             first round, to be handed in
 *   zhirenTrustee.deal(seed, certificates, threshold)           second round, to be handed in
 *   zhirenTrustee.accept(seed, certificates, threshold, given)  third round, to be handed in; throws if a share is wrong
 *   zhirenTrustee.decrypt(seed, accepted, election, tallies, tell)  promise of the parts, one for each tally
 *   zhirenTrustee.keys(seed)                                    the own public keys, as in the certificate
 *   zhirenTrustee.lock(seed, passphrase, label), unlock(file, passphrase)   the key file
 *
 * `reason` of an error is one of certificate, trustee, message, share, polynomial, commitments, file, passphrase, tally.
 */
"use strict";

globalThis.zhirenTrustee = (() => {
  const { ALPHABET, GROUP, P, Q, Refused, power, powersOfG, random, randomText, mod, challenge, fingerprint, utf8,
    sha256, pbkdf2 } = zhirenBallots.tools;
  const TAG = 8;
  const ROUNDS_OF_PASSPHRASE = 20000;
  const g = (exponent) => powersOfG()(exponent);

  // --- AES (FIPS 197) forward only, which is all that CCM (RFC 3610) needs; crypto.subtle is not there on plain http ---

  const SBOX = (() => {
    // Multiplicative inverses by powers of the generator 3, then the affine map of the standard.
    const log = new Uint8Array(256);
    const exp = new Uint8Array(256);
    for (let i = 0, x = 1; i < 255; i++) {
      exp[i] = x;
      log[x] = i;
      x ^= (x << 1) ^ (x & 0x80 ? 0x11b : 0);
      x &= 0xff;
    }
    const box = new Uint8Array(256);
    for (let value = 0; value < 256; value++) {
      const inverse = value === 0 ? 0 : exp[(255 - log[value]) % 255];
      let out = 0x63;
      for (let turn = 0; turn < 5; turn++) out ^= ((inverse << turn) | (inverse >> (8 - turn))) & 0xff;
      box[value] = out;
    }
    return box;
  })();

  const twice = (x) => ((x << 1) ^ (x & 0x80 ? 0x1b : 0)) & 0xff;

  function roundKeys(key) {
    const words = key.length / 4;
    const total = 4 * (words + 7);
    const out = new Uint8Array(4 * total);
    out.set(key);
    let constant = 1;
    for (let i = words; i < total; i++) {
      let word = out.slice(4 * (i - 1), 4 * i);
      if (i % words === 0) {
        word = Uint8Array.of(SBOX[word[1]] ^ constant, SBOX[word[2]], SBOX[word[3]], SBOX[word[0]]);
        constant = twice(constant);
      } else if (words > 6 && i % words === 4) {
        word = word.map((byte) => SBOX[byte]);
      }
      for (let j = 0; j < 4; j++) out[4 * i + j] = out[4 * (i - words) + j] ^ word[j];
    }
    return out;
  }

  function block(keys, input) {
    const rounds = keys.length / 16 - 1;
    let state = input.map((byte, i) => byte ^ keys[i]);
    for (let round = 1; round <= rounds; round++) {
      const next = new Uint8Array(16);
      for (let column = 0; column < 4; column++) {
        const a = [];
        for (let row = 0; row < 4; row++) a.push(SBOX[state[(4 * (column + row) + row) % 16]]);
        for (let row = 0; row < 4; row++) {
          const mixed = round === rounds
            ? a[row]
            : twice(a[row]) ^ twice(a[(row + 1) % 4]) ^ a[(row + 1) % 4] ^ a[(row + 2) % 4] ^ a[(row + 3) % 4];
          next[4 * column + row] = mixed ^ keys[16 * round + 4 * column + row];
        }
      }
      state = next;
    }
    return state;
  }

  function ccm(key, nonce) {
    const keys = roundKeys(key);
    const lengthBytes = 15 - nonce.length;
    const numbered = (flags, count) => {
      const out = new Uint8Array(16);
      out[0] = flags;
      out.set(nonce, 1);
      for (let i = 0; i < lengthBytes && i < 4; i++) out[15 - i] = (count >>> (8 * i)) & 0xff;
      return out;
    };
    const stream = (text) => {
      const out = text.slice();
      for (let from = 0, count = 1; from < text.length; from += 16, count++) {
        const pad = block(keys, numbered(lengthBytes - 1, count));
        for (let i = from; i < Math.min(from + 16, text.length); i++) out[i] ^= pad[i - from];
      }
      return out;
    };
    const tag = (text) => {
      let mac = block(keys, numbered(8 * ((TAG - 2) / 2) + lengthBytes - 1, text.length));
      for (let from = 0; from < text.length; from += 16) {
        for (let i = from; i < Math.min(from + 16, text.length); i++) mac[i - from] ^= text[i];
        mac = block(keys, mac);
      }
      const first = block(keys, numbered(lengthBytes - 1, 0));
      return mac.slice(0, TAG).map((byte, i) => byte ^ first[i]);
    };
    return {
      encrypt: (text) => Uint8Array.of(...stream(text), ...tag(text)),
      decrypt: (sealed) => {
        if (sealed.length < TAG) return null;
        const text = stream(sealed.slice(0, -TAG));
        const expected = tag(text);
        return sealed.slice(-TAG).every((byte, i) => byte === expected[i]) ? text : null;
      },
    };
  }

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
  const words = (bytes) => new TextDecoder().decode(bytes);

  // --- Signed messages, and messages that only one can read ----------------------------------------------------------

  function prove(prefix, secret) {
    const w = random();
    const c = challenge(prefix + "|" + g(w));
    return { challenge: c.toString(), response: mod(w - secret * c, Q).toString() };
  }

  function proved(proof, prefix, element) {
    const c = BigInt(proof.challenge);
    return c === challenge(prefix + "|" + ((g(mod(BigInt(proof.response), Q)) * power(element, c)) % P));
  }

  const sign = (key, message) => ({ message, signature: prove("sigmsg|" + message, key) });
  const signed = (message, element) => proved(message.signature, "sigmsg|" + message.message, element);

  function member(text, reason) {
    const element = BigInt(text);
    if (element <= 0n || element >= P || power(element, Q) !== 1n) throw new Refused(reason);
    return element;
  }

  const inverse = (element) => power(element, P - 2n);

  function cipher(key, alpha, length) {
    return ccm(sha256(utf8("key|" + key)), sha256(utf8("iv|" + alpha)).slice(0, length < 65536 ? 13 : 12));
  }

  function send(signingKey, recipient, message) {
    const inner = JSON.stringify({ recipient: recipient.toString(), message });
    const text = utf8(JSON.stringify(sign(signingKey, inner)));
    const r = random();
    const key = g(random());
    const alpha = g(r);
    return JSON.stringify({
      alpha: alpha.toString(),
      beta: ((power(recipient, r) * key) % P).toString(),
      data: hex(cipher(key, alpha, text.length).encrypt(text)),
    });
  }

  function receive(sealed, sender, recipient, openingKey) {
    const { alpha: text, beta, data } = JSON.parse(sealed);
    const alpha = member(text, "message");
    const key = (BigInt(beta) * inverse(power(alpha, openingKey))) % P;
    const bytes = unhex(data);
    const opened = cipher(key, alpha, bytes.length - TAG).decrypt(bytes);
    if (opened === null) throw new Refused("message");
    const message = JSON.parse(words(opened));
    const inner = JSON.parse(message.message);
    if (!signed(message, sender) || inner.recipient !== recipient.toString()) throw new Refused("message");
    return inner.message;
  }

  // --- The three rounds -----------------------------------------------------------------------------------------------

  function keysOf(seed) {
    if (seed.length !== 22 || [...seed].some((sign) => !ALPHABET.includes(sign))) throw new Refused("file");
    const signing = challenge("sk|" + seed);
    const opening = challenge("dk|" + seed);
    return { signing, opening, verification: g(signing), encryption: g(opening) };
  }

  function parse(certificates) {
    return certificates.map((text) => {
      const message = JSON.parse(text);
      const keys = JSON.parse(message.message);
      const verification = member(keys.verification, "certificate");
      const encryption = member(keys.encryption, "certificate");
      if (!signed(message, verification)) throw new Refused("certificate");
      return { verification, encryption };
    });
  }

  function place(all, own) {
    const found = all.findIndex((one) => one.verification === own.verification && one.encryption === own.encryption);
    if (found < 0) throw new Refused("trustee");
    return found;
  }

  function certificate(seed) {
    const own = keysOf(seed);
    return JSON.stringify(
      sign(own.signing, JSON.stringify({ verification: own.verification.toString(), encryption: own.encryption.toString() })));
  }

  function deal(seed, certificates, threshold) {
    const own = keysOf(seed);
    const all = parse(certificates);
    place(all, own);
    const coefficients = Array.from({ length: threshold }, random);
    const at = (x) => coefficients.reduceRight((value, coefficient) => mod(value * BigInt(x) + coefficient, Q), 0n);
    return JSON.stringify({
      polynomial: send(own.signing, own.encryption, JSON.stringify({ polynomial: coefficients.map(String) })),
      secrets: all.map((one, i) => send(own.signing, one.encryption, JSON.stringify({ secret: at(i + 1).toString() }))),
      coefexps: sign(own.signing, JSON.stringify({ coefexps: coefficients.map((one) => g(one).toString()) })),
    });
  }

  function accept(seed, certificates, threshold, given) {
    const own = keysOf(seed);
    const all = parse(certificates);
    const here = place(all, own);
    const { polynomial, secrets, coefexps } = JSON.parse(given);
    if (secrets.length !== all.length || coefexps.length !== all.length) throw new Refused("message");
    const commitments = coefexps.map((message, i) => {
      const elements = JSON.parse(message.message).coefexps.map((text) => member(text, "commitments"));
      if (elements.length !== threshold || !signed(message, all[i].verification)) throw new Refused("commitments");
      return elements;
    });
    const raw = JSON.parse(receive(polynomial, own.verification, own.encryption, own.opening)).polynomial;
    if (raw.length !== threshold || raw.some((text, i) => g(mod(BigInt(text), Q)) !== commitments[here][i])) {
      throw new Refused("polynomial");
    }
    let sum = 0n;
    all.forEach((dealer, i) => {
      const share = mod(BigInt(JSON.parse(receive(secrets[i], dealer.verification, own.encryption, own.opening)).secret), Q);
      let expected = 1n;
      let exponent = 1n;
      for (const element of commitments[i]) {
        expected = (expected * power(element, exponent)) % P;
        exponent = mod(exponent * BigInt(here + 1), Q);
      }
      if (g(share) !== expected) throw new Refused("share", i + 1);
      sum = mod(sum + share, Q);
    });
    const key = g(sum).toString();
    return JSON.stringify({
      private_key: send(own.signing, own.encryption, JSON.stringify({ decryption_key: sum.toString() })),
      public_key: { pok: prove("pok|" + GROUP + "|" + key, sum), public_key: key },
    });
  }

  // --- Decryption -----------------------------------------------------------------------------------------------------

  const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

  async function decrypt(seed, accepted, electionText, tallies, tell = () => {}) {
    const own = keysOf(seed);
    const opened = receive(JSON.parse(accepted).private_key, own.verification, own.encryption, own.opening);
    const secret = mod(BigInt(JSON.parse(opened).decryption_key), Q);
    const prefix = "decrypt|" + fingerprint(electionText) + "|" + g(secret) + "|";
    const parts = [];
    for (let i = 0; i < tallies.length; i++) {
      const factors = [];
      const proofs = [];
      for (const row of JSON.parse(tallies[i])) {
        await breathe();
        factors.push([]);
        proofs.push([]);
        for (const total of row) {
          const alpha = member(total.alpha, "tally");
          const w = random();
          const c = challenge(prefix + g(w) + "," + power(alpha, w));
          factors.at(-1).push(power(alpha, secret).toString());
          proofs.at(-1).push({ challenge: c.toString(), response: mod(w - secret * c, Q).toString() });
        }
      }
      parts.push(JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs }));
      tell((i + 1) / tallies.length);
    }
    return parts;
  }

  // --- The key file ---------------------------------------------------------------------------------------------------

  const passwordKey = (passphrase, salt) => pbkdf2(sha256(utf8(passphrase)), unhex(salt), ROUNDS_OF_PASSPHRASE);
  const nothing = new Uint8Array(13);

  function lock(seed, passphrase, label) {
    keysOf(seed);
    const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
    // The salt makes every key new, so that the nonce may stay the same.
    return JSON.stringify({
      format: "zhiren-trustee-1", label, salt, rounds: ROUNDS_OF_PASSPHRASE,
      sealed: hex(ccm(passwordKey(passphrase, salt), nothing).encrypt(utf8(seed))),
    });
  }

  function unlock(text, passphrase) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Refused("file");
    }
    if (file?.format !== "zhiren-trustee-1" || file.rounds !== ROUNDS_OF_PASSPHRASE ||
        !/^[0-9a-f]{32}$/.test(file.salt) || !/^[0-9a-f]{60}$/.test(file.sealed)) {
      throw new Refused("file");
    }
    const seed = ccm(passwordKey(passphrase, file.salt), nothing).decrypt(unhex(file.sealed));
    if (seed === null) throw new Refused("passphrase");
    return words(seed);
  }

  function keys(seed) {
    const own = keysOf(seed);
    return { verification: own.verification.toString(), encryption: own.encryption.toString() };
  }

  return Object.freeze({ newSeed: () => randomText(22), keys, certificate, deal, accept, decrypt, lock, unlock });
})();
