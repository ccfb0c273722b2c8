import { defineFindingKinds, type FindingKindDeclaration } from '../model/finding-kind.js';

/** Errors that stop a run of the product (ERR-2). */
export const errorLimit = 5000;

const keeps =
  'The object keeps its previous state as a whole: nothing of it reaches the tenant until the cause is gone (ERR-1).';
const correct = 'Correct the rule or the data and synchronise again.';

/** An error that puts an object aside. */
const objectError = (
  summary: string,
  source: string,
  modes: readonly string[] = [],
  fix: string = correct,
): FindingKindDeclaration => ({ severity: 'error', summary, rationale: keeps, fix, source, modes });

/** Errors of objects, by the names of the product where it has one (ERR-3). */
const objectErrors = {
  'ambiguous-import-flow-from-multiple-connectors': objectError(
    'Two objects of one connector are joined to one person.',
    'sync-engine JOIN-22',
    ['F50'],
    'Keep one of them out of scope, or join on an attribute that tells them apart.',
  ),
  'conflicting-merge-types': objectError(
    'Rules with different merge types flow to one attribute of an object.',
    'sync-engine MRG-1',
    ['F30'],
    'Use the same merge type in all of them, or replace the value as a whole.',
  ),
  'different-join-criteria': objectError(
    'Rules with different join criteria have one object in scope.',
    'sync-engine JOIN-8',
    ['F29'],
    'Let one rule with join criteria have the object in scope.',
  ),
  'dn-in-use': objectError('Two objects would have one DN in a connector space.', 'sync-engine JOIN-18, JOIN-19'),
  'duplicate-source-anchor': objectError(
    'An object would get the source anchor of another one.',
    'sync-engine ERR-3, JOIN-19',
    [],
    'Give each its own value in the anchor attribute; copied accounts copy mS-DS-ConsistencyGuid, too.',
  ),
  'missing-dn': objectError('No flow gives a new object its DN.', 'sync-engine JOIN-18'),
  'missing-source-anchor': objectError('No flow gives a new object its source anchor.', 'sync-engine JOIN-18'),
  'multiple-values-for-single-valued-target': objectError(
    'A flow gives several values to an attribute that holds one.',
    'sync-engine FLOW-3',
    [],
    'Take one of them with Item, or remove the others in AD.',
  ),
  'sync-rule-error-function-triggered': objectError('An expression called Error for an object.', 'sync-engine ERR-3'),
  'sync-rule-flow-failed': objectError('An expression failed on an object.', 'sync-engine FLOW-2, ERR-3'),
  'value-too-long': objectError(
    'A value is longer than its target takes.',
    'sync-engine FLOW-7',
    [],
    'Shorten it with Left.',
  ),
} as const;

/** Errors that objects can be in. */
export type EngineErrorName = keyof typeof objectErrors;

/** What the plan says about a rule when it is compiled or first meets an object. */
const ruleRemarks = {
  constant: {
    severity: 'error',
    summary: 'A constant does not have the type of its target.',
    rationale: 'The flow gives nothing to anybody.',
    fix: 'Write a value of the type of the target.',
    source: 'sync-engine FLOW-1',
  },
  'empty-scope-constant': {
    severity: 'warning',
    summary: 'A scope clause compares with an empty constant.',
    rationale: 'No attribute holds an empty text, so the clause says the same about everybody.',
    fix: 'Use ISNULL or ISNOTNULL to ask whether there is a value.',
    source: 'sync-engine SCP-4',
  },
  'not-modelled': {
    severity: 'warning',
    summary: 'A rule uses what this simulation does not do.',
    rationale: 'What is predicted of its objects may be wrong.',
    fix: 'Preview its objects on a staging server.',
    source: 'sync-engine 15',
  },
  'scope-constant': {
    severity: 'error',
    summary: 'The constant of a scope clause does not have the type of its attribute.',
    rationale: 'The clause never fits.',
    fix: 'Write a constant of the type of the attribute.',
    source: 'sync-engine SCP-4',
  },
  'unknown-attribute': {
    severity: 'error',
    summary: 'A rule names an attribute that its side does not have.',
    rationale: 'The flow gives nothing, or the clause looks at nothing.',
    fix: 'Correct the name; case matters (PIPE-11).',
    source: 'sync-engine PIPE-11',
  },
  'unknown-connector': {
    severity: 'error',
    summary: 'A rule belongs to a connector that the server does not have.',
    rationale: 'The rule does nothing.',
    fix: 'Correct the connector of the rule.',
    source: 'sync-engine PIPE-2',
  },
  'unknown-parameter': {
    severity: 'warning',
    summary: 'A rule names a parameter that nobody defines.',
    rationale: 'The name stays in the text, so the clause or flow means something else.',
    fix: 'Correct the name; case matters (PIPE-9).',
    source: 'sync-engine PIPE-9',
  },
  'unknown-scope-group': {
    severity: 'warning',
    summary: 'A scope clause asks for membership in a group that does not exist.',
    rationale: 'Nobody is a member of it.',
    fix: 'Correct the DN of the group.',
    source: 'sync-engine SCP-13',
  },
} as const satisfies Readonly<Record<string, FindingKindDeclaration>>;

/** Codes of what the plan says about a rule. */
export type RuleRemarkCode = keyof typeof ruleRemarks;

/** What the engine of a server says: errors of objects, remarks on rules, and what is true of a run as a whole. */
export const engineFindingKinds = defineFindingKinds('engine', {
  ...objectErrors,
  ...ruleRemarks,
  'error-limit': {
    severity: 'warning',
    summary: 'More objects are in error than a server bears in one run.',
    rationale: `The product stops a run after ${errorLimit} errors; everything behind them waits.`,
    fix: 'Correct what most of them have in common first.',
    source: 'sync-engine ERR-2',
  },
  loop: {
    severity: 'error',
    summary: 'Objects still change after many synchronisations.',
    rationale: 'The servers export the same objects at every cycle, without end.',
    fix: 'A flow out and a flow back in undo each other; compare the rules of both directions for these objects.',
    source: 'sync-engine STG-9',
  },
  'open-point': {
    severity: 'info',
    summary: 'Results rest on something that is not documented.',
    rationale: 'The product may decide otherwise; `marks` says which point it is.',
    fix: 'Preview one of them on a staging server before relying on it.',
    source: 'sync-engine 14',
  },
  'order-dependent': {
    severity: 'warning',
    summary: 'A result is another one when objects are processed in the reverse order.',
    rationale: 'Which order a server takes is not documented, so the result is chance.',
    fix: 'Let each of them find the other whoever comes first: join both on the same attribute, or keep one of them out of scope.',
    source: 'sync-engine STG-14',
  },
  'stopped-deletion-threshold-exceeded': {
    severity: 'error',
    summary: 'More deletes are pending than one export may have.',
    rationale: 'The export stops, and all other changes wait with the deletes.',
    fix: 'If the deletes are meant, raise the threshold for this run with Enable-ADSyncExportDeletionThreshold; otherwise find the rule or container that ended.',
    source: 'sync-engine DEL-10, DEL-11',
  },
});
