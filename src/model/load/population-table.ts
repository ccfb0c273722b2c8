/** Populations of scenario B.2 that can be written as `population:`; P29 is not in AD and therefore not among them. */
export type PopulationId = keyof typeof populations;

/** Where people of a population live; `any` follows `home:`. */
export type PopulationHome = 'first' | 'onPremises' | 'other' | 'staged' | 'any';

export interface Population {
  readonly title: string;
  readonly objectClass: 'user' | 'contact' | 'group' | 'msExchDynamicDistributionList';
  readonly home: PopulationHome;
  /** `home`: addresses in the home's domains; `external`: an address elsewhere that the person states; `none`: no mail. */
  readonly mail: 'home' | 'external' | 'none';
  /** Whether `targetAddress` points at the routing domain of the home tenant. */
  readonly routed?: true;
  /** Whether it holds an `msExchMailboxGuid`; `database`: and lies in an on-premises database. */
  readonly mailbox?: 'guid' | 'database';
  readonly archive?: true;
  /** Has the attributes of the population that is named for its home. */
  readonly like?: { readonly first: PopulationId; readonly onPremises: PopulationId; readonly other: PopulationId };
  /** Names must start so, because nothing else tells the population. */
  readonly aliasPrefix?: string;
  /** Single-valued attributes as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

const remoteUser = { msExchRecipientTypeDetails: '2147483648', msExchRecipientDisplayType: '-2147483642' };
const localUser = { msExchRecipientTypeDetails: '1', msExchRecipientDisplayType: '1073741824' };
const mailUser = { msExchRecipientTypeDetails: '128', msExchRecipientDisplayType: '6' };
const sharedRemote = { msExchRecipientTypeDetails: '34359738368', msExchRecipientDisplayType: '-2147483642' };
const roomRemote = {
  msExchRecipientTypeDetails: '8589934592',
  msExchRecipientDisplayType: '-2147481850',
  msExchResourceMetaData: 'ResourceType:Room',
  msExchResourceSearchProperties: 'Room',
  msExchResourceDisplay: 'Room',
  msExchResourceCapacity: '12',
};
const equipmentRemote = {
  msExchRecipientTypeDetails: '17179869184',
  msExchRecipientDisplayType: '-2147481594',
  msExchResourceMetaData: 'ResourceType:Equipment',
  msExchResourceSearchProperties: 'Equipment',
  msExchResourceDisplay: 'Equipment',
};
const enabled = { userAccountControl: '512' };
const disabled = { userAccountControl: '514' };
const hidden = { msExchHideFromAddressLists: 'TRUE' };

const define = <K extends string>(table: Readonly<Record<K, Omit<Population, 'like'> & { readonly like?: Like }>>) =>
  table;
type Like = { readonly first: 'P01'; readonly onPremises: 'P02'; readonly other: 'P03' };
const likeUsers: Like = { first: 'P01', onPremises: 'P02', other: 'P03' };

/** What AD holds for each population (scenario B.1, B.2); `docs/workspace.md` prints this table. */
export const populations = define({
  P01: {
    title: 'Mailbox in the first tenant (migrated)',
    objectClass: 'user',
    home: 'first',
    mail: 'home',
    routed: true,
    mailbox: 'guid',
    attributes: { ...enabled, ...remoteUser, msExchRemoteRecipientType: '4' },
  },
  P02: {
    title: 'Mailbox on-premises',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    attributes: { ...enabled, ...localUser },
  },
  P03: {
    title: 'Mailbox in another tenant, a mail user in AD',
    objectClass: 'user',
    home: 'other',
    mail: 'home',
    routed: true,
    attributes: { ...enabled, ...mailUser },
  },
  P03r: {
    title: 'Mailbox in another tenant, a remote mailbox in AD',
    objectClass: 'user',
    home: 'other',
    mail: 'home',
    routed: true,
    attributes: { ...enabled, ...remoteUser, msExchRemoteRecipientType: '1' },
  },
  P04: {
    title: 'Mailbox on-premises, its mailbox in another tenant is being filled',
    objectClass: 'user',
    home: 'staged',
    mail: 'home',
    mailbox: 'database',
    attributes: { ...enabled, ...localUser },
  },
  P05: {
    title: 'Mailbox on-premises with an archive in the first tenant',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    archive: true,
    attributes: { ...enabled, ...localUser, msExchRemoteRecipientType: '2' },
  },
  P06: {
    title: 'Shared mailbox in the first tenant',
    objectClass: 'user',
    home: 'first',
    mail: 'home',
    routed: true,
    mailbox: 'guid',
    attributes: { ...disabled, ...sharedRemote, msExchRemoteRecipientType: '100' },
  },
  P07: {
    title: 'Shared mailbox on-premises',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    attributes: { ...disabled, msExchRecipientTypeDetails: '4', msExchRecipientDisplayType: '0' },
  },
  P08: {
    title: 'Shared mailbox in another tenant',
    objectClass: 'user',
    home: 'other',
    mail: 'home',
    routed: true,
    attributes: { ...disabled, ...sharedRemote, msExchRemoteRecipientType: '97' },
  },
  P09: {
    title: 'Room in the first tenant',
    objectClass: 'user',
    home: 'first',
    mail: 'home',
    routed: true,
    mailbox: 'guid',
    attributes: { ...disabled, ...roomRemote, msExchRemoteRecipientType: '36' },
  },
  P10: {
    title: 'Room in another tenant',
    objectClass: 'user',
    home: 'other',
    mail: 'home',
    routed: true,
    attributes: { ...disabled, ...roomRemote, msExchRemoteRecipientType: '33' },
  },
  P11: {
    title: 'Equipment in a tenant (`home:` says which)',
    objectClass: 'user',
    home: 'any',
    mail: 'home',
    routed: true,
    attributes: { ...disabled, ...equipmentRemote, msExchRemoteRecipientType: '65' },
  },
  P12: {
    title: 'Room on-premises (equipment: recipient type 32, display type 8)',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    attributes: {
      ...disabled,
      msExchRecipientTypeDetails: '16',
      msExchRecipientDisplayType: '7',
      msExchResourceMetaData: 'ResourceType:Room',
      msExchResourceSearchProperties: 'Room',
      msExchResourceDisplay: 'Room',
    },
  },
  P13: {
    title: 'Partner: an account whose mailbox is elsewhere (`targetAddress:`)',
    objectClass: 'user',
    home: 'first',
    mail: 'external',
    attributes: { ...enabled, ...mailUser },
  },
  P14: {
    title: 'Mail contact (`targetAddress:`)',
    objectClass: 'contact',
    home: 'any',
    mail: 'external',
    attributes: { msExchRecipientTypeDetails: '64', msExchRecipientDisplayType: '6' },
  },
  P15: {
    title: 'Distribution group',
    objectClass: 'group',
    home: 'any',
    mail: 'home',
    attributes: { groupType: '8', msExchRecipientTypeDetails: '256', msExchRecipientDisplayType: '1' },
  },
  P16: {
    title: 'Mail-enabled security group',
    objectClass: 'group',
    home: 'any',
    mail: 'home',
    attributes: {
      groupType: '-2147483640',
      msExchRecipientTypeDetails: '1024',
      msExchRecipientDisplayType: '1073741833',
    },
  },
  P17: {
    title: 'Room list',
    objectClass: 'group',
    home: 'any',
    mail: 'home',
    attributes: { groupType: '8', msExchRecipientTypeDetails: '268435456', msExchRecipientDisplayType: '15' },
  },
  P18: {
    title: 'Dynamic distribution group (never synchronised)',
    objectClass: 'msExchDynamicDistributionList',
    home: 'any',
    mail: 'home',
    attributes: { msExchRecipientTypeDetails: '2048', msExchRecipientDisplayType: '3' },
  },
  P19: {
    title: 'Security group without mail',
    objectClass: 'group',
    home: 'any',
    mail: 'none',
    attributes: { groupType: '-2147483646' },
  },
  P20: {
    title: 'Leaver of the first tenant',
    objectClass: 'user',
    home: 'first',
    mail: 'home',
    routed: true,
    mailbox: 'guid',
    attributes: { ...disabled, ...remoteUser, ...hidden, msExchRemoteRecipientType: '4' },
  },
  P21: {
    title: 'Leaver of another tenant',
    objectClass: 'user',
    home: 'other',
    mail: 'home',
    routed: true,
    attributes: { ...disabled, ...mailUser, ...hidden },
  },
  P22: {
    title: 'Service account without mail',
    objectClass: 'user',
    home: 'first',
    mail: 'none',
    attributes: { userAccountControl: '66048' },
  },
  P23: {
    title: 'Service mailbox (alias starts with `svc-`)',
    objectClass: 'user',
    home: 'any',
    mail: 'home',
    like: likeUsers,
    aliasPrefix: 'svc-',
    attributes: {},
  },
  P24: { title: 'Hidden mailbox', objectClass: 'user', home: 'any', mail: 'home', like: likeUsers, attributes: hidden },
  P25: {
    title: 'Linked mailbox',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    attributes: {
      ...disabled,
      msExchRecipientTypeDetails: '2',
      msExchRecipientDisplayType: '1073741824',
      msExchMasterAccountSid: 'S-1-5-21-1004336348-1177238915-682003330-1111',
    },
  },
  P26: { title: 'User without mail', objectClass: 'user', home: 'first', mail: 'none', attributes: enabled },
  P27: {
    title: 'User of another tenant without mail',
    objectClass: 'user',
    home: 'other',
    mail: 'none',
    attributes: enabled,
  },
  P28: {
    title: 'System mailbox',
    objectClass: 'user',
    home: 'onPremises',
    mail: 'home',
    mailbox: 'database',
    attributes: { ...disabled, ...hidden, msExchRecipientTypeDetails: '8388608', msExchRecipientDisplayType: '10' },
  },
});
