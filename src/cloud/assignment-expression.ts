import { adSchema } from '../attribute/catalogue.js';
import type { Instant } from '../attribute/value.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { suggestion } from '../base/suggestion.js';
import { seededEnvironment } from '../engine/seeded-environment.js';
import { Layout } from '../engine/slot-layout.js';
import { compileExpression } from '../expression/compile.js';
import { factsOf } from '../expression/facts.js';
import type { Outcome } from '../expression/outcome.js';
import { parseExpression } from '../expression/parse.js';
import type { AdObject } from '../model/directory.js';
import type { Assignment, Workspace } from '../model/workspace.js';

type ByExpression = Extract<Assignment, { kind: 'expression' }>;

/** What an assignment says about an object: true, false, or why it says nothing. */
export type AssignmentTest = (object: AdObject) => boolean | string;

/** An assignment by expression as a test of AD objects (design 2); `now` is what its clock shows. */
export const compileAssignment = ({ expression, at }: ByExpression, now: Instant): Result<AssignmentTest> => {
  const parsed = parseExpression(expression, at.file);
  const problems = parsed.diagnostics.map((diagnostic) => placed(diagnostic, expression, at));
  if (!parsed.ok) return failed(problems);
  const layout = new Layout(adSchema, true);
  const evaluate = compileExpression(parsed.value, layout);
  const unknown = factsOf(parsed.value).attributes.filter((name) => name !== 'dn' && !adSchema.has(name));
  const warnings = unknown.map((name): Diagnostic => {
    const message = `the attribute \`${name}\` is not known in Active Directory, so it is always NULL`;
    const help = suggestion(name, adSchema.keys());
    return {
      code: 'cloud/unknown-attribute',
      severity: 'warning',
      message,
      at,
      ...(help === undefined ? {} : { help }),
    };
  });
  const environment = seededEnvironment('onegal/assignment', now);
  const parameters: ReadonlyMap<string, string> = new Map();
  const test: AssignmentTest = (object) => {
    const slots = layout.names.map((name) => (name === 'dn' ? object.dn : (object.attributes.get(name) ?? null)));
    return verdictOf(evaluate({ slots, imported: slots, parameters, environment }));
  };
  return ok(test, [...problems, ...warnings]);
};

const verdictOf = (outcome: Outcome): boolean | string => {
  if (typeof outcome === 'boolean') return outcome;
  if (outcome === null) return false;
  if (typeof outcome === 'object' && 'kind' in outcome && outcome.kind === 'failure') return outcome.message;
  return 'the result is neither True nor False';
};

/** The parser's spans are offsets into the expression; the user sees the place in the file. */
const placed = (diagnostic: Diagnostic, expression: string, at: ByExpression['at']): Diagnostic => ({
  ...diagnostic,
  message: `${diagnostic.message}, in the expression \`${expression}\``,
  at: diagnostic.at?.span === undefined ? at : { ...at, span: diagnostic.at.span },
});

/** Any instant: whether an expression can be compiled does not depend on it. */
const someInstant: Instant = { kind: 'instant', ticks: 0n };

/** What is wrong with the expressions of `licensing` and `mailboxes`, before anything runs. */
export const assignmentProblems = ({ tenants }: Workspace): readonly Diagnostic[] =>
  tenants
    .flatMap(({ licensing, mailboxes }) => [licensing, mailboxes])
    .flatMap((assignment) =>
      assignment.kind === 'expression' ? compileAssignment(assignment, someInstant).diagnostics : [],
    );
