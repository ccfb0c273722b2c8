/** A value of a generated script; text becomes a literal that nothing can break out of. */
export type PsValue = string | number | boolean | null | readonly PsValue[] | { readonly [key: string]: PsValue };

/**
 * Text as an ASCII-only PowerShell expression: printable ASCII in single quotes, anything else as `[char]0x…` joined to
 * it. A lost BOM then cannot turn a name into code, and typographic quotes never stand in the script (PS-W1, PS-W2).
 */
export const psText = (text: string): string => {
  const parts = text.match(/[\x20-\x7e]+|[^\x20-\x7e]/gs) ?? [];
  const only = parts[0] ?? '';
  if (parts.length === 0 || (parts.length === 1 && isPrintable(only))) return quoted(only);
  return `('' + ${parts.map((part) => (isPrintable(part) ? quoted(part) : charCode(part))).join(' + ')})`;
};

const isPrintable = (part: string): boolean => /^[\x20-\x7e]/.test(part);

const quoted = (ascii: string): string => `'${ascii.replaceAll("'", "''")}'`;

const charCode = (unit: string): string => `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A value as a PowerShell expression over several lines; keys are fixed words of ours, never input. */
export const psValue = (value: PsValue, indent = ''): string => {
  if (value === null) return '$null';
  if (typeof value === 'string') return psText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  const inner = `${indent}    `;
  if (isPsList(value)) {
    if (value.length === 0) return '@()';
    const items = value.map((item) => psValue(item, inner));
    return value.every((item) => typeof item === 'string')
      ? `@(${items.join(', ')})`
      : `@(\n${items.map((item) => `${inner}${item}`).join('\n')}\n${indent})`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${inner}${key} = ${psValue(item, inner)}`);
  return `@{\n${entries.join('\n')}\n${indent}}`;
};

const isPsList = (value: PsValue): value is readonly PsValue[] => Array.isArray(value);
