import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { parseExpression } from '../expression/parse.js';
import { placeOfExpression } from '../rule/codec/xml/place-of-expression.js';
import type { RuleInput } from './rule-input.js';

/** Expressions of a rule folder that cannot be read, each at its place in the file (hardening ERR-1). */
export const expressionProblems = ({ fileOf }: Pick<RuleInput, 'fileOf'>, files: FileSet): readonly Diagnostic[] =>
  [...fileOf].flatMap(([rule, file]) =>
    rule.flows.flatMap((flow) => {
      if (flow.kind !== 'expression') return [];
      return parseExpression(flow.expression).diagnostics.map((diagnostic) => ({
        ...diagnostic,
        message: `the flow to \`${flow.target}\` of \`${rule.name}\`: ${diagnostic.message}`,
        at: { ...placeOfExpression(files.get(file) ?? '', file, flow.target), ...spanOf(diagnostic) },
      }));
    }),
  );

const spanOf = ({ at }: Diagnostic) => (at?.span === undefined ? {} : { span: at.span });
