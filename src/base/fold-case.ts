/**
 * Folds case as AD compares text: one UTF-16 unit at a time, and only where the result is one unit, so that `ß` and
 * `İ` keep their length and no locale takes part (hardening VAL-3).
 */
export const foldCase = (text: string): string => {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const lower = unit.toLowerCase();
    folded += lower.length === 1 ? lower : unit;
  }
  return folded;
};

/** Folds ASCII letters only: the comparison of mail addresses and domains (hardening VAL-3, cloud S-44). */
export const foldAscii = (text: string): string =>
  // Most texts are folded already, and looking takes a quarter of the time.
  capital.test(text) ? text.replace(/[A-Z]+/g, (run) => run.toLowerCase()) : text;

const capital = /[A-Z]/;

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};
