import { defineCheck } from '../define-check.js';

export const unknownElement = defineCheck({
  id: 'rule-set/unknown-element',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A rule file holds something that no known version of the format has.',
  rationale: 'It is kept and written back, but nobody knows what it does: the simulation may be wrong there.',
  avoid: 'an element `newFeature` in a rule file',
  prefer: 'only what export-formats 2.2 lists',
  fix: 'Find out what it does before you rely on a simulation of this rule.',
  source: 'export-formats XML-1',
  *run({ rules }) {
    for (const rule of rules)
      if (rule.unknown.length > 0) {
        const names = [
          ...new Set(rule.unknown.map(({ text }) => /^<?([\w:.-]+)/.exec(text)?.[1] ?? text.slice(0, 40))),
        ];
        yield {
          rule,
          message: `it holds ${names.map((name) => `\`${name}\``).join(', ')}, which onegal does not know`,
        };
      }
  },
});
