import type { Diagnostic } from '../../base/diagnostic.js';
import { type Result, resultOf } from '../../base/result.js';

/** Parameters written `name=value`, names without percent signs (expression-language 10). */
export const readParameters = (texts: readonly string[]): Result<ReadonlyMap<string, string>> => {
  const diagnostics: Diagnostic[] = [];
  const parameters = new Map<string, string>();
  for (const text of texts) {
    const match = /^%?([A-Za-z_][A-Za-z0-9_.-]*)%?=([\s\S]*)$/.exec(text);
    if (match?.[1] === undefined)
      diagnostics.push({
        code: 'pipeline/parameter',
        severity: 'error',
        message: `\`${text.slice(0, 80)}\` is no parameter`,
        help: 'Write it as `Domain.FQDN=contoso.com`.',
      });
    else parameters.set(match[1], match[2] ?? '');
  }
  return resultOf(parameters, diagnostics);
};
