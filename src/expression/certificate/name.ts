import { derText, dottedOid, readElements, tags } from './der.js';

/** One attribute of a name. */
export interface NameAttribute {
  readonly oid: string;
  readonly value: string;
}

/** The components of a name as they are encoded, the most general first; a component rarely has several attributes. */
export type CertificateName = readonly (readonly NameAttribute[])[];

const shortNames: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'S'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'T'],
  ['2.5.4.42', 'G'],
  ['2.5.4.43', 'I'],
  ['1.2.840.113549.1.9.1', 'E'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
]);

/** The content of a `Name`, `null` when it is malformed. */
export const readName = (content: Uint8Array): CertificateName | null => {
  const components: NameAttribute[][] = [];
  for (const component of readElements(content) ?? [null]) {
    if (component?.tag !== tags.set) return null;
    const attributes: NameAttribute[] = [];
    for (const attribute of readElements(component.content) ?? [null]) {
      const parts = attribute?.tag === tags.sequence ? readElements(attribute.content) : null;
      const [type, value] = parts ?? [];
      const oid = type?.tag === tags.objectId ? dottedOid(type.content) : null;
      if (parts?.length !== 2 || value === undefined || oid === null) return null;
      attributes.push({ oid, value: derText(value) });
    }
    if (attributes.length === 0) return null;
    components.push(attributes);
  }
  return components;
};

/** The name as text: the most specific component first (expression-language 15). */
export const nameText = (name: CertificateName): string =>
  [...name]
    .reverse()
    .map((attributes) => attributes.map(attributeText).join(' + '))
    .join(', ');

const attributeText = ({ oid, value }: NameAttribute): string =>
  `${shortNames.get(oid) ?? `OID.${oid}`}=${needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value}`;

const needsQuotes = (value: string): boolean => /[,+="<>#;\r\n]|^\p{White_Space}|\p{White_Space}$/u.test(value);

/** The most specific value of one type of attribute. */
export const valueOfType = (name: CertificateName, shortName: string): string | null => {
  for (const component of [...name].reverse())
    for (const { oid, value } of component) if (shortNames.get(oid) === shortName) return value;
  return null;
};
