import type { AdObject } from '../model/directory.js';
import { adAddresses, isAdRecipient, textOf } from './ad-recipient.js';
import { bareAddress } from './address.js';
import { adOf, type Gal } from './gal.js';
import type { RowFacts } from './unified-row.js';
import type { Problem } from './verdict.js';

/** Rows that stand for one person, or fight for one address, by row. */
export interface Twins {
  readonly claims: ReadonlyMap<number, { readonly address: string; readonly other: number }>;
  /** Contacts and the people whose address they point at (F51). */
  readonly contacts: ReadonlyMap<number, { readonly address: string; readonly other: number }>;
}

/** Finds them once: linear in the addresses, because only contacts are looked up. */
export const findTwins = (
  rows: number,
  objectOf: (row: number) => AdObject | null,
  find: (address: string) => number,
  collisions: readonly { readonly address: string; readonly first: number; readonly second: number }[],
): Twins => {
  const claims = new Map<number, { address: string; other: number }>();
  for (const { address, first, second } of collisions) {
    if (!claims.has(first)) claims.set(first, { address, other: second });
    if (!claims.has(second)) claims.set(second, { address, other: first });
  }
  const contacts = new Map<number, { address: string; other: number }>();
  for (let row = 0; row < rows; row++) {
    const object = objectOf(row);
    if (object?.objectClass !== 'contact' || !isAdRecipient(object)) continue;
    const target = textOf(object, 'targetAddress');
    for (const address of target === null ? adAddresses(object) : [bareAddress(target), ...adAddresses(object)]) {
      const other = find(address);
      if (other === -1 || other === row || !isPerson(objectOf(other))) continue;
      contacts.set(row, { address, other });
      if (!contacts.has(other)) contacts.set(other, { address, other: row });
      break;
    }
  }
  return { claims, contacts };
};

const isPerson = (object: AdObject | null): boolean =>
  object?.objectClass === 'user' || object?.objectClass === 'inetOrgPerson';

/** Two owners of one address, two entries of one person, and addresses that a tenant took away for it (F38, F50, F51, T13). */
export const duplicateProblems = (gal: Gal, { row, object, tenants }: RowFacts): readonly Problem[] => {
  const problems: Problem[] = [];
  const claim = gal.twins.claims.get(row);
  if (claim !== undefined)
    problems.push(
      duplicate(`\`${claim.address}\` also belongs to \`${nameOf(gal, claim.other)}\``, claim.address, ['F38']),
    );
  const contact = gal.twins.contacts.get(row);
  if (contact !== undefined)
    problems.push(
      duplicate(
        `\`${nameOf(gal, contact.other)}\` stands for the same mailbox \`${contact.address}\``,
        contact.address,
        ['F51', 'T14'],
        'Delete the contact: a left-over of an earlier address list synchronisation.',
      ),
    );
  const joined = gal.people.joined.get(row)?.[0];
  if (joined !== undefined && object !== null)
    problems.push(
      duplicate(
        `\`${gal.ad[joined]?.dn}\` is joined to the same person`,
        'joined',
        ['F50'],
        'Contacts join by `mail`; delete the contact or change its address.',
      ),
    );
  // `cloud/quarantined-…` is the finding of it.
  for (const { name, object: there } of tenants)
    for (const { attribute, value } of there?.quarantined ?? nothing)
      problems.push({
        ...duplicate(
          `\`${name}\` keeps \`${value}\` of ${attribute} in quarantine, another object has it`,
          value,
          ['F38', 'T13'],
          'Take the value from one of the two; Connect shows no error for it.',
        ),
        platform: name,
        isReported: true,
        detail: `${name}: ${value}`,
      });
  return problems;
};

const nothing: readonly never[] = [];

const nameOf = (gal: Gal, row: number): string => adOf(gal, row)?.dn ?? gal.people.anchors[row] ?? '';

const duplicate = (
  message: string,
  detail: string,
  modes: readonly string[],
  help = 'Take the address from one of the two objects.',
): Problem => ({ kind: 'duplicate', platform: null, detail, message, help, modes, marks: [] });
