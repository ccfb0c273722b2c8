import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** Which folders a folder's files may import, one line per folder, in the order of the layout: low to high. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: [],
  attribute: ['base'],
  expression: ['attribute'],
  rule: ['attribute'],
  model: ['attribute'],
  compiler: ['model', 'rule', 'expression'],
  companion: ['model', 'rule'],
  engine: ['model', 'rule', 'expression'],
  cloud: ['model', 'engine'],
  gal: ['model', 'cloud'],
  checks: ['base', 'attribute', 'expression', 'rule', 'model', 'engine', 'cloud', 'gal'],
  report: ['base', 'attribute', 'expression', 'rule', 'model', 'engine', 'cloud', 'gal', 'checks'],
  pipeline: ['compiler', 'companion', 'report'],
  io: ['base'],
  cli: ['pipeline', 'report', 'io'],
};

/** `cli` and `io` get exactly what their line says; every other folder also gets what its folders may import. */
const exact = new Set(['cli', 'io']);

const reachable = (folder: string): ReadonlySet<string> => {
  const result = new Set<string>([folder, 'base']);
  const open = [...(allowed[folder] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (result.has(next)) continue;
    result.add(next);
    if (!exact.has(folder)) open.push(...(allowed[next] ?? []));
  }
  return result;
};

interface SourceFile {
  /** Relative to `src`, with `/`. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');

const importPattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;

const importsOf = (text: string): string[] => [...text.matchAll(importPattern)].map((match) => match[2] ?? '');

const readSources = (): SourceFile[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.ts'))
    .map((path) => {
      const text = withoutComments(readFileSync(join(src, path), 'utf8'));
      return { path, folder: path.includes('/') ? (path.split('/')[0] ?? '') : '', text, imports: importsOf(text) };
    });

const targetFolder = (file: SourceFile, specifier: string): string => {
  const target = relative(src, resolve(src, dirname(file.path), specifier));
  return target.includes(sep) ? (target.split(sep)[0] ?? '') : '';
};

const edgesOf = (file: SourceFile): string[] =>
  file.imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => targetFolder(file, specifier));

/** One line per forbidden import: which file, which folder it is in, which folder it must not know. */
const violations = (files: readonly SourceFile[]): string[] =>
  files.flatMap((file) => {
    if (file.folder === '')
      return edgesOf(file)
        .filter((to) => to === 'cli')
        .map((to) => `src/${file.path}: the public entry may not import ${to}`);
    if (allowed[file.folder] === undefined) return [`src/${file.path}: folder ${file.folder} is not in the table`];
    const permitted = reachable(file.folder);
    return edgesOf(file)
      .filter((to) => !permitted.has(to))
      .map((to) => `src/${file.path}: ${file.folder} may not import ${to || 'the public entry'}`);
  });

const forbiddenOutsideTheEdge: readonly (readonly [RegExp, string])[] = [
  [/(?:from\s*|import\s*\(\s*|import\s+)['"]node:/, 'a node: module'],
  [/(?<![.\w'"`])process\s*[.[]/, 'process'],
  [/(?<![.\w'"`])console\s*\./, 'console'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'the clock'],
  [/\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/, 'randomness'],
  [/\.localeCompare\(|\btoLocale\w+\(|\bIntl\./, 'the locale'],
  [/\bnew Function\b|\beval\(/, 'dynamic code'],
];

const edgeViolations = (files: readonly SourceFile[]): string[] =>
  files
    .filter((file) => !exact.has(file.folder))
    .flatMap((file) =>
      forbiddenOutsideTheEdge
        .filter(([pattern]) => pattern.test(file.text))
        .map(([, what]) => `src/${file.path}: ${file.folder} may not use ${what}`),
    );

/** A cycle between folders as `a -> b -> a`, or null. */
const folderCycle = (files: readonly SourceFile[]): string | null => {
  const graph = new Map<string, Set<string>>();
  for (const file of files)
    for (const to of edgesOf(file))
      if (to !== file.folder) graph.set(file.folder, (graph.get(file.folder) ?? new Set()).add(to));
  const done = new Set<string>();
  const visit = (folder: string, path: readonly string[]): string | null => {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder].join(' -> ');
    if (done.has(folder)) return null;
    for (const next of graph.get(folder) ?? []) {
      const cycle = visit(next, [...path, folder]);
      if (cycle !== null) return cycle;
    }
    done.add(folder);
    return null;
  };
  for (const folder of graph.keys()) {
    const cycle = visit(folder, []);
    if (cycle !== null) return cycle;
  }
  return null;
};

const pretend = (path: string, text: string): SourceFile => ({
  path,
  folder: path.split('/')[0] ?? '',
  text,
  imports: importsOf(text),
});

describe('the import table', () => {
  const files = readSources();

  it('holds for every file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(violations(files)).toEqual([]);
  });

  it('keeps files, clock, randomness, environment and console at the edge', () => {
    expect(edgeViolations(files)).toEqual([]);
  });

  it('has no cycle between folders', () => {
    expect(folderCycle(files)).toBeNull();
  });

  it('names file and folders of a violation, type imports included', () => {
    expect(violations([pretend('engine/a.ts', "import type { X } from '../compiler/x.js';")])).toEqual([
      'src/engine/a.ts: engine may not import compiler',
    ]);
    expect(violations([pretend('cli/a.ts', "export { x } from '../engine/x.js';")])).toEqual([
      'src/cli/a.ts: cli may not import engine',
    ]);
    expect(violations([pretend('gal/a.ts', "const x = await import('../report/x.js');")])).toHaveLength(1);
  });

  it('sees the edge being used from inside', () => {
    expect(edgeViolations([pretend('gal/a.ts', "import { readFileSync } from 'node:fs';")])).toHaveLength(1);
    expect(edgeViolations([pretend('gal/a.ts', 'const t = Date.now();')])).toHaveLength(1);
    expect(edgeViolations([pretend('gal/a.ts', 'process.exit(1);')])).toHaveLength(1);
  });

  it('sees a cycle', () => {
    const cycle = folderCycle([
      pretend('rule/a.ts', "import { b } from '../model/b.js';"),
      pretend('model/b.ts', "import { a } from '../rule/a.js';"),
    ]);
    expect(cycle).toBe('rule -> model -> rule');
  });
});
