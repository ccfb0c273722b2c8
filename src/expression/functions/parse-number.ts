const digits = /^\p{White_Space}*([+-]?)0*([0-9]{1,19})\p{White_Space}*$/u;

/** The number that `CNum` reads from a text, `null` for any other text (14.3). */
export const parseNumber = (text: string): bigint | null => {
  const match = digits.exec(text);
  if (match === null) return null;
  const number = match[1] === '-' ? -BigInt(match[2] ?? '') : BigInt(match[2] ?? '');
  return BigInt.asIntN(64, number) === number ? number : null;
};
