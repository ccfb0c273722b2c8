import { valuesOf } from '../../attribute/value.js';
import { foldCase } from '../../base/fold-case.js';
import type { AdObject } from '../../model/directory.js';
import { dnKey } from '../../model/dn.js';

const nameAttributes = ['mailNickname', 'sAMAccountName', 'userPrincipalName', 'mail'] as const;

/** Finds AD objects by what people call them: DN, alias, account name, sign-in name or an address; several may share a name. */
export class PeopleIndex {
  private readonly byName = new Map<string, AdObject[]>();

  constructor(objects: readonly AdObject[]) {
    for (const object of objects) for (const name of namesOf(object)) this.add(name, object);
  }

  find(name: string): readonly AdObject[] {
    return this.byName.get(dnKey(name) ?? foldCase(name)) ?? this.byName.get(foldCase(name)) ?? [];
  }

  private add(name: string, object: AdObject): void {
    const known = this.byName.get(name);
    if (known === undefined) this.byName.set(name, [object]);
    else if (known.at(-1) !== object) known.push(object);
  }
}

const namesOf = ({ dn, attributes }: AdObject): ReadonlySet<string> => {
  const names = new Set([dnKey(dn) ?? foldCase(dn)]);
  for (const attribute of nameAttributes)
    for (const value of valuesOf(attributes.get(attribute))) if (typeof value === 'string') names.add(foldCase(value));
  for (const value of valuesOf(attributes.get('proxyAddresses')))
    if (typeof value === 'string' && /^smtp:/i.test(value)) names.add(foldCase(value.slice('smtp:'.length)));
  return names;
};
