/*
 * QR codes (ISO/IEC 18004) made in the browser, so that a voting code need not be sent anywhere to be printed as one.
 * Byte mode, error correction level M, versions 1 to 9: up to 180 bytes.
 *
 *   zhirenQr.modules(text)   rows of booleans, dark modules true, without quiet zone
 *   zhirenQr.path(text)      {size, path}: an SVG path over size × size units, with a quiet zone of four
 */
"use strict";

globalThis.zhirenQr = (() => {
  // By version: codewords for correction in each block, and the number of blocks, at level M.
  const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5];
  const ALL = [26, 44, 70, 100, 134, 172, 196, 242, 292];
  const ALIGNED = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46]];

  const times = (a, b) => {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
      if ((b >> bit) & 1) product ^= a;
    }
    return product & 0xff;
  };

  function divisor(degree) {
    const out = new Array(degree).fill(0);
    out[degree - 1] = 1;
    for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
      for (let j = 0; j < degree; j++) out[j] = times(out[j], root) ^ (out[j + 1] ?? 0);
    }
    return out;
  }

  function remainder(data, by) {
    const out = new Array(by.length).fill(0);
    for (const byte of data) {
      const factor = byte ^ out.shift();
      out.push(0);
      by.forEach((coefficient, i) => (out[i] ^= times(coefficient, factor)));
    }
    return out;
  }

  function codewords(bytes, version) {
    const capacity = ALL[version] - CORRECTION[version] * BLOCKS[version];
    const bits = [];
    const put = (value, length) => {
      for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1);
    };
    put(4, 4);
    put(bytes.length, 8);
    bytes.forEach((byte) => put(byte, 8));
    put(0, Math.min(4, capacity * 8 - bits.length));
    while (bits.length % 8 !== 0) bits.push(0);
    for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
    const data = [];
    for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    const blocks = [];
    const short = Math.floor(capacity / BLOCKS[version]);
    const long = capacity % BLOCKS[version];
    const by = divisor(CORRECTION[version]);
    for (let i = 0, from = 0; i < BLOCKS[version]; i++) {
      const length = short + (i >= BLOCKS[version] - long ? 1 : 0);
      const own = data.slice(from, from + length);
      from += length;
      blocks.push([own, remainder(own, by)]);
    }
    const out = [];
    for (let i = 0; i <= short; i++) for (const [own] of blocks) if (i < own.length) out.push(own[i]);
    for (let i = 0; i < CORRECTION[version]; i++) for (const [, check] of blocks) out.push(check[i]);
    return out;
  }

  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];

  function frame(version) {
    const size = 21 + 4 * version;
    const dark = Array.from({ length: size }, () => new Array(size).fill(false));
    const taken = Array.from({ length: size }, () => new Array(size).fill(false));
    const set = (x, y, value) => {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      dark[y][x] = value;
      taken[y][x] = true;
    };
    for (let i = 0; i < size; i++) {
      set(6, i, i % 2 === 0);
      set(i, 6, i % 2 === 0);
    }
    for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let dy = -4; dy <= 4; dy++) {
        for (let dx = -4; dx <= 4; dx++) {
          const ring = Math.max(Math.abs(dx), Math.abs(dy));
          set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
        }
      }
    }
    const places = ALIGNED[version];
    places.forEach((cx, i) => places.forEach((cy, j) => {
      const last = places.length - 1;
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }));
    if (version >= 6) {
      let rest = version + 1;
      for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
      const bits = ((version + 1) << 12) | rest;
      for (let i = 0; i < 18; i++) {
        const value = ((bits >> i) & 1) === 1;
        set(size - 11 + (i % 3), Math.floor(i / 3), value);
        set(Math.floor(i / 3), size - 11 + (i % 3), value);
      }
    }
    return { size, dark, taken, set };
  }

  function format({ size, set }, mask) {
    // Level M is 00.
    let rest = mask;
    for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (i) => ((bits >> i) & 1) === 1;
    for (let i = 0; i <= 5; i++) set(8, i, bit(i));
    set(8, 7, bit(6));
    set(8, 8, bit(7));
    set(7, 8, bit(8));
    for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
    set(8, size - 8, true);
  }

  function fill({ size, dark, taken }, data, mask) {
    let at = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        for (let side = 0; side < 2; side++) {
          const x = right - side;
          const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
          if (taken[y][x]) continue;
          const bit = at < data.length * 8 && ((data[at >> 3] >> (7 - (at & 7))) & 1) === 1;
          at++;
          dark[y][x] = bit !== (MASKS[mask](x, y) === 0);
        }
      }
    }
  }

  // The four penalties of the standard: runs, squares, patterns like the finder's, unbalance.
  function penalty({ size, dark }) {
    let sum = 0;
    let count = 0;
    const lines = [...dark, ...dark[0].map((_, x) => dark.map((row) => row[x]))];
    for (const line of lines) {
      const text = line.map((one) => (one ? "1" : "0")).join("");
      for (const run of text.match(/1{5,}|0{5,}/g) ?? []) sum += run.length - 2;
      for (let i = 0; i + 11 <= size; i++) {
        const part = text.slice(i, i + 11);
        if (part === "10111010000" || part === "00001011101") sum += 40;
      }
    }
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        if (dark[y][x]) count++;
        if (x > 0 && y > 0 && dark[y][x] === dark[y - 1][x] && dark[y][x] === dark[y][x - 1] &&
            dark[y][x] === dark[y - 1][x - 1]) sum += 3;
      }
    }
    return sum + 10 * Math.floor(Math.abs((count * 20) / (size * size) - 10));
  }

  function modules(text) {
    const bytes = [...new TextEncoder().encode(text)];
    const version = ALL.findIndex((all, v) => bytes.length + 2 <= all - CORRECTION[v] * BLOCKS[v]);
    if (version < 0) throw new Error("too long for a QR code: " + bytes.length);
    const data = codewords(bytes, version);
    let best;
    for (let mask = 0; mask < 8; mask++) {
      const made = frame(version);
      format(made, mask);
      fill(made, data, mask);
      const cost = penalty(made);
      if (best === undefined || cost < best.cost) best = { cost, dark: made.dark };
    }
    return best.dark;
  }

  function path(text) {
    const rows = modules(text);
    let d = "";
    rows.forEach((row, y) => row.forEach((dark, x) => {
      if (dark) d += `M${x + 4} ${y + 4}h1v1h-1z`;
    }));
    return { size: rows.length + 8, path: d };
  }

  return Object.freeze({ modules, path });
})();
