import { describe, expect, it } from 'vitest';
import { printFlows, printScope, rulesFor, threeTenants } from './reference.js';

const x15 = 'extensionAttribute15';
const targetOf = (routing: string, custom: string): string =>
  `IIF(IsPresent([targetAddress]),IIF((Word(LCase([targetAddress]),2,"@")="${routing}") || (Word(LCase([targetAddress]),2,"@")="${custom}"),[targetAddress],"SMTP:" & [mailNickname] & "@${routing}"),"SMTP:" & [mailNickname] & "@${routing}")`;
const china = targetOf('contoso.partner.mail.onmschina.cn', 'cn.contoso.com');
const us = targetOf('contoso.mail.onmicrosoft.us', 'us.contoso.com');

/** Rules with a target address, as [name, number, scope, expression]. */
const targetRules = (server: string) =>
  rulesFor(server, threeTenants())
    .filter(
      (rule) => rule.name.includes('foreign Exchange') && rule.flows.some((flow) => flow.target === 'targetAddress'),
    )
    .map((rule) => [rule.name, rule.precedence, printScope(rule), printFlows(rule).targetAddress]);

const scopeOf = (server: string, name: string): string | undefined => {
  const rule = rulesFor(server, threeTenants()).find((candidate) => candidate.name.includes(name));
  return rule && printScope(rule);
};

describe('with three tenants', () => {
  it('the first server has one target-address rule for each foreign tenant, behind the common rule', () => {
    expect(targetRules('G')).toEqual([
      [
        'onegal G20 In from AD - User foreign Exchange (china)',
        21,
        `{${x15} EQUAL 21V; mailNickname ISNOTNULL}`,
        china,
      ],
      ['onegal G20 In from AD - User foreign Exchange (us)', 22, `{${x15} EQUAL GCC; mailNickname ISNOTNULL}`, us],
    ]);
  });

  it('a marked server has one for the other marked tenant, before the rule for on-premises mailboxes', () => {
    expect(targetRules('C')).toEqual([
      ['onegal C20 In from AD - User foreign Exchange (us)', 21, `{${x15} EQUAL GCC; mailNickname ISNOTNULL}`, us],
    ]);
    expect(targetRules('U')).toEqual([
      [
        'onegal U20 In from AD - User foreign Exchange (china)',
        21,
        `{${x15} EQUAL 21V; mailNickname ISNOTNULL}`,
        china,
      ],
    ]);
    const c23 = rulesFor('C', threeTenants()).find((rule) => rule.name.includes('C23'));
    expect(c23?.precedence).toBe(23);
  });

  it('rules that do not depend on the foreign tenant stay one rule with OR groups', () => {
    expect(scopeOf('G', 'G10')).toBe(
      `{${x15} EQUAL 21V; mailNickname ISNOTNULL} OR {${x15} EQUAL GCC; mailNickname ISNOTNULL}`,
    );
    expect(scopeOf('G', 'G05')?.split(' OR ')).toHaveLength(4);
    expect(scopeOf('C', 'C10')).toBe(`{${x15} NOTSTARTSWITH 21V; mailNickname ISNOTNULL}`);
    expect(scopeOf('U', 'U10')).toBe(`{${x15} NOTSTARTSWITH GCC; mailNickname ISNOTNULL}`);
  });

  it('groups for any other tenant only are filtered', () => {
    expect(scopeOf('C', 'C50')).toBe(`{${x15} EQUAL GLOBAL-ONLY} OR {${x15} EQUAL GCC-ONLY}`);
    expect(scopeOf('G', 'G50')).toBe(`{${x15} EQUAL 21V-ONLY} OR {${x15} EQUAL GCC-ONLY}`);
  });

  it('addresses in all initial domains are dropped', () => {
    const rule = rulesFor('U', threeTenants()).find((candidate) => candidate.name.includes('U30'));
    const clauseOf = (domain: string) => `(Word(LCase($item),2,"@")<>"${domain}")`;
    expect(rule && printFlows(rule).proxyAddresses).toBe(
      `RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),${clauseOf('contoso.onmicrosoft.com')} && ${clauseOf('contoso.partner.onmschina.cn')} && ${clauseOf('contoso.onmicrosoft.us')} && (Left(LCase($item),4)<>"sip:")))`,
    );
  });

  it('only the Chinese server sets the usage location', () => {
    expect(scopeOf('C', 'C40')).toBe(`{${x15} STARTSWITH 21V}`);
    expect(scopeOf('U', 'U40')).toBeUndefined();
  });
});
