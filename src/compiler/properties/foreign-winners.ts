import { homeCases } from '../../model/home-cases.js';
import { inScope, type ScopeCase, scopeCases } from '../../rule/scope-cases.js';
import type { Flow, SyncRule } from '../../rule/sync-rule.js';
import { type Property, type PropertyInput, property, rulesFor } from './property.js';

/**
 * C.7.2: what wins on every foreign user with an alias, over every combination of values that the scopes of the
 * contributing rules can tell apart; without an alias the user must be filtered.
 */
export const foreignWinners = (input: PropertyInput): Property => {
  const { workspace, server } = input;
  const foreign = homeCases(workspace, server.tenant)
    .filter((one) => one.foreign)
    .map(({ value }) => value);
  const problems: string[] = [];
  let judged = 0;
  const types = personTypes.filter((type) => input.rules.some((rule) => rule.sourceObjectType === type));
  for (const [type, claim] of types.flatMap((one) => claims(input).map((claim) => [one, claim] as const))) {
    const contributing = rulesFor(input, type).filter((rule) => flowTo(rule, claim.target) !== undefined);
    const alias = claim.withAlias ? ['a'] : [null];
    const fixed = new Map([
      [workspace.home.attribute, foreign],
      ['mailNickname', alias],
    ]);
    const cases = scopeCases(contributing, fixed);
    if (cases === null) problems.push(`\`${claim.target}\`: too many combinations to decide`);
    for (const one of cases ?? []) {
      judged++;
      const winner = contributing.find((rule) => inScope(rule, one));
      if (!claim.accepts(winner))
        problems.push(
          `\`${claim.target}\` is won by ${named(winner)} for ${type === 'user' ? '' : `${type} `}${describe(one)}`,
        );
    }
  }
  return property('C.7.2', 'foreign accounts are disabled, without mailbox type and password hash', problems, [
    `${judged} kinds of foreign users`,
  ]);
};

/** Rules do not reach from one AD type to the other (PIPE-2), so each type that has rules is judged. */
const personTypes = ['user', 'inetOrgPerson'] as const;

interface Claim {
  readonly target: string;
  readonly withAlias: boolean;
  readonly accepts: (winner: SyncRule | undefined) => boolean;
}

const claims = ({ workspace, configuration }: PropertyInput): readonly Claim[] => {
  const constant = (target: string, value: string, withAlias: boolean): Claim => ({
    target,
    withAlias,
    accepts: (winner) => {
      const flow = winner && flowTo(winner, target);
      return flow?.kind === 'constant' && flow.constant === value;
    },
  });
  const remoteType: Claim = {
    target: 'msExchRemoteRecipientType',
    withAlias: true,
    accepts: (winner) => winner !== undefined && isAuthoritativeNull(flowTo(winner, 'msExchRemoteRecipientType')),
  };
  // H13: password hashes follow the flag of the rule that wins pwdLastSet.
  const passwordSync: Claim = {
    target: 'pwdLastSet',
    withAlias: true,
    accepts: (winner) => winner?.enablePasswordSync !== true,
  };
  return [
    constant('accountEnabled', 'False', true),
    constant('cloudFiltered', 'True', false),
    ...(configuration.metaverse.schema.has('msExchRemoteRecipientType') ? [remoteType] : []),
    ...(workspace.options.passwordHashSync ? [passwordSync] : []),
  ];
};

const flowTo = (rule: SyncRule, target: string): Flow | undefined => rule.flows.find((flow) => flow.target === target);

const isAuthoritativeNull = (flow: Flow | undefined): boolean =>
  flow?.kind === 'expression' && flow.expression.trim() === 'AuthoritativeNull';

const named = (rule: SyncRule | undefined): string => (rule === undefined ? 'no rule' : `\`${rule.name}\``);

const describe = (one: ScopeCase): string =>
  [...one].map(([attribute, value]) => (value === null ? `no ${attribute}` : `${attribute}=\`${value}\``)).join(', ');
