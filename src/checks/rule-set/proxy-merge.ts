import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const proxyMerge = defineCheck({
  id: 'rule-set/proxy-merge',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom flow to proxyAddresses puts fewer addresses into the metaverse than AD holds.',
  rationale: 'With Update the value is replaced as a whole: a flow of one new address removes all others.',
  avoid: '`"smtp:" & [mailNickname] & "@contoso.com"` to `proxyAddresses` with Update',
  prefer: 'an expression that starts from `ImportedValue("proxyAddresses")`',
  fix: 'Rebuild the whole list from the imported value.',
  source: 'scenario C.1, sync-engine MRG-1',
  modes: ['F39'],
  *run(set) {
    for (const rule of set.custom) {
      const flow = rule.direction === 'Inbound' ? flowTo(rule, 'proxyAddresses') : undefined;
      if (flow?.kind !== 'expression' && flow?.kind !== 'constant') continue;
      const replaces = !flow.merge.startsWith('Merge');
      const literal =
        flow.kind === 'expression' && /^\s*(?:AuthoritativeNull|NULL|IgnoreThisFlow)\s*$/.test(flow.expression);
      if (replaces && !literal && !set.sourcesOf(flow).includes('proxyAddresses'))
        yield {
          rule,
          part: { kind: 'flow', target: 'proxyAddresses' },
          message: 'it replaces all addresses without reading them',
        };
    }
  },
});
