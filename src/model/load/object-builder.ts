import { decodeTexts } from '../../attribute/decode-value.js';
import type { AttributeDefinition } from '../../attribute/schema.js';
import type { Value } from '../../attribute/value.js';
import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import { illegalCharacter, invisibleCharacter } from '../../base/legal-text.js';
import { suggestion } from '../../base/suggestion.js';
import type { AdObject } from '../directory.js';
import { domainOfDn, parseDn } from '../dn.js';
import type { Forest } from '../workspace.js';
import type { AttributeNames } from './attribute-names.js';
import { mostSpecificClass } from './object-class.js';
import type { Problems } from './problems.js';

/** One name of an object in a file with its values, not yet typed. */
export interface Field {
  readonly name: string;
  readonly texts: readonly string[];
  readonly at: Place;
}

/** Types what a file says about one object and checks it on its own. */
export class ObjectBuilder {
  private readonly domains: ReadonlySet<string>;

  constructor(
    readonly names: AttributeNames,
    forest: Forest,
    private readonly problems: Problems,
  ) {
    this.domains = new Set(forest.domains.map((domain) => domain.fqdn));
  }

  /** The object, or null when it is so damaged that it cannot be named; the reasons are in `problems`. */
  build(fields: Iterable<Field>, at: Place): AdObject | null {
    let dn: string | null = null;
    let objectClass: string | null = null;
    const attributes = new Map<string, Value>();
    const aliases = new Map<string, Value>();
    for (const field of fields) {
      const meaning = this.names.meaningOf(field.name, field.at);
      if (meaning.kind === 'ignored' || !this.checkTexts(field)) continue;
      if (meaning.kind === 'dn') dn = this.dn(field);
      else if (meaning.kind === 'objectClass') objectClass = this.objectClass(field);
      else {
        const value = this.value(meaning.definition, meaning.known, field);
        if (value === null) continue;
        const { name } = meaning.definition;
        if (meaning.alias) aliases.set(name, value);
        else if (attributes.has(name)) this.repeated(name, field.at);
        else attributes.set(name, value);
      }
    }
    for (const [name, value] of aliases) if (!attributes.has(name)) attributes.set(name, value);
    if (dn === null) this.missing('dn', at, 'Add `dn` (`DistinguishedName` in CSV).');
    if (objectClass === null) this.missing('objectClass', at, 'Add `objectClass`, for example `user`.');
    if (!attributes.has('objectGUID')) this.missing('objectGUID', at, guidHelp);
    return dn === null || objectClass === null ? null : { dn, objectClass, attributes, at };
  }

  private missing(name: string, at: Place, help: string): void {
    this.problems.error('missing-attribute', at, `the object has no \`${name}\``, help);
  }

  private repeated(name: string, at: Place): void {
    const help = 'Attribute names ignore case; keep one.';
    this.problems.error('duplicate-attribute', at, `the attribute \`${name}\` is given twice for one object`, help);
  }

  private checkTexts({ name, texts, at }: Field): boolean {
    for (const text of texts) {
      const illegal = illegalCharacter(text);
      if (illegal !== null) {
        const message = `\`${name}\` contains the character ${illegal}, which no output format can carry`;
        this.problems.error('illegal-character', at, message, 'Remove the character at its source.');
        return false;
      }
      const invisible = invisibleCharacter(text);
      if (invisible !== null) {
        const message = `\`${name}\` contains the invisible character ${invisible}`;
        this.problems.warning(
          'invisible-character',
          at,
          message,
          'It is kept; remove it at its source if it is a mistake.',
        );
      }
    }
    return true;
  }

  private dn({ texts, at }: Field): string | null {
    const [dn] = texts;
    if (dn === undefined) return null;
    const parts = texts.length === 1 ? parseDn(dn) : null;
    if (parts === null) {
      const help = 'Write it like `CN=Anna Berg,OU=People,DC=contoso,DC=internal`; escape commas in names with `\\`.';
      this.problems.error('dn', at, `${quoted(dn)} is no distinguished name`, help);
      return null;
    }
    const domain = domainOfDn(parts);
    if (!this.domains.has(domain)) {
      const message = `${quoted(dn)} lies in \`${domain}\`, which is no domain of the forest`;
      this.problems.error('foreign-domain', at, message, domainHelp(domain, this.domains));
    }
    return dn;
  }

  private objectClass({ texts, at }: Field): string | null {
    const found = mostSpecificClass(texts);
    if (found === null && texts.length > 0) {
      const message = `${quoted(texts.join(' '))} does not say what the object is`;
      this.problems.error('object-class', at, message, 'Name the class, for example `user`, `contact` or `group`.');
    }
    return found;
  }

  private value(definition: AttributeDefinition, known: boolean, { texts, at }: Field): Value | null {
    if (texts.length === 0) return null;
    const [text] = texts;
    if (!known) return texts.length === 1 && text !== undefined ? text : texts;
    const wanted = definition.type === 'boolean' ? texts.map((value) => value.toUpperCase()) : texts;
    const decoded = decodeTexts(definition, wanted);
    if (typeof decoded === 'object' && decoded !== null && 'error' in decoded) {
      const message = `\`${definition.name}\` cannot be ${quoted(texts.join(';'))}`;
      this.problems.error('value', at, message, decoded.error);
      return null;
    }
    return decoded;
  }
}

const guidHelp =
  'Export `objectGUID` too, or describe the person under `people:`, which derives it; it ties the person together across tenants.';

const domainHelp = (domain: string, domains: ReadonlySet<string>): string =>
  `${suggestion(domain, domains)} Child domains are listed under \`forest: domains:\`.`;
