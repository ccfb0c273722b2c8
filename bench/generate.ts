import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attributeNames, type BenchObject, directory } from './directory.js';

/** A file format of the generated directory. */
export type Format = 'jsonl' | 'csv' | 'ldif';

const listText = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.map((one) => one.replaceAll(';', '\\;')).join(';');

/** As the reading side has to cope with it: no order of attributes is promised, numbers are numbers, lists are lists. */
export const jsonLine = ({ dn, objectClass, attributes }: BenchObject): string =>
  `${JSON.stringify({ dn, objectClass, ...Object.fromEntries(attributes) })}\n`;

/** `Get-ADUser | Export-Csv`: every cell quoted, empty where there is no value. */
const csvRow = ({ dn, objectClass, attributes }: BenchObject, names: readonly string[]): string => {
  const values = new Map(attributes);
  const cells = [dn, objectClass, ...names.map((name) => listText(values.get(name) ?? ''))];
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
};

const isSafe = /^[!-9;=-~][ -~]*$/;
const ldifLine = (name: string, value: string): string => {
  if (name === 'objectGUID' || name === 'msExchMailboxGuid')
    return `${name}:: ${Buffer.from(value.replaceAll('-', ''), 'hex').toString('base64')}\r\n`;
  return isSafe.test(value) ? `${name}: ${value}\r\n` : `${name}:: ${Buffer.from(value).toString('base64')}\r\n`;
};

/** `ldifde -f`. */
const ldifEntry = ({ dn, objectClass, attributes }: BenchObject): string => {
  const classes = objectClass === 'user' ? ['top', 'person', 'organizationalPerson', 'user'] : ['top', 'group'];
  const lines = [ldifLine('dn', dn), 'changetype: add\r\n', ...classes.map((name) => ldifLine('objectClass', name))];
  for (const [name, value] of attributes)
    for (const one of typeof value === 'string' ? [value] : value) lines.push(ldifLine(name, one));
  return `${lines.join('')}\r\n`;
};

/** Writes the directory of so many people, in pieces, so that a million of them need no memory. */
export const generate = (file: string, format: Format, users: number, part: 'all' | 'users' = 'all'): void => {
  mkdirSync(dirname(file), { recursive: true });
  const names = attributeNames();
  const handle = openSync(file, 'w');
  let pending: string[] = [];
  const flush = (): void => {
    writeSync(handle, pending.join(''));
    pending = [];
  };
  if (format === 'csv')
    pending.push(`${['DistinguishedName', 'ObjectClass', ...names].map((name) => `"${name}"`).join(',')}\r\n`);
  for (const object of directory(users)) {
    if (part === 'users' && object.objectClass !== 'user') break;
    pending.push(format === 'csv' ? csvRow(object, names) : format === 'ldif' ? ldifEntry(object) : jsonLine(object));
    if (pending.length >= 2000) flush();
  }
  flush();
  closeSync(handle);
};

/** The topology of the golden case, so that the populations mean what they mean there. */
export const workspaceText = `version: 1
forest: contoso.internal
home: { attribute: extensionAttribute15, values: { china: ["21V", "21V-STAGED"] } }
tenants:
  - name: global
    cloud: global
    initialDomain: contoso.onmicrosoft.com
    routingDomain: contoso.mail.onmicrosoft.com
    verifiedDomains: [contoso.com]
  - name: china
    cloud: china
    initialDomain: contoso.partner.onmschina.cn
    routingDomain: contoso.partner.mail.onmschina.cn
    verifiedDomains: [cn.contoso.com]
servers:
  - name: G
    tenant: global
    connectors: { ad: contoso.internal, aad: "contoso.onmicrosoft.com - AAD" }
  - name: C
    tenant: china
    connectors: { ad: contoso.internal, aad: "contoso.partner.onmschina.cn - AAD" }
`;

/** A workspace whose directory is one generated file; returns the file. */
export const generateWorkspace = (folder: string, format: Format, users: number): string => {
  mkdirSync(folder, { recursive: true });
  const handle = openSync(join(folder, 'onegal.yaml'), 'w');
  writeSync(handle, workspaceText);
  closeSync(handle);
  const file = join(folder, 'directory', `objects.${format}`);
  generate(file, format, users);
  return file;
};
