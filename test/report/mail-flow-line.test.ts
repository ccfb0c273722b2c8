import { describe, expect, it } from 'vitest';
import type { Route } from '../../src/gal/person-routes.js';
import { mailFlowLine } from '../../src/report/mail-flow-output.js';

const row = { person: 'CN="a\\b"', displayName: '李 "Wei"\n', population: null, home: '21' };

const routeFrom = (from: string): Route => ({
  from,
  to: 'a"b@contoso.com',
  result: '5.1.10',
  code: '5.1.10',
  at: from,
  hops: [
    { at: from, address: 'x', object: 'MailUser', next: 'c@x', by: 'mx' },
    { at: '21', address: 'c@x', object: null, next: null, by: null },
  ],
  notes: ['senderPolicy'],
});

describe('a row of mailflow.json', () => {
  it.each([
    [['global', 'china', 'onPremises', 'internet']],
    [['global', '21', '3', 'onPremises', 'internet']],
    [['21v', '01', 'internet']],
  ])('is what JSON writes of it, senders %j', (senders) => {
    const line = mailFlowLine(row, senders.map(routeFrom));
    expect(JSON.stringify(JSON.parse(line))).toBe(line);
    expect(Object.keys(JSON.parse(line).routes).sort()).toEqual([...senders].sort());
  });
});
