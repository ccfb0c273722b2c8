import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';
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
});
