import fc from 'fast-check';
import type { Workspace } from '../../../src/model/workspace.js';
import { sketches, sketchFile } from '../../../src/pipeline/verify/sketch.js';

/** How one person gets in the way of another: an attribute and a value that others may have, too. */
const blows = (pool: readonly string[]): readonly (readonly [string, (nth: number) => unknown])[] => {
  const text = (nth: number): string => pool[nth % pool.length] ?? '';
  return [
    ['mail', (nth) => text(nth)],
    ['proxyAddresses', (nth) => [`SMTP:${text(nth)}`, `smtp:${text(nth + 1)}`]],
    ['targetAddress', (nth) => `SMTP:${text(nth)}`],
    ['upn', (nth) => text(nth)],
    ['alias', (nth) => (text(nth).split('@')[0] ?? '') + (nth % 2)],
    ['mS-DS-ConsistencyGuid', (nth) => `0f0e0d0c-0b0a-0908-0706-05040302010${nth % 3}`],
    ['objectGUID', (nth) => `0f0e0d0c-0b0a-0908-0706-05040302010${nth % 3}`],
    ['msExchMasterAccountSid', (nth) => `S-1-5-21-1-2-3-${nth % 3}`],
    ['objectSid', (nth) => `S-1-5-21-1-2-3-${nth % 3}`],
    ['extensionAttribute15', (nth) => ['21V', '21v', 'none'][nth % 3]],
    ['msExchRecipientTypeDetails', (nth) => ['1', '2', '128', '2147483648', '16'][nth % 5]],
    ['displayName', (nth) => ['  ', 'Twin', '=1+1'][nth % 3]],
    ['msExchRequireAuthToSendTo', () => 'TRUE'],
    ['cn', () => 'x'.repeat(500)],
    ['mailNickname', (nth) => ['a b', 'twin', 'ü'][nth % 3]],
  ];
};

/** The text of a directory file with people who share addresses, names, anchors and accounts. */
export const nastyDirectories = (workspace: Workspace, size: number): fc.Arbitrary<string> => {
  const domains = workspace.tenants.flatMap(({ verifiedDomains, initialDomain, routingDomain }) => [
    ...verifiedDomains,
    initialDomain,
    routingDomain ?? initialDomain,
  ]);
  const pool = [...domains, 'fabrikam.example'].flatMap((domain) => [`twin@${domain}`, `p1@${domain}`, `p3@${domain}`]);
  const all = blows(pool);
  const blow = fc.record({ person: fc.nat({ max: size - 1 }), what: fc.nat({ max: all.length - 1 }), nth: fc.nat(40) });
  return fc
    .record({ people: sketches(workspace, size), hits: fc.array(blow, { maxLength: size }) })
    .map(({ people, hits }) => {
      const file: { people: Record<string, unknown>[] } = JSON.parse(sketchFile(people, workspace));
      for (const { person, what, nth } of hits) {
        const [name, value] = all[what] ?? ['', () => ''];
        const entry = file.people[person];
        if (entry !== undefined) entry[name] = value(nth);
      }
      return JSON.stringify(file);
    });
};
