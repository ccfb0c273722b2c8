import { expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { TextStore } from '../../../src/base/text-store.js';
import type { Membership } from '../../../src/gal/outside.js';
import { PostponedObjects } from '../../../src/pipeline/parts/postponed-objects.js';
import { user } from '../../checks/build.js';

const membership = (...members: readonly number[]): Membership => ({
  members,
  tenants: [{ tenant: 1, kept: members }],
});

const empty = (texts = new TextStore(), spool = new TextOutput().spool()): PostponedObjects =>
  new PostponedObjects(texts, spool);

it('objects come back as they were, with what was presumed of them', () => {
  const postponed = empty();
  const [a, b] = [user({ mail: 'a@contoso.com' }), user({ displayName: 'B' })];
  postponed.add(1, a, membership(4, 5));
  postponed.add(2, b, null);
  expect([...postponed.numbers()]).toEqual([1, 2]);
  expect(postponed.get(1)).toEqual(a);
  expect(postponed.get(2)).toEqual(b);
  expect(postponed.get(3)).toBeNull();
  expect(postponed.presumed(1)).toEqual(membership(4, 5));
  expect([1, 2, 3].map((number) => postponed.isDue(number))).toEqual([false, true, false]);
});

it('what cannot be judged before is run again, whatever was presumed before or is afterwards', () => {
  const postponed = empty();
  const object = user();
  postponed.add(1, object, membership());
  postponed.add(1, object, null);
  postponed.add(2, object, null);
  postponed.add(2, object, membership());
  expect([postponed.isDue(1), postponed.isDue(2)]).toEqual([true, true]);
});

it('those of another thread are called here what they are called here', () => {
  const [texts, otherTexts] = [new TextStore(), new TextStore()];
  const spool = new TextOutput().spool();
  const [own, other] = [empty(texts), empty(otherTexts, spool)];
  const object = user({ mail: 'b@contoso.com' });
  own.add(1, user(), membership(7));
  other.add(1, object, membership(2, 3));
  other.add(2, object, null);
  const sent = structuredClone(other.sent());
  const shift = texts.merge(structuredClone(otherTexts.sent()));
  own.merge(sent, { spool, number: 1 }, { take: (number) => number + 100, shift });
  expect([...own.numbers()]).toEqual([1, 101, 102]);
  expect(own.presumed(1)).toEqual(membership(7));
  expect(own.presumed(101)).toEqual(membership(102, 103));
  expect(own.get(101)).toEqual(object);
  expect([1, 101, 102].map((number) => own.isDue(number))).toEqual([false, false, true]);
});
