import { hasErrors } from '../../base/diagnostic.js';
import { type DocumentNode, placeOf } from '../../base/document.js';
import type { FileSet, StreamSet } from '../../base/files.js';
import { foldAscii } from '../../base/fold-case.js';
import { readYaml } from '../../base/read-yaml.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { compileSchema } from '../../base/validate.js';
import type { Domain, Forest, HomeAssignment, Options, Server, Tenant, Workspace } from '../workspace.js';
import { checkDomains } from './check-domains.js';
import { checkHome } from './check-home.js';
import { checkNames } from './check-names.js';
import { checkPlatforms } from './check-platforms.js';
import { Problems } from './problems.js';
import { readAssignment } from './read-assignment.js';
import { readExistingObjects } from './read-existing-objects.js';
import { acceptedDomainOf, readAvailability, readMail } from './read-mail.js';
import type { DomainEntry, HomeEntry, ServerEntry, TenantEntry, WorkspaceFile } from './workspace-file.js';

/** Defaults of scenario H; the schema says the same, a test compares them. */
export const defaultOptions: Options = {
  domainMode: 'split',
  foreignUpn: 'rewrite',
  foreignLeavers: 'filter',
  foreignWithoutMail: 'filter',
  foreignMailboxGuid: 'strip',
  sipAddresses: 'drop',
  foreignLync: 'strip',
  legacyExchangeDnAddress: false,
  homeTargetAddress: 'strip',
  linkedMailboxes: false,
  syncServiceMailboxes: true,
  groupUnverifiedPrimary: 'keep',
  passwordHashSync: true,
  operatorPrecedence: 'comparisonFirst',
  editedStandardRules: 'refuse',
  freeBusy: 'orgWideFbToken',
};

/** What the checks of `onegal.yaml` share: the raw entries, the finished workspace, and where everything stands. */
export interface ConfigurationInput {
  readonly entry: WorkspaceFile;
  readonly workspace: Workspace;
  readonly root: DocumentNode;
  readonly problems: Problems;
}

/**
 * Reads `onegal.yaml` and the inventories it names, those in `streams` piece by piece; all mistakes of the file in one run, each placed
 * (ERR-2).
 */
export const loadConfiguration = (
  text: string,
  file: string,
  files: FileSet,
  schemaText: string,
  streams: StreamSet = new Map(),
): Result<Workspace> => {
  const document = readYaml(text, file);
  if (!document.ok) return document;
  const root = document.value;
  const validated = compileSchema(schemaText)(root);
  if (!validated.ok) return failed(validated.diagnostics);
  // Every key and type was just checked against schemas/workspace.schema.json, which WorkspaceFile describes.
  const entry = validated.value as WorkspaceFile;
  const problems = new Problems();
  const tenants = entry.tenants.map((tenant, i) =>
    tenantOf(tenant, ['tenants', i], root, { files, streams }, problems),
  );
  const options = { ...defaultOptions, ...entry.options };
  const workspace: Workspace = {
    version: 1,
    forest: forestOf(entry.forest),
    home: homeAssignmentOf(entry.home),
    tenants,
    servers: entry.servers.map(serverOf),
    mail: readMail(entry.mail, tenants, options),
    availability: readAvailability(entry, tenants, options),
    options,
  };
  const input: ConfigurationInput = { entry, workspace, root, problems };
  checkNames(input);
  checkDomains(input);
  checkPlatforms(input);
  const home = checkHome(input);
  const diagnostics = [...document.diagnostics, ...problems.all()];
  return hasErrors(diagnostics) ? failed(diagnostics) : resultOf({ ...workspace, home }, diagnostics);
};

const domainOf = ({ fqdn, netbios }: DomainEntry): Domain => ({
  fqdn: foldAscii(fqdn),
  netbios: netbios ?? (fqdn.split('.')[0] ?? '').slice(0, 15).toUpperCase(),
});

const forestOf = (entry: WorkspaceFile['forest']): Forest => {
  const root = domainOf(typeof entry === 'string' ? { fqdn: entry } : entry);
  const others = typeof entry === 'string' ? [] : (entry.domains ?? []).map(domainOf);
  const named = others.find((domain) => domain.fqdn === root.fqdn);
  return { ...root, domains: named === undefined ? [root, ...others] : others };
};

const homeAssignmentOf = (entry: HomeEntry | undefined): HomeAssignment => {
  const values = new Map(Object.entries(entry?.values ?? {}));
  const staged = entry?.staged ?? [...values.values()].flat().filter((marker) => marker.endsWith('-STAGED'));
  const by = entry?.by ?? 'attribute';
  const attribute = by === 'attribute' ? (entry?.attribute ?? 'extensionAttribute15') : carrierAttributes[by];
  return { by, attribute, values, staged: new Set(staged) };
};

/** What a scope reads for the carriers that are no marker attribute. */
const carrierAttributes = { upnSuffix: 'userPrincipalName', organizationalUnit: 'dn', group: 'dn' } as const;

const tenantOf = (
  entry: TenantEntry,
  path: readonly (string | number)[],
  root: DocumentNode,
  { files, streams }: { readonly files: FileSet; readonly streams: StreamSet },
  problems: Problems,
): Tenant => ({
  name: entry.name,
  cloud: entry.cloud,
  initialDomain: foldAscii(entry.initialDomain),
  ...(entry.routingDomain === undefined ? {} : { routingDomain: foldAscii(entry.routingDomain) }),
  verifiedDomains: entry.verifiedDomains.map(foldAscii),
  acceptedDomains: (entry.acceptedDomains ?? entry.verifiedDomains).map(acceptedDomainOf),
  licensing: readAssignment(entry.licensing, placeOf(root, [...path, 'licensing']), files, problems),
  mailboxes: readAssignment(entry.mailboxes, placeOf(root, [...path, 'mailboxes']), files, problems),
  ...(entry.inventory === undefined
    ? {}
    : {
        inventory: readExistingObjects(
          typeof entry.inventory === 'string' ? [entry.inventory] : entry.inventory,
          placeOf(root, [...path, 'inventory']),
          files,
          streams,
          problems,
        ),
      }),
  ...(entry.matching === undefined ? {} : { matching: entry.matching }),
});

const serverOf = ({ name, tenant, connectors, precedence }: ServerEntry): Server => ({
  name,
  tenant,
  connectors: { ad: connectors.ad, aad: connectors.aad },
  precedence: precedence ?? { from: 1, to: 99 },
});
