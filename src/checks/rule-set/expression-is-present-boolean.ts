import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { nodesOf, remarkAt, snippet } from './expression-walk.js';

export const expressionIsPresentBoolean = defineCheck({
  id: 'rule-set/expression-is-present-boolean',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression tests whether a Boolean is present as if that were its value.',
  rationale: 'A Boolean that is False is present: the condition holds for True and for False.',
  avoid: '`IIF(IsPresent([msExchHideFromAddressLists]),True,False)`',
  prefer: '`IIF([msExchHideFromAddressLists],True,False)`',
  fix: 'Test the value itself.',
  source: 'expression-language 17, 14.2',
  needs: ['metaverseSchema'],
  *run(set) {
    for (const one of set.expressions()) {
      if (isStandardRule(one.rule)) continue;
      for (const node of nodesOf(one.tree)) {
        if (node.kind !== 'call' || node.callee !== 'IIF') continue;
        const [condition, yes, no] = node.arguments;
        const asked =
          condition?.kind === 'call' && condition.callee === 'IsPresent' ? condition.arguments[0] : undefined;
        if (asked?.kind !== 'attribute' || set.sourceDefinition(one.rule, asked.name)?.type !== 'boolean') continue;
        // Passing the value on where there is one is what IsPresent is for.
        const passesOn = [yes, no].some((branch) => branch?.kind === 'attribute' && branch.name === asked.name);
        if (!passesOn)
          yield remarkAt(one, node.span, `${snippet(one, asked.span)} is a Boolean and present when it is False`);
      }
    }
  },
});
