import { defineCheck } from '../define-check.js';
import { remarkAt } from './expression-walk.js';

export const expressionStaleSources = defineCheck({
  id: 'rule-set/expression-stale-sources',
  subject: 'rule-set',
  severity: 'info',
  summary: 'The list of source attributes beside an expression is not what the expression reads.',
  rationale: 'The list is a hint for people and tools; one that is out of date misleads both.',
  avoid: '`src` lists `mail`, the expression reads `[userPrincipalName]`',
  prefer: 'the attributes that the expression reads',
  fix: 'Export the rule again from the editor, or correct the list.',
  source: 'sync-engine FLOW-8',
  *run(set) {
    for (const one of set.expressions(set.custom)) {
      if (one.flow.sources.length === 0) continue;
      const read = new Set(set.sourcesOf(one.flow));
      const extra = one.flow.sources.filter((name) => !read.has(name));
      const missing = [...read].filter((name) => !one.flow.sources.includes(name));
      if (extra.length + missing.length > 0)
        yield remarkAt(
          one,
          one.tree.span,
          `its sources list ${extra.length > 0 ? `\`${extra.join('`, `')}\` that it does not read` : `lacks \`${missing.join('`, `')}\``}`,
        );
    }
  },
});
