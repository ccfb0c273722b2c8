import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { ruleSetChecks } from '../../src/checks/rule-set/registry.js';
import { runRuleSetChecks } from '../../src/checks/run-checks.js';
import { checkGithub } from '../../src/report/check-github.js';
import { checkJson } from '../../src/report/check-json.js';
import { checkJunit } from '../../src/report/check-junit.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { checkSarif } from '../../src/report/check-sarif.js';
import { formula, rule, ruleSet } from '../checks/build.js';
import { projectFolder, schemaErrors } from '../pipeline/case.js';

/** A report of every kind of finding, with names that try to break out of a format. */
const report = (): CheckReport => {
  const hostile = rule({
    id: '00000000-0000-4000-8000-000000000001',
    name: 'a"><b>\n::error::%0A,:\u202e',
    precedence: 1,
    description: '',
    flows: [formula('title', 'lcase([title])')],
  });
  const run = runRuleSetChecks(ruleSetChecks, ruleSet([hostile]), {
    placeOfRule: () => ({ file: 'folder/a b,c%.xml', line: 3, column: 7 }),
  });
  const findings = run.findings.map(({ finding }) => finding);
  const [first, ...rest] = findings;
  if (first === undefined) throw new Error('the rule is wrong enough');
  return {
    findings: rest,
    suppressed: [{ finding: first, reason: 'known' }],
    notChecked: run.notChecked,
    checks: run.checks,
    files: new Map(),
  };
};

describe('the formats of onegal check', () => {
  it('JSON follows its schema', () => {
    expect(schemaErrors('check-report', checkJson(report()))).toEqual([]);
  });

  it('SARIF follows the shape of version 2.1.0', () => {
    const schema = JSON.parse(
      readFileSync(join(projectFolder, 'test/fixtures/sarif-2.1.0-essential.schema.json'), 'utf8'),
    );
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    const sarif = JSON.parse(checkSarif(report(), '1.2.3'));
    expect(validate(sarif) ? [] : validate.errors).toEqual([]);
    const [run] = sarif.runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const places = run.results.map(
      ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(new Set(places)).toEqual(new Set(['folder/a%20b%2Cc%25.xml']));
    expect(
      run.results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions !== undefined),
    ).toHaveLength(1);
  });

  it('JUnit is XML with a case for each check', () => {
    const { checks, notChecked } = report();
    const text = checkJunit(report());
    expect(XMLValidator.validate(text)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, parseAttributeValue: true }).parse(text);
    expect(testsuites.testsuite['@_tests']).toBe(checks.length + notChecked.length);
    expect(testsuites.testsuite['@_failures']).toBeGreaterThan(0);
  });

  it('GitHub annotations stay commands of our own, one a line', () => {
    const lines = checkGithub(report()).split('\n');
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) file=folder\/a b%2Cc%25\.xml,line=3,col=7,title=rule-set\//);
    expect(lines).toHaveLength(report().findings.length + 1);
  });
});
