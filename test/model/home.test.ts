import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { homeOf, markerProblem } from '../../src/model/home.js';
import { load } from './load/small-workspace.js';

const loaded = load({});
if (!loaded.ok) throw new Error('the reference topology does not load');
const { workspace } = loaded.value;
const object = (marker: string | null, type: bigint) => ({
  dn: 'CN=X,DC=contoso,DC=internal',
  objectClass: 'user',
  attributes: new Map<string, Value>([
    ['msExchRecipientTypeDetails', type],
    ...(marker === null ? [] : [['extensionAttribute15', marker] as const]),
  ]),
  at: { file: 'f' },
});

/** The table of scenario C.2. */
describe('homeOf', () => {
  it.each([
    { marker: null, type: 2147483648n, home: ['global', 'global', false] },
    { marker: null, type: 1n, home: ['onPremises', 'global', false] },
    { marker: 'anything', type: 128n, home: ['global', 'global', false] },
    { marker: '21V', type: 128n, home: ['china', 'china', false] },
    { marker: '21V-STAGED', type: 1n, home: ['onPremises', 'china', true] },
    { marker: '21v', type: 128n, home: ['global', 'global', false] },
  ])('$marker, type $type', ({ marker, type, home }) => {
    const { platform, tenant, staged } = homeOf(object(marker, type), workspace);
    expect([platform, tenant, staged]).toEqual(home);
  });
});

describe('markerProblem', () => {
  it.each([
    { marker: '21V', finding: undefined },
    { marker: 'E5', finding: undefined },
    { marker: '21V-ONLY', finding: undefined }, // groups and contacts: do not publish (C.2)
    { marker: '21v', finding: 'F83' },
    { marker: '21V ', finding: 'F83' },
    { marker: '21V2', finding: 'F82' },
  ])('$marker', ({ marker, finding }) => {
    expect(markerProblem(object(marker, 128n), workspace)?.finding).toBe(finding);
  });
});
