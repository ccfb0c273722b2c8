import { firstOf } from '../attribute/value.js';
import type { AdObject } from './directory.js';
import { type Home, homeOf, markerOf } from './home.js';
import type { PopulationId } from './load/population-table.js';
import type { Workspace } from './workspace.js';

/** Recipient types that are never exported: arbitration, discovery, health, … (scenario B.2 P28, C.1). */
const systemTypes = 0x21c07000n;

/** Which population of scenario B.2 an object belongs to by what AD holds, or null when it fits none; `home` where it is known already. */
export const populationOf = (object: AdObject, workspace: Workspace, home: Home | null = null): PopulationId | null => {
  switch (object.objectClass) {
    case 'user':
    case 'inetOrgPerson':
      return userPopulation(object, workspace, home ?? homeOf(object, workspace));
    case 'contact':
      return has(object, 'targetAddress') || has(object, 'mail') ? 'P14' : null;
    case 'group':
      return groupPopulation(object);
    case 'msExchDynamicDistributionList':
      return 'P18';
    default:
      return null;
  }
};

const has = (object: AdObject, attribute: string): boolean => object.attributes.has(attribute);

const number = (object: AdObject, attribute: string): bigint => {
  const value = firstOf(object.attributes.get(attribute));
  return typeof value === 'bigint' ? value : 0n;
};

const isSet = (value: bigint, mask: bigint): boolean => BigInt.asIntN(64, value & mask) !== 0n;

const groupPopulation = (object: AdObject): PopulationId | null => {
  if (!has(object, 'mail') && !has(object, 'proxyAddresses')) return isSecurityGroup(object) ? 'P19' : null;
  if (number(object, 'msExchRecipientTypeDetails') === 268435456n) return 'P17';
  return isSecurityGroup(object) ? 'P16' : 'P15';
};

const isSecurityGroup = (object: AdObject): boolean => isSet(number(object, 'groupType'), 0x80000000n);

const userPopulation = (object: AdObject, workspace: Workspace, { tenant }: Home): PopulationId | null => {
  const type = number(object, 'msExchRecipientTypeDetails');
  if (isSet(type, systemTypes)) return 'P28';
  const isFirst = tenant === workspace.tenants[0]?.name;
  const control = number(object, 'userAccountControl');
  if (!has(object, 'mailNickname') && !has(object, 'mail')) {
    if (!isFirst) return 'P27';
    return isSet(control, 0x10000n) ? 'P22' : 'P26';
  }
  if (startsWithServicePrefix(object)) return 'P23';
  const isDisabled = isSet(control, 2n);
  const isHidden = object.attributes.get('msExchHideFromAddressLists') === true;
  if (isHidden && !(isDisabled && (type === 2147483648n || type === 128n))) return 'P24';
  return mailboxPopulation(object, type, isFirst, isHidden, workspace);
};

const startsWithServicePrefix = (object: AdObject): boolean => {
  const alias = firstOf(object.attributes.get('mailNickname'));
  return typeof alias === 'string' && /^svc-/i.test(alias);
};

const mailboxPopulation = (
  object: AdObject,
  type: bigint,
  isFirst: boolean,
  isLeaver: boolean,
  workspace: Workspace,
): PopulationId | null => {
  switch (type) {
    case 1n:
      if (workspace.home.staged.has(markerOf(object, workspace))) return 'P04';
      if (!isFirst) return null;
      return isSet(number(object, 'msExchRemoteRecipientType'), 2n) || has(object, 'msExchArchiveGUID') ? 'P05' : 'P02';
    case 2n:
      return 'P25';
    case 4n:
      return 'P07';
    case 16n:
    case 32n:
      return 'P12';
    case 128n:
      if (isFirst) return 'P13';
      return isLeaver ? 'P21' : 'P03';
    case 2147483648n:
      if (isLeaver) return isFirst ? 'P20' : 'P21';
      return isFirst ? 'P01' : 'P03r';
    case 8589934592n:
      return isFirst ? 'P09' : 'P10';
    case 17179869184n:
      return 'P11';
    case 34359738368n:
      return isFirst ? 'P06' : 'P08';
    default:
      return null;
  }
};
