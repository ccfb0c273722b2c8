import { metaverseSchema } from '../attribute/catalogue.js';
import type { FileSet } from '../base/files.js';
import { ok, type Result } from '../base/result.js';
import { uuidV5 } from '../base/uuid.js';
import { buildRules, type StandardRule } from './out-of-box/build-rules.js';
import { builtInAadConnector, builtInAdConnector, type DomainNames } from './out-of-box/built-in-connectors.js';
import { type Feature, readRuleFiles } from './out-of-box/rule-files.js';
import type { ServerConfiguration } from './server-export.js';
import type { SyncRule } from './sync-rule.js';

/** What a built-in server is called, and what the administrator switched on. */
export interface BuiltInNames {
  readonly adConnector: string;
  readonly aadConnector: string;
  readonly forestFqdn: string;
  readonly domains: readonly DomainNames[];
  /** None unless stated. Hybrid write-back may be on at one server of a forest only (DT-4). */
  readonly features?: ReadonlySet<Feature>;
}

/** Of our own making, never to be changed: identifiers of connectors and rules derive from it (style 11). */
const namespace = '3d1f0a7c-9b58-4c1e-8f43-5a2e7d90b6c4';

/** A server with the standard rules of `rules/out-of-box` and the built-in catalogue, for a workspace without its export (design 5). */
export const builtInConfiguration = (resources: FileSet, names: BuiltInNames): Result<ServerConfiguration> => {
  const rules = standardRules(resources);
  if (!rules.ok) return rules;
  const ad = builtInAdConnector(
    uuidV5(JSON.stringify(['connector', names.adConnector]), namespace),
    names.adConnector,
    names.forestFqdn,
    names.domains,
  );
  const connectors = { ad, aad: builtInAadConnector(names.aadConnector) };
  return ok(
    {
      origin: 'built-in',
      rules: rules.value
        .filter(({ feature }) => feature === null || names.features?.has(feature) === true)
        .map(({ rule, connector }): SyncRule => {
          const { id: connectorId, name } = connectors[connector];
          const id = uuidV5(JSON.stringify(['rule', name, rule.name]), namespace);
          return { ...rule, id, internalId: id, connector: connectorId };
        }),
      connectors: [connectors.aad, connectors.ad],
      metaverse: { schema: metaverseSchema, objectTypes: new Set(['device', 'group', 'person']), settings: new Map() },
    },
    rules.diagnostics,
  );
};

const known = new WeakMap<FileSet, Result<readonly StandardRule[]>>();

/** The rules of these resources, read once: every server of a workspace has the same. */
const standardRules = (resources: FileSet): Result<readonly StandardRule[]> => {
  let rules = known.get(resources);
  if (rules === undefined) {
    const files = readRuleFiles(resources);
    rules = files.ok ? buildRules(files.value) : files;
    known.set(resources, rules);
  }
  return rules;
};

/** The standard rules as an installation makes them, whatever is switched on; for comparison by name and tag (AUT-10). */
export const builtInStandardRules = (resources: FileSet): Result<readonly SyncRule[]> => {
  const rules = standardRules(resources);
  return rules.ok
    ? ok(
        rules.value.map(({ rule }): SyncRule => ({ ...rule, id: '', internalId: '', connector: '' })),
        rules.diagnostics,
      )
    : rules;
};
