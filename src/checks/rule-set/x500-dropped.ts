import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const x500Dropped = defineCheck({
  id: 'rule-set/x500-dropped',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom flow to proxyAddresses keeps only mail addresses.',
  rationale: 'Replies to old messages and cached recipients use the X500 addresses of former mailboxes: they bounce.',
  avoid: '`Where($item,[proxyAddresses],Left(LCase($item),5) = "smtp:")`',
  prefer: '`Where($item,[proxyAddresses],Left(LCase($item),4) <> "sip:")`',
  fix: 'Name what must go instead of what may stay, and keep X500 values.',
  source: 'scenario C.5.5, cloud 12',
  modes: ['F47', 'T16'],
  *run(set) {
    for (const rule of set.custom) {
      const flow = rule.direction === 'Inbound' ? flowTo(rule, 'proxyAddresses') : undefined;
      if (flow?.kind !== 'expression' || /x500/i.test(flow.expression)) continue;
      if (
        /\bWhere\(/.test(flow.expression) &&
        /=\s*"smtp:?"|"smtp:?"\s*=[^=]|InStr\([^)]*"smtp:?"[^)]*\)\s*(?:=\s*1|>\s*0)/i.test(flow.expression)
      )
        yield { rule, part: { kind: 'flow', target: 'proxyAddresses' }, message: 'it keeps mail addresses only' };
    }
  },
});
