import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DiagnosticExample, diagnosticKinds } from '../../src/expression/diagnostics.js';

const page = resolve(import.meta.dirname, '../../docs/expression-diagnostics.md');

const severities = { error: 'Errors', warning: 'Warnings', info: 'Notes' } as const;
const exampleLimit = 200;

const shown = (example: string | DiagnosticExample): string => {
  const { expression, direction, target, applyOnce } = typeof example === 'string' ? { expression: example } : example;
  const cut =
    expression.length > exampleLimit ? `${expression.slice(0, 20)}… (${expression.length} characters)` : expression;
  const flow = target === undefined ? '' : ` → \`${target}\`${applyOnce === true ? ', apply once' : ''}`;
  return `\`${cut}\`${flow}${direction === undefined ? '' : ' (outbound)'}`;
};

const sections = (): string => {
  const parts = Object.entries(severities).map(([severity, title]) => {
    const kinds = Object.entries(diagnosticKinds).filter(([, kind]) => kind.severity === severity);
    const blocks = kinds.map(([code, { summary, help, fires, nearMiss }]) =>
      [
        `### expression/${code}`,
        '',
        summary,
        '',
        help,
        '',
        `- given for ${shown(fires)}`,
        `- not for ${shown(nearMiss)}`,
      ].join('\n'),
    );
    return [`## ${title}`, ...blocks].join('\n\n');
  });
  return parts.join('\n\n');
};

const text = (): string => `# Diagnostics of expressions

What onegal says of the expression of an attribute flow, checked against the schemas of the connector and the metaverse. An
expression without an error never meets a value of the wrong type when it runs, provided that the schemas are known and
the object follows them. Warnings are about expressions that work and are likely to be a mistake; a note is worth a look.

Every example is an inbound flow from Active Directory; \`→\` names the target where it matters. This page is generated
from \`src/expression/diagnostics.ts\` (\`UPDATE_DOCS=1 npx vitest run test/expression/diagnostics-docs.test.ts\`), and a
test runs both examples of every diagnostic.

${sections()}
`;

describe('docs/expression-diagnostics.md', () => {
  it('is what the declarations say (rewrite with UPDATE_DOCS=1)', () => {
    if (process.env.UPDATE_DOCS === '1') writeFileSync(page, text());
    expect(readFileSync(page, 'utf8')).toBe(text());
  });

  it('every summary and help is a sentence', () => {
    for (const { summary, help } of Object.values(diagnosticKinds)) {
      expect(summary).toMatch(/^[\p{Lu}`].*\.$/u);
      expect(help).toMatch(/^[\p{Lu}`].*\.$/u);
    }
  });
});
