import type { Scalar } from '../../attribute/value.js';
import type { EvaluationContext } from '../context.js';
import { type Cell, defineForm, defineFunction } from '../define.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  runtimeError,
  typeError,
  withoutPlaceholders,
} from '../evaluated.js';
import { answer, constantPart, partValue } from '../part.js';
import { choose } from './choose.js';

export const iif = defineForm({
  name: 'IIF',
  params: [
    { name: 'condition', type: 'bool', nullable: true },
    { name: 'ifTrue', type: 'var', lazy: true, flow: true },
    { name: 'ifFalse', type: 'var', lazy: true, flow: true },
  ],
  returns: { oneOf: ['ifTrue', 'ifFalse'] },
  summary:
    'One of two values. Only the one that is needed is evaluated; NULL counts as False. A multi-valued condition chooses position by position.',
  source: 'reference-connect-sync-functions-reference#iif; expression-language 7.3, 8.2, C20',
  examples: [
    ['IIF([employeeType]="Intern","t-" & [alias],[alias])', 't-ann', { employeeType: 'Intern', alias: 'ann' }],
    ['IIF(False,Error("never"),"quiet")', 'quiet'],
    ['IIF(InStr([p],"SIP:")=1,NULL,[p])', ['SMTP:a@x'], { p: ['SMTP:a@x', 'SIP:a@x'] }],
    ['IIF(1,"a","b")', { error: 'type' }],
  ],
  build: ({ parts: [condition = nothing, ifTrue = nothing, ifFalse = nothing], meter }) => {
    const { presence } = condition;
    if (condition.isCondition && ifTrue.value === true && ifFalse.value === false) return condition.evaluate;
    if (presence !== null) return (context) => partValue(answer(presence, context) ? ifTrue : ifFalse, context);
    const slow = (context: EvaluationContext, value: Evaluated): Evaluated =>
      isFailure(value) ? value : choose([value], [ifTrue, ifFalse], context, meter, 'IIF');
    return (context) => {
      const value = partValue(condition, context);
      if (value === true) return partValue(ifTrue, context);
      if (value === false || value === null) return partValue(ifFalse, context);
      return slow(context, value);
    };
  },
});

export const switchFunction = defineForm({
  name: 'Switch',
  params: [
    { name: 'condition', type: 'bool', nullable: true },
    { name: 'value', type: 'var', lazy: true, flow: true },
  ],
  repeats: true,
  returns: { oneOf: ['value'] },
  mayBeNull: true,
  fails: 'the arguments are not paired',
  summary:
    'The value after the first condition that is True, NULL when none is. Every condition is evaluated, of the values only the chosen one.',
  source: 'reference-connect-sync-functions-reference#switch; expression-language 8.3, C3',
  examples: [
    [
      'Switch([city]="London","English",[city]="Rome","Italian",True,Error("Unknown city"))',
      'Italian',
      { city: 'Rome' },
    ],
    ['Switch(False,"a")', { literal: 'NULL' }],
    ['Switch(True,"a",False)', { error: 'runtime' }],
  ],
  build: ({ parts, meter }) => {
    if (parts.length % 2 !== 0) {
      const unpaired = runtimeError('the arguments of `Switch` are not pairs of a condition and a value');
      return () => unpaired;
    }
    const conditions = parts.filter((_, i) => i % 2 === 0);
    const values = parts.filter((_, i) => i % 2 === 1);
    return (context) => {
      const found: Evaluated[] = [];
      for (const condition of conditions) {
        const value = partValue(condition, context);
        if (isFailure(value)) return value;
        found.push(value);
      }
      return choose(found, values, context, meter, 'Switch');
    };
  },
});

export const error = defineFunction({
  name: 'Error',
  params: [{ name: 'message', type: 'str', nullable: true }],
  returns: 'void',
  fails: 'it is evaluated',
  summary: 'Fails with this message, so that the object is not synchronized.',
  source: 'reference-connect-sync-functions-reference#error',
  examples: [['Error("AccountName is required")', { error: 'runtime', message: 'AccountName is required' }]],
  evaluate: (message) => ({ kind: 'failure', error: 'runtime', message: message ?? '', raised: true }),
});

/** What `use` makes of the members of a list source; it may set the variable, which is afterwards what it was. */
const eachMember = (
  name: string,
  source: Evaluated,
  cell: Cell,
  context: EvaluationContext,
  use: (members: readonly Member[], context: EvaluationContext) => Evaluated,
): Evaluated => {
  if (source === null || isFailure(source)) return source;
  if (!isPositions(source)) return typeError(`the source of \`${name}\` is a list, not ${describe(source)}`);
  const before = cell.value;
  const result = use(source, context);
  cell.value = before;
  return result;
};

