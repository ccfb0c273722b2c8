import { defineCheck } from '../define-check.js';
import { remarkAt } from './expression-walk.js';

/** Attributes of AD that hold more than 448 characters (expression-language 17, sync-engine FLOW-7). */
const longSources: ReadonlySet<string> = new Set([
  'info',
  'comment',
  'adminDescription',
  'description',
  'wWWHomePage',
  'url',
  'streetAddress',
]);

export const expressionLongText = defineCheck({
  id: 'rule-set/expression-long-text',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom flow copies text that may be long into an attribute that holds 448 characters.',
  rationale: 'A longer value puts the object in error; the standard rules cut it with Left.',
  avoid: '`Trim([info])` to `title`',
  prefer: '`Left(Trim([info]),448)` to `title`',
  fix: 'Cut the text with Left(...,448).',
  source: 'expression-language 17, sync-engine FLOW-7',
  needs: ['metaverseSchema'],
  *run(set) {
    for (const rule of set.custom)
      for (const flow of rule.flows) {
        if (set.targetSchema(rule).get(flow.target)?.indexable !== true || flow.kind === 'constant') continue;
        if (flow.kind === 'expression' && /\b(?:Left|Mid|Word)\(/.test(flow.expression)) continue;
        const long = set.sourcesOf(flow).find((name) => longSources.has(name));
        const tree = flow.kind === 'expression' ? set.parse(flow) : null;
        if (long === undefined) continue;
        if (tree?.ok === true && flow.kind === 'expression')
          yield remarkAt(
            { rule, flow, tree: tree.value },
            tree.value.span,
            `\`${long}\` may be longer than 448 characters`,
          );
        else
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `the flow to \`${flow.target}\`: \`${long}\` may be longer than 448 characters`,
          };
      }
  },
});
