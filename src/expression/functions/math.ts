import { defineFunction } from '../define.js';
import { runtimeError } from '../evaluated.js';
import { partValue } from '../part.js';

export const bitAnd = defineFunction({
  name: 'BitAnd',
  params: [
    { name: 'a', type: 'num' },
    { name: 'b', type: 'num' },
  ],
  returns: 'num',
  summary: 'The bits that are set in both numbers, as 64-bit two’s complement.',
  source: 'reference-connect-sync-functions-reference#bitand',
  examples: [
    ['BitAnd(&HF, &HF7)', 7],
    ['BitAnd(-3,514)', 512],
    ['BitAnd([userAccountControl],2)', { literal: 'NULL' }],
  ],
  quick: (first, [mask], otherwise) =>
    typeof mask !== 'bigint'
      ? null
      : (context) => {
          const value = partValue(first, context);
          return typeof value === 'bigint' ? value & mask : otherwise(value, context);
        },
  evaluate: (a, b) => a & b,
});

export const bitOr = defineFunction({
  name: 'BitOr',
  params: [
    { name: 'a', type: 'num' },
    { name: 'b', type: 'num' },
  ],
  returns: 'num',
  summary: 'The bits that are set in one of the numbers or in both, as 64-bit two’s complement.',
  source: 'reference-connect-sync-functions-reference#bitor',
  examples: [['BitOr(512,2)', 514]],
  evaluate: (a, b) => a | b,
});

export const randomNum = defineFunction({
  name: 'RandomNum',
  params: [
    { name: 'low', type: 'num' },
    { name: 'high', type: 'num' },
  ],
  returns: 'num',
  fails: '`low` is greater than `high`',
  reads: 'random',
  summary:
    'A random number from `low` to `high`, both included. On a server it is another one at every full synchronization.',
  source: 'reference-connect-sync-functions-reference#randomnum; expression-language 13, C9',
  examples: [
    ['RandomNum(7,7)', 7],
    ['RandomNum(2,1)', { error: 'runtime' }],
  ],
  evaluate: (low, high, environment) => {
    if (low > high) return runtimeError('`low` of `RandomNum` is greater than `high`');
    const drawn = low + BigInt(Math.floor(environment.random() * Number(high - low + 1n)));
    // A range beyond 2^53 is not exact in floating point and could reach one past its end.
    return drawn > high ? high : drawn;
  },
});
