import type { Diagnostic } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import type { OperatorPrecedence } from '../expression/tree.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { engineFindingKinds } from './finding-kinds.js';

/**
 * The choices of the register of sync-engine 14 that have an option, each with the simulator's default. What the register
 * lists without an option has one answer, named at the code that gives it.
 */
export interface EngineOptions {
  /** STG-14: which end of (connector name, object type, DN) comes first. */
  readonly order: 'sorted' | 'reversed';
  /** SCP-9: an absent Boolean behaves like False in EQUAL and NOTEQUAL. */
  readonly absentBooleanEqualsFalse: boolean;
  /** SCP-11: text in scopes is compared exactly. */
  readonly scopeCaseSensitive: boolean;
  /** JOIN-8: link rules with different criteria are an error, or the one with the lowest number decides. */
  readonly differentJoinCriteria: 'error' | 'lowestPrecedence';
  /** FLOW-3: several values for a single-valued target are an error, or the first one flows. */
  readonly multiToSingle: 'error' | 'first';
  /** FLOW-9: `apply once` flows also run when an object is joined to a target that existed. */
  readonly applyOnceOnJoin: boolean;
  /** MRG-3: values that no flow contributed stay in an outbound union. */
  readonly mergeKeepsExisting: boolean;
  /** Scenario H10, expression-language C1: how operators without brackets are read. */
  readonly operatorPrecedence: OperatorPrecedence;
}

export const defaultOptions: EngineOptions = {
  order: 'sorted',
  absentBooleanEqualsFalse: true,
  scopeCaseSensitive: false,
  differentJoinCriteria: 'error',
  multiToSingle: 'error',
  applyOnceOnJoin: false,
  mergeKeepsExisting: true,
  operatorPrecedence: 'comparisonFirst',
};

/** Undocumented points that a result can hinge on, with the question that a test tenant would answer (sync-engine 14). */
const questions = {
  'SCP-9': 'an absent Boolean counts as False in EQUAL and NOTEQUAL',
  'SCP-11': 'scopes compare text without regard to case',
  'PREC-7': 'NULL next to IgnoreThisFlow removes the value',
  'JOIN-17': 'a Provision rule without join conditions always projects',
  'JOIN-19': 'an object with the computed DN that is not linked is taken over',
} as const;

/** An undocumented point that results are marked with. */
export type OpenPoint = keyof typeof questions;

interface Hinge {
  readonly point: OpenPoint;
  readonly rule: SyncRule;
  readonly objects: NumberSet;
}

/** Results that hinge on one point because of one rule. */
export interface PointResults {
  readonly point: OpenPoint;
  readonly rule: SyncRule;
  /** Numbers of the objects, ascending. */
  readonly numbers: readonly number[];
}

/** As many objects as somebody may want to look at; a point can concern everybody. */
export const exampleLimit = 20;

/** What is said about results that hinge on a point because of a rule. */
export const pointDiagnostic = ({ point, rule }: Pick<PointResults, 'point' | 'rule'>, count: number): Diagnostic => ({
  code: engineFindingKinds['open-point'].id,
  severity: engineFindingKinds['open-point'].severity,
  message: `rule \`${rule.name}\`: ${countText(count)} rest on ${point}, which is not documented: ${questions[point]}`,
  help: engineFindingKinds['open-point'].fix,
});

const countText = (objects: number): string => (objects === 1 ? '1 object' : `${objects} objects`);

/** Counts the objects whose result hinges on an undocumented point, per rule. */
export class OpenPoints {
  private readonly hinges = new Map<string, Hinge>();

  /** A function that marks objects by their number; cheap, because scopes call it. */
  markerFor(point: OpenPoint, rule: SyncRule): (object: number) => void {
    const key = `${point} ${rule.id}`;
    const hinge = this.hinges.get(key) ?? { point, rule, objects: new NumberSet() };
    this.hinges.set(key, hinge);
    return (object) => hinge.objects.add(object);
  }

  /** One entry per rule and point that decided about anybody, in an order of their own. */
  results(): readonly PointResults[] {
    return [...this.hinges]
      .filter(([, { objects }]) => objects.size > 0)
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { point, rule, objects }]) => ({ point, rule, numbers: objects.numbers() }));
  }

  /** Forgets the objects: a run over another part of a directory numbers its own. */
  clear(): void {
    for (const { objects } of this.hinges.values()) objects.clear();
  }
}

/** A set of small numbers, one bit each. */
class NumberSet {
  private bits = new Uint8Array(64);
  size = 0;

  /** Ascending. */
  numbers(): readonly number[] {
    const found: number[] = [];
    for (let byte = 0; byte < this.bits.length && found.length < this.size; byte++) {
      const bits = this.bits[byte] ?? 0;
      for (let bit = 0; bits !== 0 && bit < 8; bit++) if ((bits >> bit) & 1) found.push(byte * 8 + bit);
    }
    return found;
  }

  clear(): void {
    if (this.size > 0) this.bits.fill(0);
    this.size = 0;
  }

  add(number: number): void {
    const byte = number >> 3;
    if (byte >= this.bits.length) {
      const larger = new Uint8Array(Math.max(this.bits.length * 2, byte + 1));
      larger.set(this.bits);
      this.bits = larger;
    }
    const bit = 1 << (number & 7);
    const before = this.bits[byte] ?? 0;
    if ((before & bit) !== 0) return;
    this.bits[byte] = before | bit;
    this.size++;
  }
}
