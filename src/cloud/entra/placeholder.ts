/** Numbers that are tried before one more digit is taken: enough for thousands who share a prefix, and the same work for everybody. */
const attempts = 64;

/**
 * `<prefix><4 digits>@<domain>` that nobody has (cloud 5, 7, K-4). The service takes random digits; these follow from the
 * source anchor, so that equal input gives equal output. What it does when four digits are used up is not documented: here
 * one more is taken.
 */
export const placeholder = (
  prefix: string,
  sourceAnchor: string,
  domain: string,
  isTaken: (address: string) => boolean,
): string => {
  for (let digits = 4; ; digits++) {
    const range = 10 ** digits;
    let seed = 0;
    for (let i = 0; i < sourceAnchor.length; i++) seed = (seed * 31 + sourceAnchor.charCodeAt(i)) % range;
    for (let i = 0; i < attempts; i++) {
      const address = `${prefix}${String((seed + i) % range).padStart(digits, '0')}@${domain}`;
      if (!isTaken(address)) return address;
    }
  }
};
