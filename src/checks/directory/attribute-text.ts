import type { Place } from '../../base/diagnostic.js';
import { FirstOwners } from '../../base/first-owners.js';
import type { Remark } from '../define-check.js';
import type { Found, ObjectView, PassedObjects } from '../directory-subject.js';

/** A value as a message can show it. */
export const shown = (text: string): string => {
  const line = text.replace(/`/g, "'");
  return `\`${line.length <= 80 ? line : `${line.slice(0, 77)}...`}\``;
};

/** A remark when one of the texts of an attribute is longer than it may be. */
export const longerThan = (object: ObjectView, attribute: string, limit: number): Found => {
  const text = object.text(attribute);
  return text !== null && text.length > limit
    ? { message: `\`${attribute}\` has ${text.length} characters, the limit is ${limit}` }
    : null;
};

/** Says who had a text first; the same object may have it twice. */
export class Duplicates {
  private readonly owners = new FirstOwners();

  find(object: ObjectView, key: string): string | null {
    const first = this.owners.claim(key, object.ordinal);
    return first < 0 || first === object.ordinal ? null : object.context.passed.dnOf(first);
  }
}

/** A remark about two objects that share something. */
export const sharedWith = (object: ObjectView, other: string, what: string): Remark => ({
  message: `${what} belongs to \`${other}\` already`,
  objects: [object.dn, other],
});

/** What is kept of a reference, so that the object itself can go. */
interface OpenReference {
  readonly ordinal: number;
  readonly at: Place;
  readonly attribute: string;
  readonly dn: string;
}

/** References that could not be followed when they were met; whether they can is known only at the end. */
export class OpenReferences {
  private open: OpenReference[] = [];
  private passed: PassedObjects | null = null;
  /** As soon as there are so many, those that can be followed by now are forgotten. */
  private room = 4096;

  add(object: ObjectView, attribute: string): void {
    const { ordinal, at } = object;
    const { passed } = object.context;
    this.passed = passed;
    for (const dn of object.references(attribute))
      if (passed.find(dn) < 0) this.open.push({ ordinal, at, attribute, dn });
    if (this.open.length < this.room) return;
    this.open = this.open.filter(({ dn }) => passed.find(dn) < 0);
    this.room = Math.max(4096, this.open.length * 2);
  }

  /** A remark for each object and attribute with references to objects that are not in the directory. */
  *missing(describe: (attribute: string, names: string) => string): Generator<Remark> {
    const { passed } = this;
    if (passed === null) return;
    const byObject = new Map<string, { readonly first: OpenReference; readonly dns: string[] }>();
    for (const reference of this.open) {
      if (passed.find(reference.dn) >= 0) continue;
      const key = `${reference.ordinal} ${reference.attribute}`;
      const entry = byObject.get(key) ?? { first: reference, dns: [] };
      entry.dns.push(reference.dn);
      byObject.set(key, entry);
    }
    for (const { first, dns } of byObject.values()) {
      const names = dns.slice(0, 3).map(shown).join(', ');
      const more = dns.length > 3 ? ` and ${dns.length - 3} more` : '';
      const message = describe(first.attribute, `${names}${more}`);
      yield { message, objects: [passed.dnOf(first.ordinal)], at: first.at };
    }
  }
}
