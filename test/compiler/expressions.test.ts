import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';
import { reference, rulesFor, threeTenants } from './reference.js';

const generated = (): string[] => {
  const workspaces = [reference(), reference({ sipAddresses: 'keep' }), threeTenants()];
  const rules = workspaces.flatMap((workspace) =>
    workspace.servers.flatMap(({ name }) => rulesFor(name, workspace, { inetOrgPersons: true })),
  );
  const texts = rules.flatMap((rule) =>
    rule.flows.flatMap((flow) => (flow.kind === 'expression' ? [flow.expression] : [])),
  );
  return [...new Set(texts)].sort();
};

const tiers = new Map(
  ['+ - * / &', '= <> < <= > >=', '&& ||'].flatMap((line, tier) => line.split(' ').map((operator) => [operator, tier])),
);

/** The operators that stand directly beside each other, one list per bracket or argument. */
const operatorGroups = (text: string): string[][] => {
  const open: string[][] = [[]];
  const closed: string[][] = [];
  const close = () => closed.push(open.pop() ?? []);
  for (const [token] of text.matchAll(/"(?:\\["\\]|[^"])*"|\[[^\]]*\]|&&|\|\||<=|>=|<>|[-+*/&=<>(),]/g)) {
    if (token === '(') open.push([]);
    else if (token === ')') close();
    else if (token === ',') {
      close();
      open.push([]);
    } else if (tiers.has(token)) open.at(-1)?.push(token);
  }
  close();
  return closed;
};

describe('generated expressions', () => {
  it.each(generated())('%s parses and does not depend on the precedence of operators (C1, H10)', (text) => {
    expect(parseExpression(text)).toMatchObject({ ok: true, diagnostics: [] });
    for (const group of operatorGroups(text)) {
      expect(new Set(group.map((operator) => tiers.get(operator))).size).toBeLessThan(2);
      expect(new Set(group.filter((operator) => operator === '&&' || operator === '||')).size).toBeLessThan(2);
    }
  });

  it('holds nothing back: no hole is left', () => {
    expect(generated().filter((text) => text.includes('$' + '{'))).toEqual([]);
  });

  it('the check sees what it is for', () => {
    expect(operatorGroups('IIF(a = 1 || (b <> 2), "x = (" & c, -1)')).toContainEqual(['=', '||']);
  });
});
