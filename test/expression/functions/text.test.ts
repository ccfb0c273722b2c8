import { describe, expect, it } from 'vitest';
import { runVector } from '../../../src/expression/run-vector.js';

describe('14.8 text', () => {
  it.each([
    ['LTrim(" a ")', 'a '],
    ['RTrim(" a ")', ' a'],
    ['RTrim("a\u0085")', 'a'],
    ['Trim("\u00a0a\u3000")', 'a'],
    ['Left("Anna", -1)', 'Anna'], // QUIRK: a negative count returns the whole text
    ['PCase("IBM services")', 'IBM Services'], // QUIRK: capitals alone stay
    ['Mid("😀😀",2,2)', ''],
    ['Word("a😀b😃c",2,"\ud83d")', ''], // half a character delimits nothing
    ['Word("a😀b😃c",2,"😀")', 'b😃c'],
    ['Word("a@b",9223372036854775807,"@")', ''],
    ['Word("a@",2,"@")', ''],
    ['ConvertToUTF8Hex("aé")', '61C3A9'],
    ['UCase("straße ı")', 'STRAßE ı'],
  ])('%s is %j', (expression, value) => expect(runVector({ expression, attributes: {} })).toBe(value));
});
