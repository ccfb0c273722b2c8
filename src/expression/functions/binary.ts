import { sha256Bytes } from '../../base/sha256.js';
import { defineFunction } from '../define.js';
import { runtimeError } from '../evaluated.js';

export const cBin = defineFunction({
  name: 'CBin',
  params: [
    { name: 'value', type: 'num' },
    { name: 'size', type: 'num' },
  ],
  returns: 'bin',
  fails: 'the size is not 1 to 8, or the number is negative or needs more bytes',
  summary:
    'A number as `size` bytes, the lowest first. Not documented by Microsoft; the shipped device-key rule uses it.',
  source: 'expression-language 14.9, S18',
  examples: [
    ['CBin(32,2)', { base64: 'IAA=' }],
    ['CBin(256,1)', { error: 'runtime' }],
  ],
  evaluate: (value, size) => {
    if (size < 1n || size > 8n) return runtimeError('the size of `CBin` is not 1 to 8');
    if (value < 0n || value >= 1n << (size * 8n)) return runtimeError(`\`${value}\` does not fit into ${size} bytes`);
    const bytes = new Uint8Array(Number(size));
    for (const i of bytes.keys()) bytes[i] = Number((value >> BigInt(8 * i)) & 255n);
    return bytes;
  },
});

export const thumbprint = defineFunction({
  name: 'Thumbprint',
  params: [{ name: 'value', type: 'bin' }],
  returns: 'bin',
  summary:
    'The SHA-256 hash of the bytes; not the thumbprint of a certificate. Not documented by Microsoft; the shipped device-key rule uses it.',
  source: 'expression-language 14.9, S18',
  examples: [['Thumbprint(CBin(1,1))', { base64: 'S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=' }]],
  evaluate: sha256Bytes,
});
