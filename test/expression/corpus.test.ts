import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reference, type Value } from '../../src/attribute/value.js';
import { compileExpression } from '../../src/expression/compile.js';
import type { EvaluationContext } from '../../src/expression/context.js';
import { parseExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';
import { encodeOutcome } from '../../src/expression/vector-value.js';
import { readRuleXml } from '../../src/rule/codec/xml/read-rule.js';

const folder = path.resolve('..', 'shared', 'contoso-server-config', 'SynchronizationRules');
const present = existsSync(folder);

const expressions = (): Set<string> => {
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    const rule = readRuleXml(readFileSync(path.join(folder, file), 'utf8'), file);
    if (!rule.ok) continue;
    for (const flow of rule.value.flows) if (flow.kind === 'expression') found.add(flow.expression);
  }
  return found;
};

describe.skipIf(!present)('shipped expressions (skipped without ../shared/contoso-server-config)', () => {
  it('all 86 parse and print to a fixed point', () => {
    const all = expressions();
    expect(all.size).toBe(86);
    for (const text of all) {
      const parsed = parseExpression(text);
      expect(parsed.diagnostics, text).toEqual([]);
      if (!parsed.ok) continue;
      const canonical = printExpression(parsed.value);
      const again = parseExpression(canonical);
      expect(again.ok && printExpression(again.value)).toBe(canonical);
    }
  });

  it('all 86 give what they are meant to on a person, and their canonical text the same', () => {
    const failing: string[] = [];
    for (const text of expressions()) {
      const outcome = evaluate(text);
      const parsed = parseExpression(text);
      expect(parsed.ok && evaluate(printExpression(parsed.value)), text).toEqual(outcome);
      if (typeof outcome === 'object' && 'error' in outcome) failing.push(`${text}: ${JSON.stringify(outcome)}`);
    }
    expect(failing).toEqual([]);
  });

  it.each([
    ['Trim([mail])', 'anna@contoso.com'],
    ['IIF(BitAnd([userAccountControl],2)=0,True,False)', true],
    ['StringFromSid([objectSid])', 'S-1-5-32-544'],
    ['IIF(IsNullOrEmpty([usageLocation]),IgnoreThisFlow,[usageLocation])', { literal: 'IgnoreThisFlow' }],
    ['Left(Trim([info]),448)', ''],
  ])('%s on that person', (text, expected) => expect(evaluate(text)).toEqual(expected));
});

/** A person with a mailbox, in AD and the metaverse at once; what is not listed is absent. */
const person = new Map<string, Value>([
  ['dn', 'CN=Anna Berg,OU=People,DC=contoso,DC=com'],
  ['cn', 'Anna Berg'],
  ['displayName', 'Berg, Anna'],
  ['mail', ' anna@contoso.com '],
  ['mailNickname', 'anna'],
  ['sAMAccountName', 'anna'],
  ['userPrincipalName', 'anna@contoso.com'],
  ['userAccountControl', 512n],
  ['pwdLastSet', 129_699_324_000_000_000n],
  ['objectGUID', Uint8Array.from({ length: 16 }, (_, i) => i)],
  ['objectSid', Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0)],
  ['description', ['  Finance ']],
  ['proxyAddresses', ['SMTP:anna@contoso.com', 'smtp:berg@contoso.com']],
  ['msExchRecipientTypeDetails', 1n],
  ['sourceAnchor', 'AAECAwQFBgcICQoLDA0ODw=='],
  ['manager', reference('CN=Boss,DC=contoso,DC=com')],
  ['groupType', -2147483646n],
]);

const evaluate = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) return 'unreadable';
  const slots: (Value | null)[] = [];
  const run = compileExpression(parsed.value, { slotOf: (name) => slots.push(person.get(name) ?? null) - 1 });
  const context: EvaluationContext = {
    slots,
    imported: slots,
    parameters: new Map(
      ['Forest.Netbios', 'Forest.FQDN', 'Domain.Netbios', 'Domain.FQDN', 'Connector.ID'].map((name) => [name, 'x']),
    ),
    environment: { now: { kind: 'instant', ticks: 0n }, random: () => 0, newGuid: () => '' },
  };
  return encodeOutcome(run(context));
};
