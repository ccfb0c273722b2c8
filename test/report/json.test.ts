import { expect, it } from 'vitest';
import { jsonPieces, jsonText } from '../../src/report/json.js';

it.each([[[]], [[1]], [[{ a: [1, 2], b: {} }, { c: 'x\n' }, []]], [[null, 'text']]])(
  '%j in pieces is the same text',
  (list) => {
    expect([...jsonPieces(list)].join('')).toBe(jsonText(list));
  },
);
