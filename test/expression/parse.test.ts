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

describe('strictly from left to right (scenario H10, C1)', () => {
  const strict = (text: string): string => {
    const parsed = parseExpression(text, 'expression', 'strictLeft');
    return parsed.ok ? printExpression(parsed.value) : parsed.diagnostics.map((d) => d.code).join(' ');
  };

  it.each([
    ['2+3*4', '2 + 3 * 4'],
    ['[a] || [b] = "x"', '([a] || [b]) = "x"'],
    ['[a] || [b] = False || [c] = "x"', '((([a] || [b]) = False) || [c]) = "x"'],
    ['InStr([a], "b") > 0 || InStr([a], "c") > 0', '((InStr([a], "b") > 0) || InStr([a], "c")) > 0'],
    ['[a] = "x" & "y"', '([a] = "x") & "y"'],
    ['IIF([a] = "x" && [b] = "y", 1, 2)', 'IIF((([a] = "x") && [b]) = "y", 1, 2)'],
    ['([a] = "x") && ([b] = "y")', '([a] = "x") && ([b] = "y")'],
    ['With($x, [a], $x = "b" && [c] = "d")', 'With($x, [a], (($x = "b") && [c]) = "d")'],
  ])('%s', (text, tree) => {
    expect(strict(text)).toBe(strict(tree));
    expect(strict(text)).not.toMatch(/^expression/);
  });

  it('a chain of one kind needs no depth, changes of kind are levels (IN-5, IN-6)', () => {
    expect(parseExpression(Array(20_000).fill('1').join('+'), 'x', 'strictLeft').ok).toBe(true);
    expect(strict(Array(300).fill('1 = 2').join(' || '))).toContain('expression/too-deep');
  });
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
