const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Control, bidirectional and zero-width characters as `\u{1B}`, so that input cannot drive a terminal (hardening TTY-W). */
export const visible = (text: string): string =>
  text.replace(invisible, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);

/** At most `limit` characters, made visible; what was cut is marked. */
export const excerpt = (text: string, limit: number): string => {
  const shown = visible(text);
  return shown.length <= limit ? shown : `${shown.slice(0, limit - 3)}...`;
};
