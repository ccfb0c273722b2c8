import { adSchema, lookupIgnoringCase } from '../../attribute/catalogue.js';
import type { AttributeDefinition } from '../../attribute/schema.js';
import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import { suggestion } from '../../base/suggestion.js';
import type { Problems } from './problems.js';

/** What a name in a directory file stands for. */
export type NameMeaning =
  | { readonly kind: 'dn' }
  | { readonly kind: 'objectClass' }
  | { readonly kind: 'ignored' }
  | {
      readonly kind: 'attribute';
      readonly definition: AttributeDefinition;
      readonly known: boolean;
      /** PowerShell's own name for the attribute; it yields to the LDAP name when a file has both. */
      readonly alias: boolean;
    };

/** Properties `Get-ADUser` and its sisters add under names of their own, and what they show. */
const powershellNames: ReadonlyMap<string, string> = new Map([
  ['city', 'l'],
  ['country', 'c'],
  ['emailaddress', 'mail'],
  ['fax', 'facsimileTelephoneNumber'],
  ['members', 'member'],
  ['mobilephone', 'mobile'],
  ['office', 'physicalDeliveryOfficeName'],
  ['officephone', 'telephoneNumber'],
  ['organization', 'o'],
  ['pobox', 'postOfficeBox'],
  ['sid', 'objectSid'],
  ['state', 'st'],
  ['surname', 'sn'],
]);

/** Computed by PowerShell or kept by the domain controller; nothing onegal models reads them. */
const ignored: ReadonlySet<string> = new Set(
  (
    'name enabled groupcategory groupscope memberof objectcategory instancetype whencreated whenchanged usncreated usnchanged ' +
    'dscorepropagationdata ntsecuritydescriptor sdrightseffective canonicalname created modified createtimestamp modifytimestamp ' +
    'deleted isdeleted lastknownparent accountexpirationdate accountlockouttime accountnotdelegated allowreversiblepasswordencryption ' +
    'authenticationpolicy authenticationpolicysilo badlogoncount cannotchangepassword certificates compoundidentitysupported ' +
    'doesnotrequirepreauth homedirrequired kerberosencryptiontype lastbadpasswordattempt lastlogondate lockedout mnslogonaccount ' +
    'passwordexpired passwordlastset passwordneverexpires passwordnotrequired primarygroup principalsallowedtodelegatetoaccount ' +
    'protectedfromaccidentaldeletion serviceprincipalnames smartcardlogonrequired trustedfordelegation trustedtoauthfordelegation ' +
    'usedeskeyonly propertynames addedproperties removedproperties modifiedproperties propertycount writedebugstream ' +
    'writeerrorstream writeinformationstream writeverbosestream writewarningstream'
  ).split(' '),
);

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

/** Knows what names stand for and says once for each name what is strange about it. */
export class AttributeNames {
  private readonly meanings = new Map<string, NameMeaning>();

  constructor(private readonly problems: Problems) {}

  meaningOf(name: string, at: Place): NameMeaning {
    const cached = this.meanings.get(name);
    if (cached !== undefined) return cached;
    const meaning = this.find(name, at);
    this.meanings.set(name, meaning);
    return meaning;
  }

  private find(name: string, at: Place): NameMeaning {
    const folded = name.toLowerCase();
    if (folded === 'dn' || folded === 'distinguishedname') return { kind: 'dn' };
    if (folded === 'objectclass') return { kind: 'objectClass' };
    const { problems } = this;
    if (isSecret(folded)) {
      problems.warning(
        'secret',
        at,
        `\`${name}\` holds a secret and is left out`,
        'Do not export secrets; delete them from the file.',
      );
      return { kind: 'ignored' };
    }
    if (ignored.has(folded)) return { kind: 'ignored' };
    const definition = lookupIgnoringCase(adSchema, name);
    if (definition !== null) return { kind: 'attribute', definition, known: true, alias: false };
    const meant = powershellNames.get(folded);
    const aliased = meant === undefined ? null : lookupIgnoringCase(adSchema, meant);
    if (aliased !== null) return { kind: 'attribute', definition: aliased, known: true, alias: true };
    if (!namePattern.test(name)) {
      const help = 'LDAP names have letters, digits and hyphens only.';
      problems.error('attribute-name', at, `${quoted(name)} is no attribute name`, help);
      return { kind: 'ignored' };
    }
    const help = `${suggestion(name, adSchema.keys())} It is kept as text.`;
    problems.warning('unknown-attribute', at, `the attribute \`${name}\` is not known in Active Directory`, help);
    return { kind: 'attribute', definition: { name, type: 'string', multiValued: false }, known: false, alias: false };
  }
}
