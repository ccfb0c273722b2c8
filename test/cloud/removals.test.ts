import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { noRemovals, withRemoval } from '../../src/cloud/removals.js';

const loss = fc.tuple(
  fc.constantFrom('reservedSuffix' as const, 'unverifiedDomain' as const),
  fc.constantFrom('a.com', 'b.com', 'c.com'),
);

it('addresses are counted by reason and domain, in the order in which these were lost first', () => {
  fc.assert(
    fc.property(fc.array(loss, { maxLength: 6 }), (losses) => {
      const counts = new Map<string, number>();
      let removals = noRemovals;
      for (const [reason, domain] of losses) {
        removals = withRemoval(removals, reason, domain);
        counts.set(`${reason} ${domain}`, (counts.get(`${reason} ${domain}`) ?? 0) + 1);
      }
      expect(removals.map(({ reason, domain, count }) => [`${reason} ${domain}`, count])).toEqual([...counts]);
    }),
  );
});

it('equal losses are one list, but not of everybody who makes up domains', () => {
  expect(withRemoval(noRemovals, 'unverifiedDomain', 'a.com')).toBe(
    withRemoval(noRemovals, 'unverifiedDomain', 'a.com'),
  );
  for (let i = 0; i < 5000; i++) withRemoval(noRemovals, 'unverifiedDomain', `${i}.com`);
  const [one] = withRemoval(noRemovals, 'unverifiedDomain', 'last.com');
  expect(one).toEqual({ reason: 'unverifiedDomain', domain: 'last.com', count: 1 });
});
