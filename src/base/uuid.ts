import { md5, sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from './assert-never.js';

/**
 * The name-based UUID (version 5 of RFC 9562) of a name in a namespace, itself a UUID: lower case, with hyphens. Identifiers
 * derive from stable names, so an unchanged input gives an unchanged file (style 11).
 */
export const uuidV5 = (name: string, namespace: string): string => {
  invariant(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(namespace), 'a namespace is a UUID');
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return withHyphens(hash);
};

/**
 * The MD5 hash of a text's UTF-8 bytes as .NET makes a GUID of 16 bytes: the first three parts are little-endian. Not a
 * UUID of any version, and for no other use than to agree with tools that do the same (export-formats DSC-2).
 */
export const md5Guid = (text: string): string => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, ...rest] = md5(utf8ToBytes(text));
  return withHyphens(Uint8Array.of(d, c, b, a, f, e, h, g, ...rest));
};

const withHyphens = (bytes: Uint8Array): string => {
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
