import { TextOutput } from '../../src/base/output.js';
import type { Gal } from '../../src/gal/gal.js';
import { writeGal } from '../../src/report/gal-output.js';

/** What `writeGal` writes as whole texts by path, and what it finds. */
export const galFiles = (gal: Gal) => {
  const output = new TextOutput();
  const findings = writeGal(gal, output);
  return { files: output.files(), findings };
};
