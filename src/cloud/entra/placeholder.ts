import { invariant } from '../../base/assert-never.js';

/**
 * `<prefix><4 digits>@<domain>` that nobody has (cloud 5, 7, K-4). The service takes random digits; these follow from the
 * source anchor, so that equal input gives equal output.
 */
export const placeholder = (
  prefix: string,
  sourceAnchor: string,
  domain: string,
  isTaken: (address: string) => boolean,
): string => {
  let seed = 0;
  for (let i = 0; i < sourceAnchor.length; i++) seed = (seed * 31 + sourceAnchor.charCodeAt(i)) % 10_000;
  for (let i = 0; i < 10_000; i++) {
    const address = `${prefix}${String((seed + i) % 10_000).padStart(4, '0')}@${domain}`;
    if (!isTaken(address)) return address;
  }
  // NOT MODELLED: ten thousand objects that share one prefix; the service has no more digits either.
  invariant(false, `four digits tell the objects called ${prefix} apart`);
};
