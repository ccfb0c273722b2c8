import { type Diagnostic, hasErrors, type Place } from '../../../base/diagnostic.js';
import { foldCase } from '../../../base/fold-case.js';
import { illegalCharacter } from '../../../base/legal-text.js';
import { linePlaces } from '../../../base/line-places.js';
import { failed, ok, type Result } from '../../../base/result.js';
import { suggestion } from '../../../base/suggestion.js';
import { zeroGuid } from '../../guid.js';
import { parseScopeOperator } from '../../operator-spelling.js';
import type { Flow, JoinCondition, ScopeClause, SyncRule } from '../../sync-rule.js';
import * as values from '../values.js';
import { Arguments, commandNames, type ReportAt } from './arguments.js';
import { joinConditionType, scopeConditionType } from './commands.js';
import { type PsStatement, psStatements } from './statements.js';
import { psTokens } from './tokens.js';

/**
 * Reads the rules of a script as the rules editor, or the public documenter, writes it; nothing of it is run. What is not
 * in the grammar is an error, so that no rule is taken for whole that is not (export-formats 5.3).
 */
export const readRuleScript = (text: string, file: string): Result<readonly SyncRule[]> => {
  const placeOf = linePlaces(text, file);
  const diagnostics: Diagnostic[] = [];
  const report = (at: Place, slug: string, message: string, help: string): void => {
    diagnostics.push({ code: `rule/${slug}`, severity: 'error', message, at, help });
  };
  const bad = illegalCharacter(text);
  if (bad !== null)
    report(placeOf(0), 'ps-character', `the script contains the character ${bad}`, 'No output format can carry it.');
  const script = new ScriptReader(report);
  for (const statement of psStatements(psTokens(text), placeOf, (diagnostic) => diagnostics.push(diagnostic)))
    script.take(statement);
  const rules = script.finish();
  if (rules.length === 0 && diagnostics.length === 0)
    report(placeOf(0), 'no-rules', 'the script adds no synchronisation rule', 'Export rules from the rules editor.');
  return hasErrors(diagnostics) ? failed(diagnostics) : ok(rules, diagnostics);
};

type Condition =
  | { readonly kind: 'scope'; readonly clause: ScopeClause }
  | { readonly kind: 'join'; readonly condition: JoinCondition };

interface OpenRule {
  readonly at: Place;
  readonly rule: SyncRule;
  readonly flows: Flow[];
  readonly scopeGroups: ScopeClause[][];
  readonly joinGroups: JoinCondition[][];
}

/** The state machine of export-formats 5.3: statements build one rule after the other. */
class ScriptReader {
  private readonly rules: SyncRule[] = [];
  private readonly conditions = new Map<string, Condition>();
  private open: OpenRule | null = null;

  constructor(private readonly report: ReportAt) {}

  take(statement: PsStatement): void {
    const command = commandNames.find((name) => name.toLowerCase() === statement.command.toLowerCase());
    if (command === undefined) {
      const help = suggestion(statement.command, commandNames) ?? 'Only statements that add rules are read; remove it.';
      this.report(statement.at, 'ps-command', `\`${statement.command}\` is not read`, help);
      return;
    }
    const given = new Arguments(command, statement, this.report);
    switch (command) {
      case 'New-ADSyncRule':
        this.begin(given, statement.at);
        return;
      case 'Add-ADSyncAttributeFlowMapping':
        this.current(statement)?.flows.push(...readFlow(given));
        return;
      case 'New-Object':
        this.condition(given);
        return;
      case 'Add-ADSyncScopeConditionGroup':
        this.current(statement)?.scopeGroups.push(
          this.group(given, 'ScopeConditions').flatMap((one) => (one.kind === 'scope' ? [one.clause] : [])),
        );
        return;
      case 'Add-ADSyncJoinConditionGroup':
        this.current(statement)?.joinGroups.push(
          this.group(given, 'JoinConditions').flatMap((one) => (one.kind === 'join' ? [one.condition] : [])),
        );
        return;
      case 'Add-ADSyncRule':
        if (this.current(statement) !== null) this.close();
        return;
      case 'Get-ADSyncRule':
        return;
    }
  }

  finish(): readonly SyncRule[] {
    this.refuseOpen();
    return this.rules;
  }

  private begin(given: Arguments, at: Place): void {
    this.refuseOpen();
    this.open = { at, rule: readHead(given), flows: [], scopeGroups: [], joinGroups: [] };
  }

  private refuseOpen(): void {
    if (this.open === null) return;
    const message = `the rule \`${this.open.rule.name}\` is begun but never added`;
    this.report(this.open.at, 'ps-not-added', message, 'An `Add-ADSyncRule` is missing; the script was cut.');
    this.close();
  }

  private close(): void {
    if (this.open === null) return;
    const { rule, flows, scopeGroups, joinGroups, at } = this.open;
    const targets = new Set<string>();
    for (const { target } of flows) {
      if (targets.has(foldCase(target))) {
        const message = `the rule \`${rule.name}\` has a second flow to \`${target}\``;
        this.report(at, 'duplicate-target', message, 'A rule may have one flow per target; remove one (FLOW-1).');
      }
      targets.add(foldCase(target));
    }
    this.rules.push({ ...rule, flows, scopeGroups, joinGroups });
    this.open = null;
  }

