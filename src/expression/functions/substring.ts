/** UTF-16 units from `from` to before `to`; half a surrogate pair at either cut is dropped (expression-language 5, S9). */
export const cut = (text: string, from: number, to: number): string => {
  const start = from > 0 && isLow(text, from) && isHigh(text, from - 1) ? from + 1 : from;
  const end = to < text.length && isLow(text, to) && isHigh(text, to - 1) ? to - 1 : to;
  return start < end ? text.slice(start, end) : '';
};

/** Whether a text of one unit is half a character. */
export const isSurrogate = (unit: string): boolean => isHigh(unit, 0) || isLow(unit, 0);

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** The range of `Mid` in the order of its rules, `null` for the whole value (14.8, C5). */
export const midRange = (length: number, start: bigint, n: bigint | undefined): readonly [number, number] | null => {
  if (n === 0n) return [0, 0];
  if (n !== undefined && n < 0n) return null;
  if (start > BigInt(length) || start <= 0n) return null;
  const from = Number(start) - 1;
  return [from, n === undefined || n > BigInt(length - from) ? length : from + Number(n)];
};
