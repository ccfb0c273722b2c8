import { type DecodeError, decodeTexts } from '../attribute/decode-value.js';
import type { AttributeDefinition } from '../attribute/schema.js';
import type { Value } from '../attribute/value.js';
import type { Diagnostic, Severity } from '../base/diagnostic.js';
import { compileExpression, nowhere } from '../expression/compile.js';
import { authoritativeNull, ignoreThisFlow, type Outcome } from '../expression/outcome.js';
import { parseExpression } from '../expression/parse.js';
import type { Flow, MergeType, SyncRule } from '../rule/sync-rule.js';
import { type Admit, admitTo } from './boundary.js';
import type { RuleRemarkCode } from './finding-kinds.js';
import type { FlowOutcome } from './flow-outcome.js';
import type { EngineOptions } from './open-points.js';
import type { Layout } from './slot-layout.js';
import type { SourceContext } from './source-context.js';

/** One attribute flow, ready to run on any object of its source type. */
export interface PlannedFlow {
  readonly rule: SyncRule;
  /** Place of the rule in the order of precedence. */
  readonly rank: number;
  /** Slot of the target attribute in the layout of the target object. */
  readonly slot: number;
  readonly definition: AttributeDefinition;
  readonly merge: MergeType;
  readonly applyOnce: boolean;
  /** Equal for flows that give the same on the same object; `null` for one that may not (it draws random values, or runs once). */
  readonly sameness: string | null;
  /** The slot that the flow copies as it is; -1 when it does anything else, or only once. */
  readonly copies: number;
  /** What a value that is copied has to pass. */
  readonly admit: Admit;
  /** Slots of the source object that the outcome depends on; what else it depends on never changes in a run. */
  readonly reads: readonly number[];
  /** Whether the outcome is NULL when none of these has a value. */
  readonly isNullOfNothing: boolean;
  readonly evaluate: (source: SourceContext) => FlowOutcome;
}

/** What compiling the flows of one rule needs. */
export interface FlowSetting {
  readonly rule: SyncRule;
  readonly rank: number;
  readonly source: Layout;
  readonly target: Layout;
  readonly options: EngineOptions;
  readonly report: (code: RuleRemarkCode, severity: Severity, message: string, help: string) => void;
  readonly pass: (diagnostic: Diagnostic) => void;
}

/** The flow as a closure, or null when the product would refuse it; the reason is reported (FLOW-4, FLOW-11). */
export const compileFlow = (flow: Flow, setting: FlowSetting): PlannedFlow | null => {
  const slot = setting.target.slotOf(flow.target);
  if (slot < 0) return null; // FLOW-11: a rule error, which `checkRuleSet` reports
  const reads = new Set<number>();
  const known = setting.target.definitions[slot] ?? null;
  const admit: Admit = known === null || isAdmitted(flow, known, setting) ? asIs : admitTo(known, setting.options);
  const source = compileSource(flow, setting, known, admit, reads);
  if (source === null) return null;
  const definition = known ?? untyped(flow.target);
  const { merge, applyOnce } = flow;
  const sameness = applyOnce ? null : samenessOf(flow);
  const copies = flow.kind === 'direct' && !applyOnce ? setting.source.find(flow.source) : -1;
  return {
    rule: setting.rule,
    rank: setting.rank,
    slot,
    definition,
    merge,
    applyOnce,
    sameness,
    copies,
    admit,
    reads: [...reads],
    isNullOfNothing: !applyOnce && source.ofNothing === null,
    evaluate: source.evaluate,
  };
};

const asIs: Admit = (value) => value;

/** What the metaverse holds was admitted to an attribute there: one of the same kind takes it as it is (FLOW-3). */
const isAdmitted = (flow: Flow, target: AttributeDefinition, { rule, source }: FlowSetting): boolean => {
  if (rule.direction === 'Inbound' || flow.kind !== 'direct') return false;
  const from = source.schema.get(flow.source);
  if (from === undefined) return false;
  const isSame = from.type === target.type && from.multiValued === target.multiValued;
  return isSame && (target.indexable !== true || from.indexable === true);
};

const samenessOf = (flow: Flow): string | null => {
  switch (flow.kind) {
    case 'direct':
      return `[${flow.source}]`;
    case 'constant':
      return `"${flow.constant}`;
    case 'expression':
      return drawing.test(flow.expression) ? null : flow.expression;
  }
};

