import type { Diagnostic } from '../../base/diagnostic.js';
import type { ExpansionContext } from '../planned-rule.js';

/** What a server may write to AD without harm: both servers write the same anchor (scenario C.5.13). */
const harmless: ReadonlySet<string> = new Set(['mS-DS-ConsistencyGuid']);

/**
 * Only the first tenant's server may write back to AD: two servers that do make attributes flap, double X500 addresses and
 * lose holds (scenario C.5.13, F12, F13).
 */
export const checkWriteBack = (context: ExpansionContext): readonly Diagnostic[] => {
  const { scopes, baseline, connector, server } = context;
  if (scopes.kind === 'first-tenant') return [];
  const writing = baseline.filter(
    (rule) =>
      !rule.disabled &&
      rule.direction === 'Outbound' &&
      rule.connector === connector.id &&
      rule.flows.some((flow) => !harmless.has(flow.target)),
  );
  if (writing.length === 0) return [];
  const names = writing.map((rule) => `\`${rule.name}\``).join(', ');
  return [
    {
      code: 'compiler/write-back',
      severity: 'warning',
      message: `server \`${server.name}\` writes back to AD by ${names}, which only the first tenant's server may (F12)`,
      help: 'Untick Exchange hybrid and the write-back features in the wizard of this server.',
    },
  ];
};
