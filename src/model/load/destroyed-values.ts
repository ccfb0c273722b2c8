import { quoted } from '../../base/decode.js';
import type { Place } from '../../base/diagnostic.js';
import type { Problems } from './problems.js';

/** What PowerShell or a spreadsheet did to a value, and how to export it unharmed; `{name}` is the column. */
interface Damage {
  readonly what: string;
  readonly help: string;
}

const typeName: Damage = {
  what: 'PowerShell wrote a type name instead of the values',
  help: "Join the values when exporting: `Select-Object *,@{n='{name}';e={$_.{name} -join ';'}} -ExcludeProperty {name}`.",
};
const byteArray: Damage = {
  what: 'PowerShell wrote a type name instead of the bytes',
  help: "Export the bytes: `Select-Object *,@{n='{name}';e={[Convert]::ToBase64String($_.{name})}} -ExcludeProperty {name}`.",
};
const cut: Damage = { what: 'PowerShell has cut the list of values', help: typeName.help };
const rounded: Damage = {
  what: 'a spreadsheet has rounded the number',
  help: 'Export again and do not open the file in a spreadsheet before it is read.',
};

/** What was done to a cell (hardening CSV), or null; `first` is its first character. */
export const damageOf = (cell: string, first: number, isNumber: boolean): Damage | null => {
  if (isNumber) return /^-?\d+(?:[.,]\d+)?E\+?\d+$/i.test(cell) ? rounded : null;
  if (first === 0x7b) return cell.endsWith('...}') || cell.endsWith('…}') ? cut : null;
  // `System.…` and `Microsoft.…`; everything else is told apart by its first letter.
  if (first !== 0x53 && first !== 0x4d) return null;
  if (/^(?:System\.Byte\[\]|System\.Collections\.[A-Za-z.]*Byte\[\])$/.test(cell)) return byteArray;
  return /^(?:System\.[A-Za-z.]+\[\]|Microsoft\.ActiveDirectory\.Management\.AD[A-Za-z]+Collection)$/.test(cell)
    ? typeName
    : null;
};

/** Whether only question marks are left of a text, or a replacement character stands in it, as it can in a suspect one. */
export const hasLostLetters = (cell: string, first: number, isSuspect: boolean): boolean =>
  (first === 0x3f && /^\?+$/.test(cell)) || (isSuspect && cell.includes('\ufffd'));

/** The destroyed values of a file: one mistake was made for the whole column, so it is told once, with the number of rows. */
export class DestroyedValues {
  private readonly columns = new Map<number, { name: string; cell: string; damage: Damage; at: Place; rows: number }>();

  constructor(private readonly problems: Problems) {}

  found(column: number, name: string, cell: string, damage: Damage, at: Place): void {
    const known = this.columns.get(column);
    if (known === undefined) this.columns.set(column, { name, cell, damage, at, rows: 1 });
    else known.rows++;
  }

  tell(): void {
    for (const { name, cell, damage, at, rows } of this.columns.values()) {
      const more = rows > 1 ? ` and ${rows - 1} more rows` : '';
      const help = damage.help.replaceAll('{name}', () => name);
      this.problems.error('destroyed-value', at, `\`${name}\` is ${quoted(cell)}${more}: ${damage.what}`, help);
    }
  }
}
