import type { Diagnostic } from '../base/diagnostic.js';
import { foldCase } from '../base/fold-case.js';
import type { AdObject } from '../model/directory.js';
import { dnOfDomain, domainOfDn, parseDn } from '../model/dn.js';
import type { Domain, Forest } from '../model/workspace.js';
import type { Connector, Partition } from '../rule/server-export.js';
import { dnKey } from './dn-key.js';
import { connectorParameters } from './parameters.js';

/** Why a connector does not see an object: its domain, its container or its type is not selected. */
export type SkipReason = 'domain' | 'container' | 'objectType';

export type ImportDecision =
  | { readonly kind: 'imported'; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** What holds for all objects of one container. */
type Container =
  | { readonly objectTypes: ReadonlySet<string> | null; readonly parameters: ReadonlyMap<string, string> }
  | { readonly reason: SkipReason };

/** The domain, container and type filters of a connector (export-formats 3.1); each container is judged once. */
export class ImportFilter {
  readonly diagnostics: Diagnostic[] = [];
  private readonly containers = new Map<string, Container>();
  private readonly partitions: ReadonlyMap<string, Partition>;
  private readonly shared: ReadonlyMap<string, string>;

  constructor(
    private readonly connector: Connector,
    private readonly forest: Forest,
  ) {
    const partitions = new Map(connector.partitions.map((partition) => [domainOf(partition.dn), partition]));
    const isOfForest = forest.domains.some(({ fqdn }) => partitions.has(foldCase(fqdn)));
    this.partitions = isOfForest ? partitions : new Map();
    this.shared = isOfForest ? connectorParameters(connector) : withForest(connectorParameters(connector), forest);
    if (!isOfForest && connector.partitions.length > 0) this.diagnostics.push(otherForest(connector, forest));
  }

  decide(object: AdObject): ImportDecision {
    const parent = parentOf(object.dn);
    let container = this.containers.get(parent);
    if (container === undefined) this.containers.set(parent, (container = this.judge(parent)));
    if ('reason' in container) return { kind: 'skipped', reason: container.reason };
    const { objectTypes, parameters } = container;
    if (objectTypes !== null && !objectTypes.has(object.objectClass)) return { kind: 'skipped', reason: 'objectType' };
    return { kind: 'imported', parameters };
  }

  private judge(parent: string): Container {
    const domain = domainOf(parent);
    if (this.partitions.size === 0) {
      const types = this.connector.partitions.flatMap(({ objectTypes }) => objectTypes);
      const known = this.forest.domains.find(({ fqdn }) => foldCase(fqdn) === domain);
      const parameters = known === undefined ? this.shared : new Map([...this.shared, ...domainParameters(known)]);
      return { objectTypes: types.length === 0 ? null : new Set(types), parameters };
    }
    const partition = this.partitions.get(domain);
    if (partition === undefined || !partition.selected) return { reason: 'domain' };
    if (!isIncluded(parent, partition)) return { reason: 'container' };
    return {
      objectTypes: new Set(partition.objectTypes),
      parameters: new Map([...this.shared, ...partition.parameters]),
    };
  }
}

/** The longest DN of both lists that the container lies in decides; where none does, only a list of inclusions keeps it out. */
const isIncluded = (parent: string, { containerInclusions, containerExclusions }: Partition): boolean => {
  const key = dnKey(parent);
  const longest = (dns: readonly string[]): number =>
    dns.map(dnKey).reduce((length, dn) => (lies(key, dn) ? Math.max(length, dn.length) : length), -1);
  const included = longest(containerInclusions);
  const excluded = longest(containerExclusions);
  return included < 0 && excluded < 0 ? containerInclusions.length === 0 : included >= excluded;
};

const lies = (key: string, container: string): boolean => key === container || key.endsWith(`,${container}`);

/** The DN without its first part; a comma behind a backslash belongs to a name. */
const parentOf = (dn: string): string => {
  for (let i = 0; i < dn.length; i++) {
    if (dn.charAt(i) === '\\') i++;
    else if (dn.charAt(i) === ',') return dn.slice(i + 1);
  }
  return '';
};

const domainOf = (dn: string): string => domainOfDn(parseDn(dn) ?? []);

const domainParameters = ({ fqdn, netbios }: Domain): readonly (readonly [string, string])[] => [
  ['Domain.FQDN', fqdn],
  ['Domain.LDAP', dnOfDomain(fqdn)],
  ['Domain.Netbios', netbios],
];

/** The connector was exported from another forest, so its own names would be wrong. */
const withForest = (parameters: ReadonlyMap<string, string>, forest: Forest): ReadonlyMap<string, string> =>
  new Map([
    ...parameters,
    ['Forest.FQDN', forest.fqdn],
    ['Forest.LDAP', dnOfDomain(forest.fqdn)],
    ['Forest.Netbios', forest.netbios],
  ]);

const otherForest = ({ name, partitions }: Connector, { fqdn }: Forest): Diagnostic => ({
  code: 'engine/other-forest',
  severity: 'warning',
  message: `the connector \`${name}\` imports ${partitions.map((one) => `\`${one.name}\``).join(', ')} and no domain of \`${fqdn}\`; its filters are not applied`,
  help: 'Export the configuration of the server that imports this forest, or accept that every container is imported.',
});
