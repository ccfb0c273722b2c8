/** How a family of tools writes attributes, as far as it differs from LDAP (design 2, hardening CSV and LDIF). */
export interface Dialect {
  readonly name: 'ldifde' | 'csvde' | 'Export-Csv' | 'onegal';
  /** Names of its own for attributes, folded; each yields to the LDAP name when an object has both. */
  readonly aliases: ReadonlyMap<string, Alias>;
  /** Folded names of what it adds and nothing here reads. */
  readonly ignored: ReadonlySet<string>;
  /** Whether a person may have typed the names, so that one which AD does not have deserves a remark; else it is counted. */
  readonly namesAreTyped: boolean;
  /** Binary values, and text that is not ASCII, are written `X'48656C6C6F'`. */
  readonly hexValues: boolean;
  /** `\;` stands for `;` in every value, not only in lists. */
  readonly escapesEverywhere: boolean;
}

export interface Alias {
  readonly attribute: string;
  /** What a value says in LDAP; a text that is not listed is no value. */
  readonly values?: ReadonlyMap<string, string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Kept by the domain controller; nothing onegal models reads it. */
const kept =
  'name memberof objectcategory instancetype whencreated whenchanged usncreated usnchanged dscorepropagationdata ' +
  'ntsecuritydescriptor sdrightseffective canonicalname createtimestamp modifytimestamp lastknownparent allowedattributes ' +
  'allowedattributeseffective allowedchildclasses allowedchildclasseseffective replpropertymetadata subschemasubentry structuralobjectclass';

/** Computed by the cmdlets of the ActiveDirectory module. */
const computed =
  'groupcategory groupscope created modified accountexpirationdate accountlockouttime accountnotdelegated ' +
  'allowreversiblepasswordencryption authenticationpolicy authenticationpolicysilo badlogoncount cannotchangepassword certificates ' +
  'compoundidentitysupported doesnotrequirepreauth homedirrequired homepage kerberosencryptiontype lastbadpasswordattempt ' +
  'lastlogondate lockedout mnslogonaccount passwordexpired passwordlastset passwordneverexpires passwordnotrequired ' +
  'primarygroup principalsallowedtodelegatetoaccount protectedfromaccidentaldeletion serviceprincipalnames smartcardlogonrequired ' +
  'trustedfordelegation trustedtoauthfordelegation usedeskeyonly propertynames addedproperties removedproperties ' +
  'modifiedproperties propertycount writedebugstream writeerrorstream writeinformationstream writeverbosestream writewarningstream ' +
  'sidhistory';

/**
 * `Get-ADUser` and its sisters name some attributes their own way. `Enabled` is one bit of `userAccountControl`: where that was
 * not exported too, an ordinary account (512) or a disabled one (514) is meant.
 */
const cmdletNames: ReadonlyMap<string, Alias> = new Map<string, Alias>([
  ['city', { attribute: 'l' }],
  ['country', { attribute: 'c' }],
  ['emailaddress', { attribute: 'mail' }],
  [
    'enabled',
    {
      attribute: 'userAccountControl',
      values: new Map([
        ['true', '512'],
        ['false', '514'],
      ]),
    },
  ],
  ['fax', { attribute: 'facsimileTelephoneNumber' }],
  ['members', { attribute: 'member' }],
  ['mobilephone', { attribute: 'mobile' }],
  ['office', { attribute: 'physicalDeliveryOfficeName' }],
  ['officephone', { attribute: 'telephoneNumber' }],
  ['organization', { attribute: 'o' }],
  ['othername', { attribute: 'middleName' }],
  ['pobox', { attribute: 'postOfficeBox' }],
  ['sid', { attribute: 'objectSid' }],
  ['state', { attribute: 'st' }],
  ['surname', { attribute: 'sn' }],
]);

const ldap = { aliases: new Map<string, Alias>(), ignored: words(kept), namesAreTyped: false } as const;

/** `ldifde -f`. */
export const ldifde: Dialect = { ...ldap, name: 'ldifde', hexValues: false, escapesEverywhere: false };

/** `csvde -f`: the first column is `DN`. */
export const csvde: Dialect = { ...ldap, name: 'csvde', hexValues: true, escapesEverywhere: true };

/** `Get-ADUser | Export-Csv`, and CSV that people write in its likeness. */
export const exportCsv: Dialect = {
  name: 'Export-Csv',
  aliases: cmdletNames,
  ignored: words(`${kept} ${computed}`),
  namesAreTyped: true,
  hexValues: false,
  escapesEverywhere: false,
};

/** YAML, JSON and JSON lines, which take the names of either side. */
export const onegal: Dialect = { ...exportCsv, name: 'onegal' };

/** The dialect of a CSV file by its header. */
export const csvDialectOf = (header: readonly string[]): Dialect => (header[0] === 'DN' ? csvde : exportCsv);
