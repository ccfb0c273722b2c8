import { describe, expect, it } from 'vitest';
import { readTenantState } from '../../src/cloud/read-tenant-state.js';
import { runTenant } from '../../src/cloud/run-tenant.js';
import { tenantStateLines } from '../../src/cloud/tenant-state-lines.js';
import { exported, tenant } from './exported.js';

const lines = [
  ...tenantStateLines(
    runTenant({
      tenant,
      exported: [exported('a', 'user', { userPrincipalName: 'a@contoso.com', alias: 'a', accountEnabled: true })],
      licensed: () => true,
      mailboxHere: () => false,
      previous: null,
      inventory: [],
      options: { groupUnverifiedPrimary: 'keep' },
    }).state(),
  ),
];
const codes = (texts: readonly string[]): readonly string[] =>
  readTenantState(texts.map((text, i) => ({ text, line: i + 1 })).values(), 'state.jsonl').diagnostics.map(
    ({ code, at }) => `${at?.line ?? ''} ${code}`,
  );
const [header = '', object = ''] = lines;

describe('what a tenant remembers, as lines', () => {
  it('is read as it was written', () => expect(codes(lines)).toEqual([]));

  it.each([
    ['nothing', [], [' engine/state-cut']],
    ['a header alone', [header], [' engine/state-cut']],
    ['another version', [header.replace('"version":1', '"version":2'), object], ['1 cloud/state-version']],
    ['a line of an engine', ['{"onegal":"engine-state","version":1}'], ['1 cloud/state-version']],
    ['no JSON', [header, object.slice(0, -1)], ['2 base/json-syntax']],
    ['a class that nobody knows', [header, object.replace('"user"', '"device"')], ['2 base/decode']],
    ['a key that nobody knows', [header, object.replace('"licensed"', '"license"')], ['2 base/decode']],
    ['a Boolean that is none', [header, object.replace('"licensed":true', '"licensed":1')], ['2 base/decode']],
    ['no anchor', [header, object.replace('"sourceAnchor"', '"anchor"')], ['2 base/decode', '2 base/decode']],
    [
      'a value that is none',
      [header, object.replace('{"boolean":"true"}', '{"bool":"true"}')],
      ['2 engine/state-value'],
    ],
  ])('%s is refused', (_, texts, expected) => expect(codes(texts)).toEqual(expected));
});
