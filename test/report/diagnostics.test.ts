import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostic.js';
import { diagnosticsText, diagnosticText } from '../../src/report/diagnostics.js';
import { visible } from '../../src/report/visible.js';

const problem = (line: number, message = 'no tenant `x`'): Diagnostic => ({
  code: 'model/unknown-tenant',
  severity: 'error',
  message,
  at: { file: 'onegal.yaml', line, column: 3 },
  help: 'Declare it.',
});

describe('ERR-1 one diagnostic', () => {
  it('is file:line:column severity code message, then help', () => {
    expect(diagnosticText(problem(7))).toBe(
      'onegal.yaml:7:3 error model/unknown-tenant no tenant `x`\n    help: Declare it.',
    );
  });

  it('TTY-W prints control and bidirectional characters harmlessly', () => {
    expect(visible('a\u001b[31mb\u202Ec')).toBe('a\\u{1B}[31mb\\u{202E}c');
    expect(diagnosticText(problem(1, 'bad `\u001b[2J`'))).not.toContain('\u001b');
  });

  it('keeps its first line within 200 characters', () => {
    expect(diagnosticText(problem(1, 'x'.repeat(500))).split('\n')[0]).toHaveLength(200);
  });
});

describe('ERR-2 many diagnostics', () => {
  it('are sorted by place and counted after fifty in one file', () => {
    const text = diagnosticsText(Array.from({ length: 60 }, (_, i) => problem(60 - i)));
    expect(text.startsWith('onegal.yaml:1:3')).toBe(true);
    expect(text).toContain('and 10 more problems in this file');
    expect(text.split('\n').filter((line) => line.includes(' error '))).toHaveLength(50);
  });
});
