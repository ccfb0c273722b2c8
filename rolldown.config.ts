import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';

/**
 * What `npm run build` writes to dist/: the command line as one file per occasion of loading, and the public API as one file.
 * Packages are bundled too: looking up and opening some two hundred small files took two thirds of a short command. The types of
 * the API come from tsc.
 */
const common: RolldownOptions = { platform: 'node', external: /^node:/, checks: { ineffectiveDynamicImport: false } };

const comments = { legal: true, annotation: false, jsdoc: false } as const;

/** Licences of what is bundled, beside the bundle: MIT, ISC and BSD ask for that. */
const licences = (file: string): Plugin => ({
  name: 'licences',
  generateBundle(_, bundle) {
    const folders = new Set<string>();
    for (const output of Object.values(bundle))
      for (const module of output.type === 'chunk' ? output.moduleIds : []) {
        const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
        if (folder !== undefined) folders.add(folder);
      }
    const source = [...folders].sort().map(licenceOf).join('\n');
    if (source !== '') this.emitFile({ type: 'asset', fileName: file, source });
  },
});

const licenceOf = (folder: string): string => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  const text = file === undefined ? `Copyright ${author?.name ?? author}` : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version}, ${license}\n\n${text.trim()}\n`;
};

export default defineConfig([
  {
    ...common,
    input: { index: 'src/index.ts' },
    output: { dir: 'dist', cleanDir: true, codeSplitting: false, comments },
    plugins: [licences('licences-of-index.txt')],
  },
  {
    ...common,
    input: { 'cli/main': 'src/cli/main.ts', 'cli/part-thread': 'src/cli/part-thread.ts' },
    output: {
      dir: 'dist',
      comments,
      // Two levels below the package, as src/io/package-data.ts expects of itself.
      chunkFileNames: 'chunks/[name].js',
      codeSplitting: {
        // `--help` and a check of rules each open one file; everything else is shared out by who needs it.
        groups: [
          { name: 'start', priority: 2, test: /src[\\/]cli[\\/](?:commands|exit-codes)|[\\/]commander[\\/]/ },
          { name: 'check', priority: 1, test: /src[\\/]cli[\\/]run-check\.ts$/ },
        ],
      },
    },
    plugins: [licences('licences-of-cli.txt')],
  },
]);
