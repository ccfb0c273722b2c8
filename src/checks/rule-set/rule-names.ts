import type { Schema } from '../../attribute/schema.js';
import type { SyncRule } from '../../rule/sync-rule.js';
import type { Remark, RulePart } from '../define-check.js';
import type { RuleSet } from '../rule-set.js';

/** An attribute name in a rule and the directory it must belong to. */
export interface NameUse {
  readonly rule: SyncRule;
  readonly name: string;
  readonly part: RulePart;
  readonly schema: Schema;
  /** How messages call that directory. */
  readonly where: string;
  readonly role: 'source' | 'expression' | 'target' | 'scope' | 'join';
}

/** Every attribute that a rule names: scopes, joins, targets, sources, and those inside expressions. */
export function* namesIn(set: RuleSet, rule: SyncRule): Generator<NameUse> {
  const space = `the connector \`${set.connectorOf(rule)?.name ?? rule.connector}\``;
  const [source, target] = rule.direction === 'Inbound' ? [space, 'the metaverse'] : ['the metaverse', space];
  const sourceSchema = set.sourceSchema(rule);
  for (const [group, clauses] of rule.scopeGroups.entries())
    for (const [clause, { attribute }] of clauses.entries())
      yield {
        rule,
        name: attribute,
        part: { kind: 'scope', group, clause },
        schema: sourceSchema,
        where: source,
        role: 'scope',
      };
  for (const [group, conditions] of rule.joinGroups.entries())
    for (const [condition, { csAttribute, mvAttribute }] of conditions.entries()) {
      const part: RulePart = { kind: 'join', group, condition };
      yield { rule, name: csAttribute, part, schema: set.spaceSchema(rule), where: space, role: 'join' };
      yield { rule, name: mvAttribute, part, schema: set.metaverse.schema, where: 'the metaverse', role: 'join' };
    }
  for (const flow of rule.flows) {
    const part: RulePart = { kind: 'flow', target: flow.target };
    yield { rule, name: flow.target, part, schema: set.targetSchema(rule), where: target, role: 'target' };
    for (const name of new Set(set.sourcesOf(flow)))
      yield {
        rule,
        name,
        part,
        schema: sourceSchema,
        where: source,
        role: flow.kind === 'expression' ? 'expression' : 'source',
      };
  }
}

/** Names that belong to objects though no schema lists them (PIPE-10). */
export const isKnownName = ({ name, schema, where }: NameUse): boolean =>
  schema.size === 0 || schema.has(name) || (name === 'dn' && where !== 'the metaverse');

const spellings = new WeakMap<Schema, ReadonlyMap<string, string>>();

/** The spelling of the schema for a name in another case, or null. */
export const otherCase = (schema: Schema, name: string): string | null => {
  let known = spellings.get(schema);
  if (known === undefined) {
    known = new Map([...schema.keys()].map((spelled) => [spelled.toLowerCase(), spelled]));
    spellings.set(schema, known);
  }
  return known.get(name.toLowerCase()) ?? null;
};

/** The remark about a name, placed. */
export const nameRemark = ({ rule, part }: NameUse, message: string, help: string): Remark => ({
  rule,
  part,
  message,
  help,
});
