import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { invariant } from '../../src/base/assert-never.js';
import type { FileSet } from '../../src/base/files.js';
import { type BuiltInNames, builtInConfiguration } from '../../src/rule/out-of-box.js';
import type { ServerConfiguration } from '../../src/rule/server-export.js';

const project = resolve(import.meta.dirname, '../..');

/** The out-of-box rules and their schema as the package ships them. */
export const shippedRules: FileSet = new Map([
  ...readdirSync(join(project, 'rules/out-of-box')).map((name): [string, string] => [
    `rules/out-of-box/${name}`,
    readFileSync(join(project, 'rules/out-of-box', name), 'utf8'),
  ]),
  ['schemas/out-of-box.schema.json', readFileSync(join(project, 'schemas/out-of-box.schema.json'), 'utf8')],
]);

export const builtInNames: BuiltInNames = {
  adConnector: 'contoso.example',
  aadConnector: 'contoso.onmicrosoft.com - AAD',
  forestFqdn: 'contoso.example',
  domains: [
    { fqdn: 'contoso.example', netbios: 'CONTOSO' },
    { fqdn: 'asia.contoso.example', netbios: 'ASIA' },
  ],
};

/** The built-in server; fails the test when the shipped files are not sound. */
export const builtIn = (names: Partial<BuiltInNames> = {}): ServerConfiguration => {
  const result = builtInConfiguration(shippedRules, { ...builtInNames, ...names });
  invariant(result.ok, `the shipped rules are sound: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
};
