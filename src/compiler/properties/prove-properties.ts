import { complementaryScopes } from './complementary-scopes.js';
import { foreignWinners } from './foreign-winners.js';
import { knownAttributes } from './known-attributes.js';
import type { Property, PropertyInput } from './property.js';
import { routableTargets } from './routable-targets.js';
import { sameAnchor } from './same-anchor.js';
import { uniquePrecedence } from './unique-precedence.js';
import { untouchedStandardRules } from './untouched-standard-rules.js';

/** The seven properties of scenario C.7, as far as rules, configurations and workspace decide them; nothing is run. */
export const proveProperties = (input: PropertyInput): readonly Property[] => [
  uniquePrecedence(input),
  foreignWinners(input),
  routableTargets(input),
  complementaryScopes(input),
  untouchedStandardRules(input),
  knownAttributes(input),
  sameAnchor(input),
];