export const where = defineForm({
  name: 'Where',
  params: [
    { name: 'variable', type: 'variable' },
    { name: 'source', type: 'mv' },
    { name: 'condition', type: 'bool', lazy: true, nullable: true },
  ],
  returns: { as: 'source' },
  mayBeNull: true,
  summary: 'The members of a list for which the condition is True, in their order; NULL when there are none.',
  source: 'reference-connect-sync-functions-reference#where; expression-language 7.4, 8.4',
  examples: [
    ['Where($item,[otherTelephone],Left($item,1)="+")', ['+1', '+44'], { otherTelephone: ['+1', '555', '+44'] }],
    ['Where($item,[title],True)', { error: 'type' }, { title: 'Engineer' }],
  ],
  build: ({ parts: [, source = nothing, condition = nothing], cell, meter }) => {
    const cost = condition.cost + 1;
    const keep = (members: readonly Member[], context: EvaluationContext): Evaluated => {
      const kept: Scalar[] = [];
      for (const member of members) {
        if (member === null) continue;
        const overdrawn = meter.spend(cost);
        if (overdrawn !== null) return overdrawn;
        cell.value = member;
        const holds = partValue(condition, context);
        if (holds === true) kept.push(member);
        else if (isFailure(holds)) return holds;
        else if (holds !== false && holds !== null)
          return typeError(`the condition of \`Where\` is a Boolean, not ${describe(holds)}`);
      }
      return kept.length === 0 ? null : kept;
    };
    return (context) => eachMember('Where', partValue(source, context), cell, context, keep);
  },
});

export const select = defineForm({
  name: 'Select',
  params: [
    { name: 'variable', type: 'variable' },
    { name: 'source', type: 'mv' },
    { name: 'body', type: 'var', lazy: true },
  ],
  returns: { listOf: 'body' },
  mayBeNull: true,
  summary: 'What the body gives for each member of a list, in their order; NULL adds nothing, duplicates stay.',
  source: 'reference-connect-sync-functions-reference#select; expression-language 7.4, 8.4',
  examples: [
    ['Select($item,[otherPhone],Replace($item,"-",""))', ['5551', '5552'], { otherPhone: ['555-1', '55-52'] }],
    ['Select($item,[otherPhone],NULL)', { literal: 'NULL' }, { otherPhone: ['1'] }],
  ],
  build: ({ parts: [, source = nothing, body = nothing], cell, meter }) => {
    const cost = body.cost + 1;
    const collect = (members: readonly Member[], context: EvaluationContext): Evaluated => {
      const results: Member[] = [];
      for (const member of members) {
        if (member === null) continue;
        const overdrawn = meter.spend(cost);
        if (overdrawn !== null) return overdrawn;
        cell.value = member;
        const result = partValue(body, context);
        if (isFailure(result)) return result;
        if (isFlowLiteral(result)) return typeError(`the body of \`Select\` gives a value, not ${describe(result)}`);
        if (!isPositions(result)) results.push(result);
        else {
          const tooMany = meter.spend(result.length);
          if (tooMany !== null) return tooMany;
          for (const one of result) results.push(one);
        }
      }
      return withoutPlaceholders(results);
    };
    return (context) => eachMember('Select', partValue(source, context), cell, context, collect);
  },
});

export const withFunction = defineForm({
  name: 'With',
  params: [
    { name: 'variable', type: 'variable' },
    { name: 'value', type: 'var' },
    { name: 'body', type: 'var', lazy: true, flow: true },
  ],
  returns: { oneOf: ['body'] },
  summary: 'The body with the variable standing for a value that is evaluated once.',
  source: 'reference-connect-sync-functions-reference#with; expression-language 8.4',
  examples: [['With($n,Trim([sn]),IIF(Len($n)>3,Left($n,3),$n))', 'Gar', { sn: '  Garcia ' }]],
  build:
    ({ parts: [, value = nothing, body = nothing], cell }) =>
    (context) => {
      const bound = partValue(value, context);
      if (isFailure(bound)) return bound;
      if (isFlowLiteral(bound)) return typeError(`the value of \`With\` cannot be ${describe(bound)}`);
      const before = cell.value;
      cell.value = bound;
      const result = partValue(body, context);
      cell.value = before;
      return result;
    },
});

export const importedValue = defineForm({
  name: 'ImportedValue',
  params: [{ name: 'attribute', type: 'literal' }],
  returns: 'attribute',
  summary:
    'The value of a source attribute as the last import confirmed it, without pending exports. The name is quoted, not in square brackets.',
  source: 'concept-azure-ad-connect-sync-declarative-provisioning; expression-language 14.1',
  examples: [['Trim(ImportedValue("proxyAddresses"))', ['SMTP:a@x'], { proxyAddresses: ['SMTP:a@x '] }]],
  build: ({ literal, layout }) => {
    const slot = layout.slotOf(literal);
    return slot < 0 ? nothing.evaluate : ({ imported }) => imported[slot] ?? null;
  },
});

export const valueCount = defineForm({
  name: 'ValueCount',
  params: [{ name: 'attribute', type: 'literal' }],
  returns: 'num',
  summary: 'How many values a source attribute has; 0 when it is absent. The name is quoted.',
  source: 'how-to-connect-sync-large-objects; expression-language 14.1',
  examples: [
    ['ValueCount("member")', 2, { member: [{ ref: 'CN=A,DC=x' }, { ref: 'CN=B,DC=x' }] }],
    ['ValueCount("member")', 0],
    ['ValueCount("title")', 1, { title: 'Engineer' }],
  ],
  build: ({ literal, layout }) => {
    const slot = layout.slotOf(literal);
    return ({ slots }) => {
      const value = slots[slot] ?? null;
      return value === null ? 0n : isPositions(value) ? BigInt(value.length) : 1n;
    };
  },
});

const nothing = constantPart(null);
