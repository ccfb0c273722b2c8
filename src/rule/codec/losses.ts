import type { Flow, SyncRule } from '../sync-rule.js';

/** Something of a rule that a format cannot carry, and what stands there once the file is read again. */
export interface Loss {
  readonly rule: string;
  readonly id: string;
  /** Field of the neutral model; of a flow with its target: `sources of proxyAddresses`. */
  readonly field: string;
  readonly value: string;
  readonly becomes: string;
}

/** Every difference between a rule and what a format brings back of it (export-formats 5.6, DSC-2, DSC-9). */
export const lossesOf = (rule: SyncRule, carried: SyncRule): readonly Loss[] => {
  const changed = (field: string, value: string, becomes: string): readonly Loss[] =>
    value === becomes ? [] : [{ rule: rule.name, id: rule.id, field, value, becomes }];
  return [
    ...changed('id', rule.id, carried.id),
    ...(rule.internalId === rule.id && carried.internalId === carried.id
      ? []
      : changed('internalId', rule.internalId, carried.internalId)),
    ...changed('version', String(rule.version), String(carried.version)),
    ...changed('connector', rule.connector, carried.connector),
    ...changed('softDeleteExpiryInterval', rule.softDeleteExpiryInterval, carried.softDeleteExpiryInterval),
    ...rule.unknown
      .filter((part) => !carried.unknown.includes(part))
      .flatMap(({ parent, text }) => changed(`unknown part of ${parent === '' ? 'the rule' : parent}`, text, '')),
    ...rule.flows.flatMap((flow, i) =>
      changed(`sources of ${flow.target}`, sourcesOf(flow), sourcesOf(carried.flows[i] ?? flow)),
    ),
  ];
};

const sourcesOf = (flow: Flow): string => (flow.kind === 'expression' ? flow.sources.join(', ') : '');
