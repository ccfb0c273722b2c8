import { describe, expect, it } from 'vitest';
import { expressionChecks } from '../../../src/checks/rule-set/expression-language.js';
import { runRuleSetChecks } from '../../../src/checks/run-checks.js';
import { formula, rule, ruleSet, standard } from '../build.js';

/** The checks that say something, with the part of the expression they are about. */
const said = (expression: string, make = rule): string[] =>
  runRuleSetChecks(expressionChecks, ruleSet([make({ flows: [formula('title', expression)] })])).findings.map(
    ({ finding, remark }) => `${finding.check.slice(20)} ${expression.slice(remark.span?.start, remark.span?.end)}`,
  );

describe('the checks of expressions', () => {
  it('show what the language says, each under its own id and in its place', () => {
    expect(said('lcase([title])')).toEqual([expect.stringMatching(/^unknown-function lcase/)]);
    expect(said('LCase([title])')).toEqual([]);
  });

  it('tell only the errors of standard rules', () => {
    expect(said('IIF([title] = NULL, "a", "b")', standard)).toEqual([]);
    expect(said('LCase([title]', standard)).toEqual([expect.stringMatching(/^unclosed/)]);
  });

  it('treat a copied standard expression like the standard rule', () => {
    const flow = formula('title', 'Item([otherTelephone],1)');
    const alone = runRuleSetChecks(expressionChecks, ruleSet([rule({ flows: [flow] })]));
    const copy = runRuleSetChecks(expressionChecks, ruleSet([rule({ flows: [flow] }), standard({ flows: [flow] })]));
    expect(alone.findings.map(({ finding }) => finding.check)).toContain('rule-set/expression-can-fail');
    expect(copy.findings).toEqual([]);
  });

  it.each([
    ['typographic-quotes', '“a”', '"a"'],
    ['quoted-name', 'ImportedValue([title])', 'ImportedValue("title")'],
    ['unknown-function', 'lcase([title])', 'LCase([title])'],
  ])('repair %s', (code, before, after) => {
    const broken = rule({ flows: [formula('title', before)] });
    const { findings } = runRuleSetChecks(expressionChecks, ruleSet([broken]));
    const found = findings.find(({ finding }) => finding.check === `rule-set/expression-${code}`);
    expect(found?.check?.repair?.(broken, found.remark)?.flows).toEqual([formula('title', after)]);
  });
});
