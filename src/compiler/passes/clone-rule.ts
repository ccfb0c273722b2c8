import { findStandardRules } from '../../rule/find-rule.js';
import type { SyncRule } from '../../rule/sync-rule.js';
import type { ExpansionContext } from '../planned-rule.js';
import { fillObjectType, type RuleTemplate } from '../template.js';

/**
 * The server's own standard rule whose flows a template copies (scenario G12, C12; AUT-9), found by name and tag
 * (AUT-10); `null` with a diagnostic when the server has none that is enabled.
 */
export const cloneSource = (
  clone: NonNullable<RuleTemplate['clone']>,
  objectType: string,
  { configuration, connector, server, report }: ExpansionContext,
): SyncRule | null => {
  const name = fillObjectType(clone.name, objectType);
  const tag = fillObjectType(clone.tag, objectType);
  const found = findStandardRules(configuration, { name, tag, connectorKind: 'ad' }).find(
    (rule) => rule.connector === connector.id,
  );
  if (found !== undefined && !found.disabled) return found;
  const state = found === undefined ? 'not found' : 'disabled';
  report({
    code: 'compiler/clone-source',
    severity: found === undefined ? 'error' : 'warning',
    message: `server \`${server.name}\`: the standard rule \`${name}\` is ${state}, so it cannot be copied without password synchronisation`,
    help: 'Restore the rule, or set `options: { passwordHashSync: false }` when password hashes are not synchronised.',
  });
  return null;
};
