import { uuidV5 } from '../base/uuid.js';

/** What makes a generated rule the same rule in the next compilation; its number takes no part (style 11). */
export interface RuleIdentity {
  readonly forest: string;
  readonly server: string;
  /** Key of the template. */
  readonly key: string;
  readonly objectType: string;
  /** The foreign tenant, where a rule exists once for each of them. */
  readonly foreignTenant: string | null;
}

/** Of our own making, never to be changed: servers recognise their rules by what derives from it (AUT-6). */
const namespace = '6f2c9a54-0d4e-4b5e-9d3c-1f7a7f0c52e1';

/** The identifier of a generated rule: equal names give equal identifiers, on every machine and day. */
export const ruleId = ({ forest, server, key, objectType, foreignTenant }: RuleIdentity): string =>
  uuidV5(JSON.stringify([forest, server, key, objectType, foreignTenant]), namespace);