/** Expressions that draw random values (expression-language 13). */
const drawing = /\b(?:Guid|RandomNum)\s*\(/;

/** Where no schema says otherwise an attribute takes whatever comes; lists stay lists (FOL-4). */
const untyped = (name: string): AttributeDefinition => ({ name, type: 'string', multiValued: true });

/** What a flow evaluates. */
interface FlowSource {
  readonly evaluate: PlannedFlow['evaluate'];
  /** What it gives when no slot that it reads has a value, where that is always the same. */
  readonly ofNothing?: FlowOutcome;
}

const compileSource = (
  flow: Flow,
  setting: FlowSetting,
  definition: AttributeDefinition | null,
  admit: Admit,
  reads: Set<number>,
): FlowSource | null => {
  switch (flow.kind) {
    case 'direct':
      return { evaluate: compileDirect(flow.source, definition, admit, setting, reads), ofNothing: null };
    case 'constant': {
      const evaluate = compileConstant(flow.constant, definition, admit, setting, flow.target);
      return evaluate === null ? null : { evaluate };
    }
    case 'expression':
      return compileFormula(flow.expression, flow.target, admit, setting, reads);
  }
};

/** FLOW-3. A value that needs no look at the boundary is copied as it is. */
const compileDirect = (
  name: string,
  target: AttributeDefinition | null,
  admit: Admit,
  setting: FlowSetting,
  reads: Set<number>,
): PlannedFlow['evaluate'] => {
  const { source } = setting;
  const slot = source.slotOf(name);
  remarkCompound(name, setting);
  if (slot < 0) return () => null; // PIPE-11: a rule error, which `checkRuleSet` reports
  reads.add(slot);
  const from = source.definitions[slot] ?? null;
  const fits =
    target === null ||
    (from !== null &&
      from.type === target.type &&
      from.multiValued === target.multiValued &&
      (target.type === 'number' || target.type === 'boolean' || target.type === 'reference'));
  if (fits) return ({ slots }) => slots[slot] ?? null;
  return ({ slots }) => {
    const value = slots[slot];
    return value === null || value === undefined ? null : admit(value);
  };
};

/** FLOW-4: the text is converted once; an empty one is NULL. */
const compileConstant = (
  text: string,
  target: AttributeDefinition | null,
  admit: Admit,
  { report }: FlowSetting,
  name: string,
): PlannedFlow['evaluate'] | null => {
  if (text === '') return () => null;
  const value = target === null ? text : decodeTexts({ ...target, multiValued: false }, [spelled(text, target)]);
  if (value === null || isDecodeError(value)) {
    const message = `the constant \`${text}\` cannot flow to \`${name}\`, which is a ${target?.type ?? 'string'}`;
    report('constant', 'error', message, value === null ? 'Write a value.' : value.error);
    return null;
  }
  const outcome = admit(value);
  return () => outcome;
};

/** Rules write Booleans as True and False, directories as TRUE and FALSE. */
const spelled = (text: string, { type }: AttributeDefinition): string =>
  type === 'boolean' && /^(?:true|false)$/i.test(text) ? text.toUpperCase() : text;

const isDecodeError = (value: Value | DecodeError): value is DecodeError =>
  typeof value === 'object' && 'error' in value;

/** FLOW-5, FLOW-8: the whole object is visible; mistakes in the text are diagnostics and the flow is left out. */
const compileFormula = (
  text: string,
  target: string,
  admit: Admit,
  setting: FlowSetting,
  reads: Set<number>,
): FlowSource | null => {
  const { rule, source } = setting;
  const parsed = parseExpression(text, undefined, setting.options.operatorPrecedence);
  for (const diagnostic of parsed.diagnostics) {
    if (diagnostic.severity !== 'error') continue;
    setting.pass({ ...diagnostic, message: `rule \`${rule.name}\`, \`${target}\`: ${diagnostic.message}` });
  }
  if (!parsed.ok) return null;
  const own = new Set<number>();
  const run = compileExpression(parsed.value, {
    slotOf: (name) => {
      const slot = source.slotOf(name);
      if (slot < 0) reportUnknown(name, target, setting);
      else own.add(slot);
      remarkCompound(name, setting);
      return slot;
    },
  });
  for (const slot of own) reads.add(slot);
  if (drawing.test(text)) {
    const evaluate = (context: SourceContext): FlowOutcome => {
      context.enter(rule.id, target);
      return atBoundary(run(context), admit);
    };
    return { evaluate };
  }
  const evaluate = (context: SourceContext): FlowOutcome => atBoundary(run(context), admit);
  if (own.size === 0 || /%|\bNow\b/.test(text)) return { evaluate };
  const ofNothing = atBoundary(run(nowhere), admit);
  return { evaluate: unlessNothing(evaluate, [...own], ofNothing), ofNothing };
};

/** Most attributes of most objects are absent, and what an expression makes of that is always the same: it is worked out once. */
const unlessNothing =
  (evaluate: PlannedFlow['evaluate'], reads: readonly number[], ofNothing: FlowOutcome): PlannedFlow['evaluate'] =>
  (context) => {
    const { slots } = context;
    for (let i = 0; i < reads.length; i++) if (slots[reads[i] as number] !== null) return evaluate(context); // `i` is below the length
    return ofNothing;
  };

const atBoundary = (outcome: Outcome, admit: Admit): FlowOutcome => {
  if (outcome === null || outcome === ignoreThisFlow || outcome === authoritativeNull) return outcome;
  if (typeof outcome !== 'object' || !('kind' in outcome)) return admit(outcome);
  switch (outcome.kind) {
    case 'failure': {
      const error = outcome.raised === true ? 'sync-rule-error-function-triggered' : 'sync-rule-flow-failed';
      return { kind: 'failed', error, message: outcome.message };
    }
    case 'authoritativeNull':
      return authoritativeNull;
    case 'ignoreThisFlow':
      return ignoreThisFlow;
    default:
      return admit(outcome);
  }
};

/** A DN with data beside it is neither followed as a reference nor taken apart. */
const remarkCompound = (name: string, { source, report }: FlowSetting): void => {
  if (source.definitions[source.find(name)]?.isCompound !== true) return;
  const message = `\`${name}\` holds DNs with binary data or text, which are taken as text`;
  report('not-modelled', 'warning', message, 'Check on a server what the flow gives.');
};

const reportUnknown = (name: string, target: string, { report }: FlowSetting): void => {
  const message = `the flow to \`${target}\` reads \`${name}\`, which its directory does not have; it is NULL`;
  report('unknown-attribute', 'error', message, 'Correct the name; case matters (PIPE-11).');
};
