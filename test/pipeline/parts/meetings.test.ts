import { expect, it } from 'vitest';
import { TextOutput } from '../../../src/base/output.js';
import { Meetings } from '../../../src/pipeline/parts/meetings.js';

const groupsOf = (meetings: Meetings): readonly (readonly number[])[] => {
  meetings.settle();
  return meetings
    .groups()
    .map((group) => [...group].sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b);
};

const empty = (): Meetings => new Meetings(new TextOutput().spool());

it('objects with a key in common belong together, and with whom those have one in common', () => {
  const meetings = empty();
  for (const [number, key] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'A'],
    [3, 'b'],
    [4, 'c'],
    [4, 'c'],
    [5, 'd'],
    [6, 'd'],
  ] as const)
    meetings.claim(number, 0, key);
  expect(groupsOf(meetings)).toEqual([
    [1, 2, 3],
    [5, 6],
  ]);
  expect([meetings.size, meetings.has(2), meetings.has(4)]).toEqual([5, true, false]);
});

it('keys of different kinds have nothing in common', () => {
  const meetings = empty();
  meetings.claim(1, 0, 'a');
  meetings.claim(2, 1, 'a');
  meetings.settle();
  expect(meetings.size).toBe(0);
});

it('what two threads know comes together', () => {
  const [own, other] = [empty(), empty()];
  own.claim(1, 0, 'a');
  const spool = new TextOutput().spool();
  other.claim(1, 0, 'b');
  other.claim(2, 0, 'a');
  other.claim(3, 0, 'b');
  own.merge(structuredClone(other.sent()), spool, (number) => number + 10);
  expect(groupsOf(own)).toEqual([
    [1, 12],
    [11, 13],
  ]);
});
