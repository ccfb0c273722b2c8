import { defineCheck } from '../define-check.js';
import { callsOf, nodesOf, remarkAt, snippet } from './expression-walk.js';

/** Attributes in which 2^63-1 and 0 mean never (hardening VAL-2). */
const mayBeNever: ReadonlySet<string> = new Set(['accountExpires', 'pwdLastSet', 'lastLogonTimestamp', 'lockoutTime']);

export const expressionNeverExpires = defineCheck({
  id: 'rule-set/expression-never-expires',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression converts a point in time that may mean never.',
  rationale: '9223372036854775807 is no date: the conversion fails for every account that does not expire.',
  avoid: '`FormatDateTime(DateFromNum([accountExpires]),"yyyy-MM-dd")`',
  prefer: '`IIF([accountExpires] = 9223372036854775807,NULL,...)` around it',
  fix: 'Test for 9223372036854775807 and 0 before the conversion.',
  source: 'expression-language 17, 14.5',
  *run(set) {
    for (const one of set.expressions(set.custom)) {
      const guarded = [...nodesOf(one.tree)].some(
        (node) => node.kind === 'number' && node.value === 9223372036854775807n,
      );
      for (const call of guarded ? [] : callsOf(one.tree)) {
        const [source] = call.arguments;
        if (call.callee === 'DateFromNum' && source?.kind === 'attribute' && mayBeNever.has(source.name))
          yield remarkAt(one, call.span, `${snippet(one, call.span)} fails for accounts without an end`);
      }
    }
  },
});
