import { foldCase } from './fold-case.js';

/*
 * 64 bits of hash of a text, left in two variables so that no object is made for each of millions. Two different texts are taken for
 * the same once in 10^7 runs over ten million texts.
 */

/** The upper 32 bits of what was hashed last. */
export let highHash = 0;
/** The lower 32 bits of it. */
export let lowHash = 0;

export const hashText = (text: string): void => hashUnits(text, highStart, lowStart);

/** The same for what stands in a text from `from` on, whatever its case (fold-case.ts); texts of different kinds have nothing to do with each other. */
export const hashFolded = (text: string, kind: number, from: number): void => {
  const [high, low] = [highMixed(highStart, kind), lowMixed(lowStart, kind)];
  let [a, b] = [high, low];
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      hashUnits(foldCase(text.slice(from)), high, low);
      return;
    }
    // A text of ASCII need not be folded before.
    const folded = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    a = highMixed(a, folded);
    b = lowMixed(b, folded);
  }
  finish(a, b, text.length - from);
};

/** Goes on from two hashes with every unit of a text. */
const hashUnits = (text: string, high: number, low: number): void => {
  let [a, b] = [high, low];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = highMixed(a, unit);
    b = lowMixed(b, unit);
  }
  finish(a, b, text.length);
};

export const hashBytes = (bytes: Uint8Array): void => {
  let [a, b] = [highStart, lowStart];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    a = highMixed(a, byte);
    b = lowMixed(b, byte);
  }
  finish(a, b, bytes.length);
};

const [highStart, lowStart] = [0x811c9dc5, 0x9e3779b9];

const highMixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const lowMixed = (hash: number, unit: number): number => Math.imul(hash + unit, 0x85ebca6b) ^ (hash >>> 13);

const finish = (a: number, b: number, length: number): void => {
  highHash = (Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ length) >>> 0;
  lowHash = (Math.imul(b ^ (b >>> 16), 0xc2b2ae35) ^ (a >>> 7)) >>> 0;
};
