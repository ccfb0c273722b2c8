import { assertNever } from '../../base/assert-never.js';
import type { Severity } from '../../base/diagnostic.js';
import { type DiagnosticCode, type DiagnosticExample, diagnosticKinds } from '../../expression/diagnostics.js';
import { functionsByName } from '../../expression/functions/registry.js';
import type { Flow, SyncRule } from '../../rule/sync-rule.js';
import type { Check, Remark, Repair } from '../define-check.js';

/** The id of the check that shows a diagnostic of the expression language. */
const idOf = (code: string): `rule-set/${string}` => `rule-set/expression-${code}`;

function rationaleOf(severity: Severity): string {
  switch (severity) {
    case 'error':
      return 'The server refuses the rule, or the flow puts objects into error.';
    case 'warning':
      return 'The result may be another one than is meant, or an object may end in error.';
    case 'info':
      return 'The result is right only if it is meant so.';
    default:
      return assertNever(severity);
  }
}

function repairOf(code: string): { readonly repair?: Repair } {
  const repair = repairs.get(code);
  return repair === undefined ? {} : { repair };
}

function exampleText(example: string | DiagnosticExample): string {
  const { expression, target, applyOnce }: DiagnosticExample =
    typeof example === 'string' ? { expression: example } : example;
  const shown = expression.length <= 120 ? expression : `${expression.slice(0, 60)} … ${expression.length} characters`;
  return `\`${shown}\`${target === undefined ? '' : ` to \`${target}\``}${applyOnce === true ? ' with apply once' : ''}`;
}

const modesOf: ReadonlyMap<string, readonly string[]> = new Map<DiagnosticCode, readonly string[]>([
  ['mixed-logic', ['F84']],
  ['mixed-comparison', ['F84']],
  ['mixed-arithmetic', ['F84']],
  ['mixed-concatenation', ['F84']],
  ['chained-comparison', ['F84']],
  ['letter-case', ['F83']],
  ['case-never-matches', ['F83']],
  ['unknown-attribute', ['F83']],
]);

/** Repairs by replacing the expression of the flow the remark is about. */
const rewrite =
  (change: (expression: string, remark: Remark) => string): Repair =>
  (rule: SyncRule, remark: Remark): SyncRule | null => {
    const { part } = remark;
    if (part?.kind !== 'flow') return null;
    const flows = rule.flows.map(
      (flow): Flow =>
        flow.kind === 'expression' && flow.target === part.target
          ? { ...flow, expression: change(flow.expression, remark) }
          : flow,
    );
    return { ...rule, flows };
  };

const repairs: ReadonlyMap<string, Repair> = new Map<DiagnosticCode, Repair>([
  ['typographic-quotes', rewrite((expression) => expression.replace(/[“”„‟]/g, '"'))],
  [
    'quoted-name',
    rewrite((expression) => expression.replace(/\b(ImportedValue|ValueCount)\(\s*\[([^\]]+)\]\s*\)/g, '$1("$2")')),
  ],
  [
    'unknown-function',
    rewrite((expression, { span }) => {
      if (span === undefined) return expression;
      const wrong = /^[A-Za-z]+/.exec(expression.slice(span.start))?.[0] ?? '';
      const right = [...functionsByName.keys()].find((name) => name.toLowerCase() === wrong.toLowerCase());
      return right === undefined
        ? expression
        : expression.slice(0, span.start) + right + expression.slice(span.start + wrong.length);
    }),
  ],
]);

/** One check for each diagnostic of the expression language, made from its declaration there (expression-language 17). */
export const expressionChecks: readonly Check<'rule-set'>[] = Object.entries(diagnosticKinds).map(
  ([code, kind]): Check<'rule-set'> => ({
    id: idOf(code),
    subject: 'rule-set',
    severity: kind.severity,
    summary: kind.summary,
    rationale: rationaleOf(kind.severity),
    avoid: exampleText(kind.fires),
    prefer: exampleText(kind.nearMiss),
    fix: kind.help,
    source: `expression-language 17, docs/expression-diagnostics.md ${code}`,
    modes: modesOf.get(code) ?? [],
    ...repairOf(code),
    *run(set) {
      for (const { rule, flow, diagnostic } of set.diagnosticsWith(`expression/${code}`)) {
        const remark: Remark = {
          rule,
          part: { kind: 'flow', target: flow.target },
          message: `the flow to \`${flow.target}\`: ${diagnostic.message}`,
          severity: diagnostic.severity,
          ...(diagnostic.at?.span === undefined ? {} : { span: diagnostic.at.span }),
          ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
        };
        yield remark;
      }
    },
  }),
);
