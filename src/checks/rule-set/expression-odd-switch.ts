import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionOddSwitch = defineCheck({
  id: 'rule-set/expression-odd-switch',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A Switch does not consist of pairs of condition and value.',
  rationale: 'The last argument has no partner; the cloud language has a default there, this one does not.',
  avoid: '`Switch([c] = "CN","China","Other")`',
  prefer: '`Switch([c] = "CN","China",True,"Other")`',
  fix: 'Give every value a condition; `True` for all the rest.',
  source: 'expression-language 8.3, 17',
  *run(set) {
    for (const one of set.expressions(set.rules))
      for (const call of callsOf(one.tree))
        if (call.callee === 'Switch' && call.arguments.length % 2 === 1)
          yield remarkAt(one, call.span, `${snippet(one, call.span)} has ${call.arguments.length} arguments`);
  },
});
