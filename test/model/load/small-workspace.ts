import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../../src/base/diagnostic.js';
import type { FileSet } from '../../../src/base/files.js';
import type { Result } from '../../../src/base/result.js';
import { type LoadedWorkspace, loadWorkspace } from '../../../src/model/load/load-workspace.js';

export const projectFolder = resolve(fileURLToPath(import.meta.url), '../../../..');

export const resources: FileSet = new Map(
  ['schemas/workspace.schema.json', 'schemas/directory.schema.json'].map((path) => [
    path,
    readFileSync(resolve(projectFolder, path), 'utf8'),
  ]),
);

/** The reference topology of scenario A as `onegal.yaml`; one line per entry, so that tests can replace lines. */
export const configuration = `version: 1
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
    acceptedDomains: [cn.contoso.com]
servers:
  - name: G
    tenant: global
    connectors: { ad: contoso.internal, aad: "contoso.onmicrosoft.com - AAD" }
  - name: C
    tenant: china
    connectors: { ad: contoso.internal, aad: "contoso.partner.onmschina.cn - AAD" }
`;

export const onePerson = 'people:\n  - { name: Alice Berg, upn: alice@contoso.com, population: P01 }\n';

/** Loads `configuration` with some files; without directory files one person is there. */
export const load = (files: Readonly<Record<string, string>>, yaml = configuration): Result<LoadedWorkspace> => {
  const set = new Map<string, string>([['onegal.yaml', yaml], ...Object.entries(files)]);
  if (![...set.keys()].some((path) => path.startsWith('directory/'))) set.set('directory/people.yaml', onePerson);
  return loadWorkspace(set, resources);
};

/** `file:line:column code` of each diagnostic that is no mere remark. */
export const places = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ at, code }) => `${at?.file}:${at?.line ?? ''}:${at?.column ?? ''} ${code}`);
