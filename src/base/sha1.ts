import { sha1 } from '@noble/hashes/legacy.js';

/** The 20 bytes of SHA-1, which only names things here: thumbprints of certificates are defined by it. */
export const sha1Bytes = (data: Uint8Array): Uint8Array => sha1(data);
