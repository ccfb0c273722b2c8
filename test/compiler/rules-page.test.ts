import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesPage } from '../../src/compiler/rules-page.js';
import { projectRoot, shippedTemplates } from './reference.js';

it('docs/rules.md is what the templates say', async () => {
  await expect(rulesPage(shippedTemplates())).toMatchFileSnapshot(join(projectRoot, 'docs/rules.md'));
});

it('every rule has a section and a line in the list that leads to it', () => {
  const page = readFileSync(join(projectRoot, 'docs/rules.md'), 'utf8');
  for (const { number, key } of shippedTemplates()) {
    expect(page).toContain(`\n## ${number} ${key}\n`);
    expect(page).toContain(`(#${number}-${key})`);
  }
});
