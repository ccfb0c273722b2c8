import { homeCases } from '../../model/home-cases.js';
import { inScope } from '../../rule/scope-cases.js';
import type { SyncRule } from '../../rule/sync-rule.js';
import { ruleId } from '../rule-identity.js';
import { type Property, type PropertyInput, property } from './property.js';

/** C.7.4: every mail-enabled user is foreign or home on a server, never both and never neither. */
export const complementaryScopes = (input: PropertyInput): Property => {
  const { workspace, server } = input;
  const foreignRule = ruleOf('foreign-identity', input);
  const homeRule = ruleOf('home-identity', input);
  const cases = homeCases(workspace, server.tenant);
  const problems: string[] = [];
  for (const { value, foreign } of cases) {
    const one = new Map([
      [workspace.home.attribute, value],
      ['mailNickname', 'a'],
    ]);
    const shown = value === null ? 'no marker' : `the marker \`${value}\``;
    const treatedAsForeign = foreignRule !== undefined && inScope(foreignRule, one);
    const treatedAsHome = homeRule !== undefined && inScope(homeRule, one);
    if (treatedAsForeign !== foreign) problems.push(`${shown} is ${foreign ? 'not ' : ''}treated as foreign`);
    if (treatedAsForeign && treatedAsHome) problems.push(`${shown} is treated as foreign and as home`);
    if (homeRule !== undefined && treatedAsHome === foreign)
      problems.push(`${shown} is ${foreign ? '' : 'not '}treated as home`);
  }
  return property('C.7.4', 'home and foreign are complementary', problems, [
    `${cases.length} values of the home marker`,
  ]);
};

const ruleOf = (key: string, { workspace, server, rules }: PropertyInput): SyncRule | undefined => {
  const id = ruleId({
    forest: workspace.forest.fqdn,
    server: server.name,
    key,
    objectType: 'user',
    foreignTenant: null,
  });
  return rules.find((rule) => rule.id === id);
};
