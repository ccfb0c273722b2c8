import type { Remark } from '../define-check.js';
import type { Found, ObjectView } from '../directory-subject.js';
import { FirstOwners } from './first-owners.js';

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

/** References that could not be followed when they were met; whether they can is known only at the end. */
export class OpenReferences {
  private readonly open: { readonly object: ObjectView; readonly attribute: string; readonly dn: string }[] = [];

  add(object: ObjectView, attribute: string): void {
    for (const dn of object.references(attribute))
      if (object.context.passed.find(dn) < 0) this.open.push({ object, attribute, dn });
  }

  /** A remark for each object and attribute with references to objects that are not in the directory. */
  *missing(describe: (attribute: string, names: string) => string): Generator<Remark> {
    const byObject = new Map<string, { object: ObjectView; attribute: string; dns: string[] }>();
    for (const { object, attribute, dn } of this.open) {
      if (object.context.passed.find(dn) >= 0) continue;
      const key = `${object.ordinal} ${attribute}`;
      const entry = byObject.get(key) ?? { object, attribute, dns: [] };
      entry.dns.push(dn);
      byObject.set(key, entry);
    }
    for (const { object, attribute, dns } of byObject.values()) {
      const names = dns.slice(0, 3).map(shown).join(', ');
      const more = dns.length > 3 ? ` and ${dns.length - 3} more` : '';
      yield { message: describe(attribute, `${names}${more}`), objects: [object.dn], at: object.at };
    }
  }
}
