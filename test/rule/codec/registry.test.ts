import { describe, expect, it } from 'vitest';
import { ruleFormats } from '../../../src/rule/codec/registry.js';
import { buildRule } from '../build-rule.js';

describe.each(ruleFormats)('the format $name', ({ extension, read, write }) => {
  const rules = [buildRule({ precedence: 1 }), buildRule({ precedence: 2 })];

  it('names its files by its extension, each once', () => {
    const names = [...write(rules).keys()];
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((name) => name.endsWith(extension))).toBe(true);
  });

  it.skipIf(read === null)('reads what it writes', () => {
    const back = [...write(rules)].flatMap(([path, text]) => {
      const result = read?.(text, path);
      return result?.ok ? result.value : [];
    });
    expect(back).toEqual(rules);
  });
});
