import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';
import type { OperatorPrecedence } from '../../src/expression/tree.js';
import type { Options } from '../../src/model/workspace.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import {
  compileFor,
  configurationOf,
  errorsOf,
  printFlows,
  printScope,
  reference,
  rulesFor,
  serverRule,
  standardRules,
} from './reference.js';

const ruleOf = (server: string, part: string, options: Partial<Options> = {}): SyncRule | undefined =>
  rulesFor(server, reference(options)).find((rule) => rule.name.includes(part));
const flowsOf = (server: string, part: string, options: Partial<Options> = {}): Record<string, string> => {
  const rule = ruleOf(server, part, options);
  return rule === undefined ? {} : printFlows(rule);
};

describe('options of scenario H', () => {
  it('foreignUpn: keep leaves the sign-in name to Entra ID (H4)', () => {
    expect(flowsOf('C', 'C10')).toHaveProperty('userPrincipalName');
    expect(flowsOf('C', 'C10', { foreignUpn: 'keep' })).toEqual({ accountEnabled: "'False'" });
  });

  it('foreignLeavers: hide keeps leavers as hidden mail users (H16)', () => {
    expect(flowsOf('G', 'G05')).toEqual({ cloudFiltered: "'True'" });
    const configuration = knowing('msExchHideFromAddressLists');
    const rules = rulesFor('G', reference({ foreignLeavers: 'hide' }), { configuration });
    const g05 = rules.find((rule) => rule.name.includes('G05'));
    expect(g05 && printFlows(g05)).toEqual({ msExchHideFromAddressLists: "'True'" });
  });

  it('foreignWithoutMail: keep makes disabled accounts (P27)', () => {
    expect(flowsOf('G', 'G06')).toEqual({ cloudFiltered: "'True'" });
    expect(flowsOf('G', 'G06', { foreignWithoutMail: 'keep' })).toEqual({
      accountEnabled: "'False'",
      userPrincipalName: expect.stringContaining('"@contoso.onmicrosoft.com"'),
    });
    expect(flowsOf('G', 'G06', { foreignWithoutMail: 'keep', foreignUpn: 'keep' })).toEqual({
      accountEnabled: "'False'",
    });
  });

  it('generated expressions mean the same whatever operatorPrecedence is (H10)', () => {
    const rules = ['G', 'C'].flatMap((server) => rulesFor(server, reference({ legacyExchangeDnAddress: true })));
    const texts = rules.flatMap(({ flows }) =>
      flows.flatMap((flow) => (flow.kind === 'expression' ? [flow.expression] : [])),
    );
    expect(texts.length).toBeGreaterThan(10);
    const printed = (text: string, precedence: OperatorPrecedence): string => {
      const parsed = parseExpression(text, 'x', precedence);
      return parsed.ok ? printExpression(parsed.value) : text;
    };
    for (const text of texts) expect(printed(text, 'strictLeft')).toBe(printed(text, 'comparisonFirst'));
  });

  it('homeTargetAddress: keep writes no rule for it (H8)', () => {
    expect(ruleOf('C', 'C44')).toBeDefined();
    expect(ruleOf('C', 'C44', { homeTargetAddress: 'keep' })).toBeUndefined();
  });

  it.each(['drop', 'keep'] as const)('legacyExchangeDnAddress adds the X500 address, sip: %s (C31)', (sipAddresses) => {
    const text = flowsOf('G', 'G30', { legacyExchangeDnAddress: true, sipAddresses }).proxyAddresses ?? '';
    expect(parseExpression(text).ok).toBe(true);
    expect(text).toMatch(/^RemoveDuplicates\(Split\(Join\(Where\(/);
    expect(text).toContain('IIF(IsPresent([legacyExchangeDN]),"|X500:" & [legacyExchangeDN],"")');
    expect(text.includes('sip:')).toBe(sipAddresses === 'drop');
    expect(flowsOf('G', 'G30', { sipAddresses }).proxyAddresses).not.toContain('X500');
  });
});

/** The configuration with one more attribute in its metaverse. */
const knowing = (name: string, configuration = configurationOf()) => {
  const definition = { name, type: 'string', multiValued: false } as const;
  const schema = new Map([...configuration.metaverse.schema, [name, definition]]);
  return { ...configuration, metaverse: { ...configuration.metaverse, schema } };
};

const anchors = [
  ['ConvertToBase64([objectGUID])', 'ConvertToBase64([objectGUID])'],
  [
    'IIF(IsPresent([msExchRecipientTypeDetails]),IIF([msExchRecipientTypeDetails]=2,NULL,CStr([objectGUID])),CStr([objectGUID]))',
    'CStr([objectGUID])',
  ],
  [
    'IIF(IsPresent([msExchRecipientTypeDetails]),\nIIF(2 = [msExchRecipientTypeDetails],NULL,CStr([objectGUID])),Trim([mail]))',
    'IIF(IsPresent([msExchRecipientTypeDetails]),CStr([objectGUID]),Trim([mail]))',
  ],
  ['IIF([mail]=2,NULL,[objectGUID])', 'IIF([mail]=2,NULL,[objectGUID])'],
] as const;

describe('linked mailboxes (C.5.11)', () => {
  const withAnchor = (expression: string) => {
    const rules = standardRules().map((rule) => ({
      ...rule,
      flows: rule.flows.map((flow) =>
        flow.kind === 'expression' && flow.target === 'sourceAnchor' ? { ...flow, expression } : flow,
      ),
    }));
    return knowing('sourceObjectType', configurationOf({ rules }));
  };
  const workspace = reference({ linkedMailboxes: true });

  it('have no rule unless asked for', () => {
    expect(ruleOf('G', 'linked mailbox')).toBeUndefined();
  });

  it.each(anchors)('get the anchor of the server %j without the branch for them', (expression, expected) => {
    const rules = rulesFor('C', workspace, { configuration: withAnchor(expression) });
    const c60 = rules.find((rule) => rule.name === 'onegal C60 In from AD - User linked mailbox');
    expect(c60 && printScope(c60)).toBe('{msExchRecipientTypeDetails EQUAL 2}');
    expect(c60 && printFlows(c60)).toMatchObject({
      sourceAnchor: expected,
      sourceObjectType: "'User'",
      accountEnabled: "'False'",
      msExchRemoteRecipientType: 'AuthoritativeNull',
      msExchMailboxGuid: 'AuthoritativeNull',
    });
  });

  it('are refused where the server has no anchor that can be read', () => {
    expect(errorsOf(compileFor('C', workspace, { configuration: withAnchor('Not an expression (') }))).toContain(
      'compiler/no-anchor',
    );
  });
});

describe('write-back (C.5.13, F12)', () => {
  const back = (target: string) =>
    serverRule(
      'Out to AD - User Exchange Hybrid',
      155,
      [{ kind: 'direct', target, source: target, merge: 'Update', applyOnce: false }],
      { direction: 'Outbound', sourceObjectType: 'person', targetObjectType: 'user' },
    );
  const codes = (server: string, target: string, more: Partial<SyncRule> = {}): string[] => {
    const rules = [...standardRules(), { ...back(target), ...more }];
    return compileFor(server, reference(), { configuration: configurationOf({ rules }) }).diagnostics.map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  };

  it.each([
    ['C', 'proxyAddresses', {}, ['warning compiler/write-back']],
    ['C', 'mS-DS-ConsistencyGuid', {}, []],
    ['C', 'proxyAddresses', { disabled: true }, []],
    ['G', 'proxyAddresses', {}, []],
  ] as const)('on %s of %s (%j): %j', (server, target, more, expected) => {
    expect(codes(server, target, more)).toEqual(expected);
  });
});

describe('the tenant of an export (FOL-6)', () => {
  it.each([
    ['contoso.partner.onmschina.cn - AAD', 'C', []],
    ['contoso.onmicrosoft.com - AAD', 'C', ['compiler/export-of-other-tenant']],
    ['Contoso.OnMicrosoft.com - AAD', 'G', []],
    ['fabrikam.onmicrosoft.com - AAD', 'G', []], // says nothing that the workspace knows
  ])('%s on %s: %j', (name, server, expected) => {
    const configuration = configurationOf();
    const connectors = configuration.connectors.map((one) => (one.kind === 'aad' ? { ...one, name } : one));
    const result = compileFor(server, reference(), { configuration: { ...configuration, connectors } });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(expected);
  });
});
