import { describe, expect, it } from 'vitest';
import { defaultAsOf } from '../../../src/pipeline/as-of.js';
import { completions, step } from '../../../src/pipeline/evaluate/session.js';

const setting = {
  object: new Map([['cn', 'Anna']]),
  parameters: new Map([['Domain.FQDN', 'x']]),
  now: defaultAsOf,
};
const answer = (line: string): string => step(line, setting).output;

describe('a session', () => {
  it('evaluates, explains, and tells types without evaluating', () => {
    expect(answer('Left([cn],2)')).toBe('"An"\ntype: str');
    expect(answer(':explain [cn] & "a"')).toContain('[cn]  ->  "Anna"');
    expect(answer(':type Len([cn])')).toContain('num');
    expect(answer(':type Left(')).toContain('operand-missing');
    expect(answer('Left(')).toContain('^');
  });

  it('shows and changes the object', () => {
    expect(answer(':attributes')).toBe('cn  "Anna"');
    const changed = step(':object {"sn": "Berg", "url": ["a"]}', setting);
    expect(changed.output).toBe('2 attributes');
    expect(step('[sn]', changed.setting).output).toContain('"Berg"');
    expect(step(':object {', setting).setting).toBe(setting);
  });

  it('helps, and ends', () => {
    for (const command of [':type', ':attributes', ':object', ':quit']) expect(answer(':help')).toContain(command);
    expect(answer(':function Left')).toContain('Left(str text, num count)');
    expect(answer(':nonsense')).toContain(':help');
    expect(step(':quit', setting).isOver).toBe(true);
    expect(step('', setting)).toEqual({ output: '', setting, isOver: false });
  });

  it.each([
    ['IIF(IsNu', ['IsNull(', 'IsNullOrEmpty(', 'IsNumeric('], 'IsNu'],
    ['Trim([msExchHideF', ['[msExchHideFromAddressLists]'], '[msExchHideF'],
    ['"a" & %Dom', ['%Domain.FQDN%'], '%Dom'],
    [':ty', [':type'], ':ty'],
    ['1 + ', [], '1 + '],
  ])('completes %s', (line, found, part) => {
    expect(completions(line, setting)).toEqual([found, part]);
  });
});
