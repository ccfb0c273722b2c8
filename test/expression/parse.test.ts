import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/expression/facts.js';
import { parseExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';

const printed = (text: string): string => {
  const parsed = parseExpression(text);
  return parsed.ok ? printExpression(parsed.value) : parsed.diagnostics.map((d) => d.code).join(' ');
};

describe('4.2 precedence (C1)', () => {
  it.each([
    ['2+3*4', '2 + 3 * 4'],
    ['2+(3*4)', '2 + (3 * 4)'],
    ['IsPresent([a]) || [b] = "x"', 'IsPresent([a]) || [b] = "x"'],
    ['(IsPresent([a]) || [b]) = "x"', '(IsPresent([a]) || [b]) = "x"'],
    ['([a] = "x") || [b]', '[a] = "x" || [b]'],
    ['"A" & &HFF', '"A" & 255'],
    ['&HFFFFFFFFFFFFFFFF', '&HFFFFFFFFFFFFFFFF'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['"\\\\0ACNF:\\n"', '"\\\\0ACNF:\\\\n"'],
  ])('%s', (text, canonical) => expect(printed(text)).toBe(canonical));
});

describe('3 and 4.1 parse errors', () => {
  it.each([
    ['', 'expression/operand-missing'],
    ['true', 'expression/unknown-name'],
    ['1.5', 'expression/bad-token'],
    ['9223372036854775808', 'expression/number-range'],
    ['Left([cn],)', 'expression/operand-missing'],
    ['[cn]&HF', 'expression/unknown-name'],
    ['$x', 'expression/unbound-variable'],
    ['"a"""', 'expression/unexpected'],
    ['[]', 'expression/bad-token'],
    ['"DOMAIN\\"', 'expression/bad-token'],
    ['true & Null', 'expression/unknown-name expression/unknown-name'],
  ])('%s', (text, codes) => expect(printed(text)).toBe(codes));
});

it('a chain of 20 000 terms needs no depth, 257 levels are refused (IN-5, IN-6)', () => {
  expect(parseExpression(Array(20_000).fill('1').join('+')).ok).toBe(true);
  expect(printed(`${'('.repeat(300)}1`)).toContain('expression/too-deep');
});

it('facts tell what is read (14.1)', () => {
  const parsed = parseExpression('IIF(ValueCount("member") > 1, ImportedValue("dn"), [cn] & %Domain.FQDN%)');
  expect(parsed.ok && factsOf(parsed.value)).toEqual({
    attributes: ['cn', 'member'],
    importedAttributes: ['dn'],
    parameters: ['Domain.FQDN'],
    functions: ['IIF', 'ImportedValue', 'ValueCount'],
  });
});

it('no text throws, and what parses prints to a fixed point', () => {
  const piece = fc.constantFrom(
    '[cn]',
    '"a"',
    '1',
    '(',
    ')',
    ',',
    '&',
    '&&',
    '=',
    '-',
    'IIF(',
    '$v',
    '\\',
    '"',
    ' ',
    '%P%',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parseExpression(input);
      if (!parsed.ok) return parsed.diagnostics.length > 0;
      const canonical = printExpression(parsed.value);
      return printed(canonical) === canonical;
    }),
  );
});
