import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 in lower-case hex digits; of a text, its UTF-8 bytes (design 4, `manifest.json`). */
export const sha256Hex = (data: string | Uint8Array): string =>
  bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));

/** The 32 bytes of SHA-256. */
export const sha256Bytes = (data: Uint8Array): Uint8Array => sha256(data);
