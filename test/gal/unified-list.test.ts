import { describe, expect, it } from 'vitest';
import { remarks } from '../../src/gal/verdict.js';
import { contosoGal, target } from './contoso.js';

const { row, names } = contosoGal();

describe('the reference case, as the target table wants it (scenario B.3)', () => {
  it('shows every person and group once', () => {
    expect([...names].sort()).toEqual([...target.people.values()].flat().sort());
  });

  const rest = names.filter((name) => !['linus', 'ida'].includes(name));
  it.each(rest)('%s is consistent', (name) => {
    const { verdict, problems } = row(name);
    expect({ verdict, problems: problems.filter(({ kind }) => !(kind in remarks)) }).toEqual({
      verdict: 'consistent',
      problems: [],
    });
  });

  it.each(['linus', 'ida'])('%s, a linked mailbox, is reported as missing in both (P25)', (name) => {
    expect(row(name)).toMatchObject({ verdict: 'missing', findings: expect.arrayContaining(['F17']) });
  });
});
