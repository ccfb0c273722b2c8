import { foldCase } from '../../base/fold-case.js';
import { suggestion } from '../../base/suggestion.js';
import { defineCheck } from '../define-check.js';
import { clausesOf } from './scope-clauses.js';

export const markerConstant = defineCheck({
  id: 'rule-set/marker-constant',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A scope compares the home marker with a value that no tenant has.',
  rationale: 'The clause is never, or always, true: everybody is foreign, or nobody is.',
  avoid: '`extensionAttribute15 EQUAL V21`',
  prefer: '`extensionAttribute15 EQUAL 21V`',
  fix: 'Compare with one of the markers of `home: values:` in onegal.yaml.',
  source: 'scenario C.2',
  modes: ['F83'],
  needs: ['workspace'],
  *run(set) {
    if (set.scenario === null) return;
    const { attribute, values } = set.scenario.workspace.home;
    const markers = [...values.values()].flat();
    for (const { rule, clause, part } of clausesOf(set.custom)) {
      const { operator, value } = clause;
      // Groups and contacts may also be kept to one tenant (scenario C.2).
      if (clause.attribute !== attribute || /-ONLY$/i.test(value) || rule.direction === 'Outbound') continue;
      const wanted = foldCase(value);
      const known = /^(?:NOT)?EQUAL$|^IS(?:NOT)?IN$/.test(operator)
        ? markers.some((marker) => foldCase(marker) === wanted)
        : /STARTSWITH$/.test(operator)
          ? markers.some((marker) => foldCase(marker).startsWith(wanted))
          : true;
      if (!known)
        yield { rule, part, message: `no tenant has the marker \`${value}\``, help: suggestion(value, markers) };
    }
  },
});
