import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { type ExpressionFinding, expressionFindings } from '../../src/checks/expression-findings.js';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import type { Connector, ServerConfiguration } from '../../src/rule/server-export.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { reference, rulesFor, threeTenants } from '../compiler/reference.js';
import { openCase } from '../pipeline/case.js';
import { needsRealExport, realExport } from '../rule/real-export.js';
import { adConnector, formula, metaverse, rule } from './build.js';

const findings = (rules: readonly SyncRule[], configuration: ServerConfiguration): readonly ExpressionFinding[] =>
  rules.flatMap((rule) => expressionFindings(rule, configuration));

const told = (rules: readonly SyncRule[], configuration: ServerConfiguration): string[] =>
  findings(rules, configuration).map(
    ({ rule, flow, diagnostic }) => `${diagnostic.code} ${rule.name}, ${flow.target}: ${diagnostic.message}`,
  );

/** The same rules as an administrator's own: everything is said of them. */
const asCustom = (rules: readonly SyncRule[]): SyncRule[] => rules.map((rule) => ({ ...rule, immutableTag: '' }));

const codes = (found: readonly ExpressionFinding[]): string[] =>
  [...new Set(found.map(({ diagnostic }) => `${diagnostic.severity} ${diagnostic.code}`))].sort();

/**
 * Rules 12 copy `AccountEnabled` without password synchronisation and with it what can be said of it: a linked mailbox
 * has no anchor of its own, on purpose (CTL-8).
 */
const unexpected = (found: readonly ExpressionFinding[]): string[] =>
  codes(
    found.filter(
      ({ rule, flow }) => !/^onegal [GC]12 /.test(rule.name) || !/^(?:sourceAnchor|pwdLastSet)$/.test(flow.target),
    ),
  );

describe.skipIf(realExport === null)(`shipped expressions ${needsRealExport}`, () => {
  const real = readServerExport(realExport ?? new Map());
  invariant(realExport === null || real.ok, 'the export can be read');
  const configuration = real.ok ? real.value : null;

  it('all 391 flows are free of errors against the real schemas', () => {
    invariant(configuration !== null, 'skipped without the export');
    const flows = configuration.rules.flatMap((rule) => rule.flows.filter(({ kind }) => kind === 'expression'));
    expect(flows).toHaveLength(391);
    expect(told(configuration.rules, configuration)).toEqual([]);
    expect(codes(findings(asCustom(configuration.rules), configuration)).filter((code) => /^error/.test(code))).toEqual(
      [],
    );
  });

  it('what is said of them as rules of an administrator is what the specification asks for (17)', () => {
    invariant(configuration !== null, 'skipped without the export');
    expect(codes(findings(asCustom(configuration.rules), configuration))).toEqual([
      'info expression/letter-case',
      'warning expression/can-be-null',
      'warning expression/can-fail',
      'warning expression/mixed-comparison',
      'warning expression/presence-of-boolean',
      'warning expression/uncut-text',
      'warning expression/undocumented-function',
    ]);
  });

  it('generated rules have no error on the real schemas; what is said of a copied standard rule is known', () => {
    invariant(configuration !== null, 'skipped without the export');
    const rules = [...rulesFor('G', reference(), { configuration }), ...rulesFor('C', reference(), { configuration })];
    expect(rules.length).toBeGreaterThan(20);
    expect(unexpected(findings(rules, configuration))).toEqual([]);
  });
});

describe('parameters', () => {
  const naming = (name: string): SyncRule => rule({ precedence: 20, flows: [formula('department', `%${name}%`)] });
  const known = (more: Partial<Connector>) => ({ connectors: [{ ...adConnector, ...more }], metaverse });

  it.each<[string, Partial<Connector>]>([
    ['that an administrator added', { parameters: new Map([['Region', 'EMEA']]) }],
    ['whose value was not read', { withheldParameters: new Set(['Region']) }],
  ])('%s are known', (_, connector) => {
    expect(expressionFindings(naming('Region'), known(connector))).toEqual([]);
  });

  it('that nobody defined are an error', () => {
    expect(codes(expressionFindings(naming('Region'), known({})))).toEqual(['error expression/undefined-parameter']);
  });
});

describe('generated rules', () => {
  it('have no error in the reference case, baseline rules no finding', () => {
    const opened = openCase('contoso');
    const compiled = compileWorkspace(opened);
    invariant(compiled.ok, 'the case compiles');
    for (const { server, rules } of compiled.value) {
      const configuration = opened.configurations.get(server);
      invariant(configuration !== undefined, 'every server has a configuration');
      expect(unexpected(findings(rules, configuration))).toEqual([]);
      expect(told(configuration.rules, configuration)).toEqual([]);
    }
  });

  it('have no finding without a schema, with any option', () => {
    const workspaces = [reference(), reference({ sipAddresses: 'keep' }), threeTenants()];
    const unknown = { connectors: [], metaverse: { schema: new Map(), settings: new Map() } };
    for (const workspace of workspaces)
      for (const { name } of workspace.servers)
        expect(rulesFor(name, workspace).flatMap((rule) => expressionFindings(rule, unknown))).toEqual([]);
  });
});
