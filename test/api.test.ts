import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '..');
const built = join(project, 'dist');
const golden = join(project, 'golden/api.d.ts');

/** The top-level statements of a declaration file, each with the comment above it: everything nested is indented. */
const statementsOf = (text: string): readonly string[] =>
  text
    .split(/^(?=\/\*\*|(?:export|declare|import) )/m)
    .reduce<string[]>((found, part) => {
      // A comment and what it speaks of are one statement.
      const last = found.at(-1);
      if (last?.trimEnd().endsWith('*/') === true) found[found.length - 1] = last + part;
      else found.push(part);
      return found;
    }, [])
    .map((statement) => statement.trim());

const declares = (statement: string, name: string): boolean =>
  new RegExp(`^export (?:declare )?(?:abstract )?(?:type|interface|const|function|class) ${name}\\b`, 'm').test(
    statement,
  );

/** What `src/index.ts` exports, as tsc declares it, in the order of the file. */
const declarations = (): string => {
  const index = readFileSync(join(built, 'index.d.ts'), 'utf8');
  const blocks: string[] = [];
  for (const [, names = '', file = ''] of index.matchAll(/^export (?:type )?\{ ([^}]+) \} from '\.\/(.+)\.js';$/gm)) {
    const statements = statementsOf(readFileSync(join(built, `${file}.d.ts`), 'utf8'));
    for (const name of names.split(', ').map((one) => one.replace(/^type /, ''))) {
      const statement = statements.find((one) => declares(one, name));
      expect(statement, `${name} is declared in ${file}.d.ts`).toBeDefined();
      blocks.push(`// ${file}\n${statement}\n`);
    }
  }
  return blocks.join('\n');
};

it.skipIf(!existsSync(join(built, 'index.d.ts')))(
  'golden/api.d.ts holds the public declarations: a change there is a reviewed decision (renew with UPDATE_DOCS=1)',
  () => {
    const now = declarations();
    expect(now.split('\n').length).toBeGreaterThan(300);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(golden, now);
    expect(readFileSync(golden, 'utf8')).toBe(now);
  },
);