  private current(statement: PsStatement): OpenRule | null {
    if (this.open === null)
      this.report(statement.at, 'ps-no-rule', `\`${statement.command}\` stands before any \`New-ADSyncRule\``, 'PS-7.');
    return this.open;
  }

  private condition(given: Arguments): void {
    const type = given.text('TypeName');
    const name = given.text('OutVariable').toLowerCase();
    if (type.toLowerCase() === scopeConditionType.toLowerCase())
      this.conditions.set(name, { kind: 'scope', clause: readClause(given) });
    else if (type.toLowerCase() === joinConditionType.toLowerCase())
      this.conditions.set(name, { kind: 'join', condition: readJoin(given) });
    else given.wrong('TypeName', 'ps-type', `objects of the type \`${type}\` are not read`, 'Only conditions are.');
  }

  private group(given: Arguments, parameter: string): readonly Condition[] {
    const kind = parameter === 'ScopeConditions' ? 'scope' : 'join';
    return given.variables(parameter).flatMap((name) => {
      const found = this.conditions.get(name);
      if (found?.kind === kind) return [found];
      given.wrong(parameter, 'ps-variable', `\`$${name}\` holds no ${kind} condition`, 'Statements are out of order.');
      return [];
    });
  }
}

const readHead = (given: Arguments): SyncRule => {
  const id = given.decoded('Identifier', values.guid);
  const softDelete = given.text('SoftDeleteExpiryInterval', '0');
  return {
    id,
    internalId: id,
    version: 1,
    name: given.decoded('Name', values.someText),
    description: given.text('Description', ''),
    immutableTag: given.text('ImmutableTag', ''),
    direction: given.decoded('Direction', values.direction),
    disabled: given.flag('Disabled'),
    connector: given.decoded('Connector', values.guid),
    sourceObjectType: given.decoded('SourceObjectType', values.objectType),
    targetObjectType: given.decoded('TargetObjectType', values.targetType),
    linkType: given.decoded('LinkType', values.linkType),
    precedence: given.decoded('Precedence', values.wholeNumber),
    precedenceAfter: values.orNone(given.decoded('PrecedenceAfter', values.guid, zeroGuid)),
    precedenceBefore: values.orNone(given.decoded('PrecedenceBefore', values.guid, zeroGuid)),
    // The editor prints 0, the documenter a time span (PS-13).
    softDeleteExpiryInterval:
      softDelete === '0' ? '00:00:00' : given.decoded('SoftDeleteExpiryInterval', values.timeSpan),
    enablePasswordSync: given.flag('EnablePasswordSync'),
    flows: [],
    joinGroups: [],
    scopeGroups: [],
    unknown: [],
  };
};

const flowTypes = ['Direct', 'Constant', 'Expression'] as const;

const readFlow = (given: Arguments): readonly Flow[] => {
  const common = {
    target: given.decoded('Destination', values.attributeName),
    merge: given.decoded('ValueMergeType', values.mergeType, 'Update'),
    applyOnce: given.flag('ExecuteOnce'),
  };
  const type = given.decoded('FlowType', values.oneOf(flowTypes));
  const sources = given.texts('Source');
  if (type === 'Expression') {
    const expression = given.decoded('Expression', values.someText);
    return [{ ...common, kind: 'expression', expression, sources }];
  }
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) {
    const message = `the flow to \`${common.target}\` has ${sources.length} sources`;
    given.wrong('Source', 'direct-sources', message, `A flow of type ${type} has exactly one (PS-5).`);
    return [];
  }
  return type === 'Direct'
    ? [{ ...common, kind: 'direct', source }]
    : [{ ...common, kind: 'constant', constant: source }];
};

const readClause = (given: Arguments): ScopeClause => {
  const [attribute, value, operator, ...more] = given.texts('ArgumentList');
  const known = parseScopeOperator(operator ?? '');
  if (attribute === undefined || value === undefined || known === null || more.length > 0) {
    const help = 'Give attribute, value and operator, in this order (PS-6).';
    given.wrong('ArgumentList', 'ps-condition', 'the scope condition is not complete', help);
    return { attribute: '', operator: 'ISNULL', value: '' };
  }
  return { attribute: attributeOf(attribute, given), operator: known.operator, value };
};

const readJoin = (given: Arguments): JoinCondition => {
  const [cs, mv, flag, ...more] = given.list('ArgumentList');
  if (cs?.kind !== 'text' || mv?.kind !== 'text' || flag?.kind !== 'boolean' || more.length > 0) {
    const help = 'Give both attributes and `$true` or `$false`, in this order (PS-6).';
    given.wrong('ArgumentList', 'ps-condition', 'the join condition is not complete', help);
    return { csAttribute: '', mvAttribute: '', caseSensitive: false };
  }
  return {
    csAttribute: attributeOf(cs.text, given),
    mvAttribute: attributeOf(mv.text, given),
    caseSensitive: flag.value,
  };
};

const attributeOf = (text: string, given: Arguments): string => {
  const name = values.attributeName.read(text);
  if (name === null)
    given.wrong('ArgumentList', 'bad-value', `\`${text.slice(0, 80)}\` is no attribute name`, 'Use its LDAP name.');
  return name ?? '';
};
