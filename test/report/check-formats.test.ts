import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { checkGithub } from '../../src/report/check-github.js';
import { checkJson } from '../../src/report/check-json.js';
import { checkJunit } from '../../src/report/check-junit.js';
import { checkSarif } from '../../src/report/check-sarif.js';
import { schemaErrors } from '../pipeline/case.js';
import { hostileReport } from './hostile-report.js';

describe('the formats of onegal check', () => {
  it('JSON follows its schema', () => {
    expect(schemaErrors('check-report', checkJson(hostileReport()))).toEqual([]);
  });

  it('SARIF refers to its rules, percent-encodes paths and marks what is suppressed', () => {
    const sarif = JSON.parse(checkSarif(hostileReport(), '1.2.3'));
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
    const { checks, notChecked } = hostileReport();
    const text = checkJunit(hostileReport());
    expect(XMLValidator.validate(text)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, parseAttributeValue: true }).parse(text);
    expect(testsuites.testsuite['@_tests']).toBe(checks.length + notChecked.length);
    expect(testsuites.testsuite['@_failures']).toBeGreaterThan(0);
  });

  it('GitHub annotations stay commands of our own, one a line', () => {
    const lines = checkGithub(hostileReport()).split('\n');
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) file=folder\/a b%2Cc%25\.xml,line=3,col=7,title=rule-set\//);
    expect(lines).toHaveLength(hostileReport().findings.length + 1);
  });
});
