import { complementaryScopes } from './complementary-scopes.js';
import { foreignWinners } from './foreign-winners.js';
import { knownAttributes } from './known-attributes.js';
import type { Property, PropertyInput } from './property.js';
import { routableTargets } from './routable-targets.js';
import { uniquePrecedence } from './unique-precedence.js';
import { untouchedStandardRules } from './untouched-standard-rules.js';

/**
 * The properties of scenario C.7 that rules and workspace decide, without running anything. C.7.3 in part; C.7.7 needs
 * the other servers and ADFS.
 */
export const proveProperties = (input: PropertyInput): readonly Property[] => [
  uniquePrecedence(input),
  foreignWinners(input),
  routableTargets(input),
  complementaryScopes(input),
  untouchedStandardRules(input),
  knownAttributes(input),
];
