import { cosmeticClasses } from '../rule/difference/cosmetic.js';
import type { RuleChange } from '../rule/difference/rule-change.js';
import type { RuleSetDifference } from '../rule/difference.js';
import { titleOf } from './change-patterns.js';
import type { ChangePattern, ExportChange, ExportValue, ServerDifference } from './export-difference.js';
import { excerpt, visible } from './visible.js';

/** Objects shown of one pattern; the others are counted. */
const shownObjects = 10;
const shownValue = 160;

/** How a report marks up what it says. */
interface Style {
  readonly heading: (text: string) => string;
  readonly item: (text: string, depth: number) => string;
  /** A name or value from input. */
  readonly data: (text: string) => string;
}

const plain: Style = {
  heading: (text) => text,
  item: (text, depth) => `${'  '.repeat(depth + 1)}${text}`,
  data: (text) => excerpt(text, shownValue),
};

/** Data stands in code spans longer than any run of back-ticks in it (MD-W). */
const markdown: Style = {
  heading: (text) => `\n## ${text}\n`,
  item: (text, depth) => `${'  '.repeat(depth)}- ${text}`,
  data: (text) => {
    const shown = excerpt(text, shownValue).replaceAll('|', '\\u{7C}');
    const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
  },
};

/** How `onegal diff` prints for people. */
export type TextFormat = 'text' | 'markdown';
const styleOf = (format: TextFormat): Style => (format === 'markdown' ? markdown : plain);

/** The difference of two rule sets: what matters rule by rule, then the noise by class. */
export const ruleDifferenceText = (difference: RuleSetDifference, format: TextFormat): string => {
  const style = styleOf(format);
  const { added, removed, changed, cosmetic } = difference;
  const count = added.length + removed.length + changed.length;
  const lines = [style.heading(`${count} rules differ in what they do`)];
  for (const rule of removed) lines.push(style.item(`removed ${style.data(rule.name)} (${rule.precedence})`, 0));
  for (const rule of added) lines.push(style.item(`added ${style.data(rule.name)} (${rule.precedence})`, 0));
  for (const { after, changes } of changed) {
    lines.push(style.item(`changed ${style.data(after.name)} (${after.precedence})`, 0));
    for (const change of changes) lines.push(style.item(changeText(change, style), 1));
  }
  if (cosmetic.length > 0) lines.push(style.heading('without effect'));
  for (const { class: kind, rules } of cosmetic)
    lines.push(style.item(`${cosmeticClasses[kind]}: ${rules.length === 1 ? '1 rule' : `${rules.length} rules`}`, 0));
  return lines.join('\n').trimStart();
};

const changeText = ({ kind, subject, before, after }: RuleChange, { data }: Style): string => {
  const from = before === '' ? '(nothing)' : data(before);
  const to = after === '' ? '(nothing)' : data(after);
  switch (kind) {
    case 'flowAdded':
      return `${visible(subject)} now flows: ${to}`;
    case 'flowRemoved':
      return `${visible(subject)} no longer flows: ${from}`;
    case 'flowChanged':
      return `${visible(subject)}: ${from} -> ${to}`;
    case 'order':
      return `now wins over ${data(subject)}`;
    case 'disabled':
    case 'enabled':
      return `is ${kind} now`;
    default:
      return `${words[kind]}: ${from} -> ${to}`;
  }
};

const words = {
  scope: 'scope',
  join: 'join',
  linkType: 'link type',
  objectType: 'object types',
  passwordSync: 'password hash synchronisation',
  unknownPart: 'a part that is not known',
} as const;

/** What changes for whom, server by server, the worst first. */
export const exportDifferenceText = (servers: readonly ServerDifference[], format: TextFormat): string => {
  const style = styleOf(format);
  const lines: string[] = [];
  for (const { server, adds, deletes, exceedsThreshold, patterns } of servers) {
    const objects = new Set(patterns.flatMap(({ changes }) => changes.map(({ row }) => row.sourceAnchor)));
    lines.push(style.heading(`${visible(server)}: ${objects.size} objects change, ${adds} adds, ${deletes} deletes`));
    if (exceedsThreshold)
      lines.push(
        style.item('the deletes are more than the deletion threshold: the server would stop the export (DEL-10)', 0),
      );
    for (const pattern of patterns) lines.push(...patternLines(pattern, style));
  }
  return lines.join('\n').trimStart();
};

const patternLines = ({ pattern, attribute, changes }: ChangePattern, style: Style): readonly string[] => {
  const what = attribute === '' ? titleOf(pattern) : `${titleOf(pattern)} (${visible(attribute)})`;
  const shown = changes.slice(0, shownObjects).map((change) => style.item(objectText(change, style), 1));
  const more = changes.length - shown.length;
  return [
    style.item(`${changes.length} ${what}`, 0),
    ...shown,
    ...(more > 0 ? [style.item(`and ${more} more`, 1)] : []),
  ];
};

const objectText = (change: ExportChange, { data }: Style): string => {
  const who = data(change.row.sources[0] ?? change.row.sourceAnchor);
  switch (change.kind) {
    case 'retyped':
      return `${who}: ${change.before} -> ${change.after}`;
    case 'attribute':
      return `${who}: ${valueText(change.before, data)} -> ${valueText(change.after, data)}`;
    default:
      return who;
  }
};

const valueText = (value: ExportValue, data: Style['data']): string =>
  value === null ? '(nothing)' : data(Array.isArray(value) ? value.join('; ') : String(value));
