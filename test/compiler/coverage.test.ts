import { describe, expect, it } from 'vitest';
import { inScope, type ScopeCase } from '../../src/rule/scope-cases.js';
import { reference, rulesFor } from './reference.js';

/** What the scopes look at in an object of scenario B.2. */
interface Population {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly objects?: 'user' | 'group' | 'contact';
  /** Scenario C.6, without the address filters of groups and contacts, which are asked for below. */
  readonly onG: string;
  readonly onC: string;
}

const enabled = { userAccountControl: '512', sAMAccountName: 'x' };
const disabled = { userAccountControl: '514', sAMAccountName: 'x' };
const mail = { mailNickname: 'x', proxyAddresses: 'SMTP:x@contoso.com', mail: 'x@contoso.com' };
const type = (value: string) => ({ msExchRecipientTypeDetails: value });
const target = { targetAddress: 'SMTP:x@contoso.mail.onmicrosoft.com' };
const guid = { msExchMailboxGuid: 'AA==' };
const china = { extensionAttribute15: '21V' };
const resource = { msExchResourceMetaData: 'ResourceType:Room' };

const populations: readonly Population[] = [
  { id: 'P01', attributes: { ...enabled, ...mail, ...target, ...type('2147483648') }, onG: '', onC: '10 12 20 30' },
  {
    id: 'P01 with Lync',
    attributes: { ...enabled, ...mail, ...target, 'msRTCSIP-UserEnabled': 'TRUE' },
    onG: '',
    onC: '10 12 20 26 30',
  },
  { id: 'P02', attributes: { ...enabled, ...mail, ...guid, ...type('1') }, onG: '', onC: '10 12 20 23 30' },
  { id: 'P05', attributes: { ...enabled, ...mail, ...guid, ...type('1') }, onG: '', onC: '10 12 20 23 30' },
  // A disabled account is outside of the copied account rule.
  { id: 'P07', attributes: { ...disabled, ...mail, ...guid, ...type('4') }, onG: '', onC: '10 20 23 30' },
  {
    id: 'P03',
    attributes: { ...enabled, ...mail, ...target, ...china, ...type('128') },
    onG: '10 12 20 30',
    onC: '40 43 44',
  },
  {
    id: 'P03r',
    attributes: { ...enabled, ...mail, ...target, ...china, ...type('2147483648') },
    onG: '10 12 20 30',
    onC: '40 43 44',
  },
  {
    id: 'P04',
    attributes: { ...enabled, ...mail, ...guid, ...type('1'), extensionAttribute15: '21V-STAGED' },
    onG: '',
    onC: '40 41 42 43',
  },
  { id: 'P06', attributes: { ...disabled, ...mail, ...target, ...type('34359738368') }, onG: '', onC: '10 20 30' },
  {
    id: 'P08',
    attributes: { ...disabled, ...mail, ...target, ...china, ...type('34359738368') },
    onG: '10 20 30',
    onC: '40 43 44',
  },
  {
    id: 'P09',
    attributes: { ...disabled, ...mail, ...target, ...resource, ...type('8589934592') },
    onG: '',
    onC: '10 15 20 30',
  },
  {
    id: 'P11',
    attributes: { ...disabled, ...mail, ...target, ...resource, ...type('17179869184') },
    onG: '',
    onC: '10 16 20 30',
  },
  {
    id: 'P12 room',
    attributes: { ...disabled, ...mail, ...guid, ...resource, ...type('16') },
    onG: '',
    onC: '10 15 20 23 30',
  },
  {
    id: 'P12 equipment',
    attributes: { ...disabled, ...mail, ...guid, ...resource, ...type('32') },
    onG: '',
    onC: '10 16 20 23 30',
  },
  {
    id: 'P10',
    attributes: { ...disabled, ...mail, ...target, ...resource, ...china, ...type('8589934592') },
    onG: '10 15 20 30',
    onC: '40 43 44',
  },
  { id: 'P13', attributes: { ...enabled, ...mail, ...target, ...type('128') }, onG: '', onC: '10 12 20 30' },
  { id: 'P14', objects: 'contact', attributes: { ...mail, ...target, ...type('64') }, onG: '56', onC: '56' },
  { id: 'P15', objects: 'group', attributes: { ...mail, ...type('256') }, onG: '52', onC: '52' },
  { id: 'P16', objects: 'group', attributes: { ...mail, ...type('1024') }, onG: '52', onC: '52' },
  { id: 'P17', objects: 'group', attributes: { ...mail, ...type('268435456') }, onG: '52', onC: '52' },
  { id: 'P19', objects: 'group', attributes: {}, onG: '', onC: '51' },
  { id: 'P19 of China', objects: 'group', attributes: { ...china }, onG: '', onC: '' },
  {
    id: 'group for China only',
    objects: 'group',
    attributes: { ...mail, extensionAttribute15: '21V-ONLY' },
    onG: '50 52',
    onC: '52',
  },
  {
    id: 'contact not for China',
    objects: 'contact',
    attributes: { ...mail, extensionAttribute15: 'GLOBAL-ONLY' },
    onG: '56',
    onC: '54 56',
  },
  // The matrix names the rule that decides; the others are in scope as well and do not matter for a filtered object.
  {
    id: 'P20',
    attributes: { ...disabled, ...mail, ...target, ...type('2147483648') },
    onG: '',
    onC: '05 10 20 30',
  },
  {
    id: 'P21',
    attributes: { ...disabled, ...mail, ...target, ...china, ...type('128') },
    onG: '05 10 20 30',
    onC: '40 43 44',
  },
  { id: 'P22', attributes: enabled, onG: '', onC: '06 12' },
  { id: 'P26', attributes: enabled, onG: '', onC: '06 12' },
  { id: 'P27', attributes: { ...enabled, ...china }, onG: '06 12', onC: '40 44' },
];

const firing = (server: string, { attributes, objects = 'user' }: Population): string => {
  const one: ScopeCase = new Map(Object.entries(attributes));
  return rulesFor(server, reference())
    .filter((rule) => rule.sourceObjectType === objects && inScope(rule, one))
    .map((rule) => rule.name.slice('onegal G'.length, 'onegal G00'.length))
    .join(' ');
};

describe('which rules fire for which population (scenario C.6)', () => {
  it.each(populations)('$id: G $onG, C $onC', (population) => {
    expect(firing('G', population)).toBe(population.onG);
    expect(firing('C', population)).toBe(population.onC);
  });
});
