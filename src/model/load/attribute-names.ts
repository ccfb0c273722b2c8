import { adSchema, lookupIgnoringCase } from '../../attribute/catalogue.js';
import type { AttributeNumbers } from '../../attribute/packed-attributes.js';
import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import { suggestion } from '../../base/suggestion.js';
import type { Alias, Dialect } from './dialects.js';
import { Inlet, type Watch } from './inlet.js';
import type { Problems } from './problems.js';

/** What a name in a directory file stands for. */
export type NameMeaning =
  | { readonly kind: 'dn' }
  | { readonly kind: 'objectClass' }
  /** Says that the object is a tombstone. */
  | { readonly kind: 'isDeleted' }
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: IgnoredReason }
  | { readonly kind: 'attribute'; readonly inlet: Inlet };

/** Why values under a name are left out. */
export type IgnoredReason = 'secret' | 'not modelled' | 'not a name';

/** Never kept in the model (hardening LOG-1). */
const secrets: ReadonlySet<string> = new Set([
  'unicodepwd',
  'userpassword',
  'unixuserpassword',
  'dbcspwd',
  'lmpwdhistory',
  'ntpwdhistory',
  'supplementalcredentials',
  'currentvalue',
  'priorvalue',
  'initialauthincoming',
  'initialauthoutgoing',
  'trustauthincoming',
  'trustauthoutgoing',
  'peklist',
]);
const secretPrefixes = /^(?:ms-mcs-admpwd|mslaps-|msfve-|mstpm-|mspki(?:accountcredentials|dpapimasterkeys|roaming))/;
const secretWords = /password|secret|credential/;

const isSecret = (folded: string): boolean =>
  secrets.has(folded) ||
  secretPrefixes.test(folded) ||
  (secretWords.test(folded) && lookupIgnoringCase(adSchema, folded) === null);

const namePattern = /^[A-Za-z][A-Za-z0-9-]*$/;
const rangePattern = /^range=(\d{1,9})-(\d{1,9}|\*)$/i;

/** The part of the values a name with `;range=0-1499` announces; `to` is null for the last part. */
export interface Range {
  readonly from: number;
  readonly to: number | null;
}

/** A name of a file understood. */
export interface KnownName {
  readonly meaning: NameMeaning;
  readonly range: Range | null;
}

/** Knows what names of one dialect stand for and says once for each name what is strange about it. */
export class AttributeNames {
  private readonly known = new Map<string, KnownName>();
  private readonly inlets = new Map<string, Inlet>();

  constructor(
    private readonly dialect: Dialect,
    private readonly numbers: AttributeNumbers,
    private readonly watch: Watch,
    private readonly problems: Problems,
  ) {}

  meaningOf(name: string, at: Place): NameMeaning {
    return this.knownName(name, at).meaning;
  }

  /** A name that may carry options: `member;range=0-1499`, `userCertificate;binary` (RFC 4512 2.5). */
  knownName(name: string, at: Place): KnownName {
    const cached = this.known.get(name);
    if (cached !== undefined) return cached;
    const found = this.withOptions(name, at);
    this.known.set(name, found);
    return found;
  }

  private withOptions(name: string, at: Place): KnownName {
    const [base = '', ...options] = name.split(';');
    let range: Range | null = null;
    for (const option of options) {
      const found = rangePattern.exec(option);
      if (found !== null) range = { from: Number(found[1]), to: found[2] === '*' ? null : Number(found[2]) };
      else if (option.toLowerCase() !== 'binary') {
        const help = 'Only `;binary` and `;range=` are understood; export the attribute without options.';
        this.problems.error('attribute-name', at, `${quoted(name)} has the option ${quoted(option)}`, help);
        return { meaning: { kind: 'ignored', name, reason: 'not a name' }, range: null };
      }
    }
    return { meaning: this.find(base, at), range };
  }

  private find(name: string, at: Place): NameMeaning {
    const folded = name.toLowerCase();
    if (folded === 'dn' || folded === 'distinguishedname') return { kind: 'dn' };
    if (folded === 'objectclass') return { kind: 'objectClass' };
    if (folded === 'isdeleted' || folded === 'deleted') return { kind: 'isDeleted' };
    const { problems, dialect } = this;
    if (isSecret(folded)) {
      const help = 'Do not export secrets; delete them from the file.';
      problems.warning('secret', at, `\`${name}\` holds a secret and is left out`, help);
      return { kind: 'ignored', name, reason: 'secret' };
    }
    const alias = dialect.aliases.get(folded);
    if (alias === undefined && dialect.ignored.has(folded)) return { kind: 'ignored', name, reason: 'not modelled' };
    const definition = lookupIgnoringCase(adSchema, name);
    if (definition !== null) return { kind: 'attribute', inlet: this.inlet(definition.name, null) };
    if (alias !== undefined) return { kind: 'attribute', inlet: this.inlet(alias.attribute, alias) };
    if (!namePattern.test(name)) {
      const help = 'LDAP names have letters, digits and hyphens only.';
      problems.error('attribute-name', at, `${quoted(name)} is no attribute name`, help);
      return { kind: 'ignored', name, reason: 'not a name' };
    }
    if (dialect.namesAreTyped) {
      const help = `${suggestion(name, adSchema.keys())} It is kept as text.`;
      problems.warning('unknown-attribute', at, `the attribute \`${name}\` is not known in Active Directory`, help);
    }
    return { kind: 'attribute', inlet: this.inlet(name, null) };
  }

  /** One inlet for each attribute whatever the case of its name. */
  private inlet(name: string, alias: Alias | null): Inlet {
    const key = alias === null ? name.toLowerCase() : `${name.toLowerCase()} alias`;
    let inlet = this.inlets.get(key);
    if (inlet === undefined) {
      const definition = lookupIgnoringCase(adSchema, name);
      const number = this.numbers.numberOf(definition?.name ?? name);
      const what = definition ?? { name, type: 'string', multiValued: false };
      inlet = new Inlet(what, definition !== null, number, alias, this.watch);
      this.inlets.set(key, inlet);
    }
    return inlet;
  }
}
