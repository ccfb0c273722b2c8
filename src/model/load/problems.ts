import type { Diagnostic, Place, Severity } from '../../base/diagnostic.js';

/** Kept per file and severity; a damaged export must not fill the memory with one mistake a row. */
const keptPerFile = 1000;

/** Collects what a loader finds; `slug` becomes the code `model/<slug>`. */
export class Problems {
  readonly found: Diagnostic[] = [];
  private readonly counts = new Map<string, number>();

  error(slug: string, at: Place, message: string, help: string): void {
    this.add('error', slug, at, message, help);
  }

  warning(slug: string, at: Place, message: string, help: string): void {
    this.add('warning', slug, at, message, help);
  }

  private add(severity: Severity, slug: string, at: Place, message: string, help: string): void {
    const key = `${severity} ${at.file}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count <= keptPerFile) this.found.push({ code: `model/${slug}`, severity, message, at, help });
  }

  /** Everything found, and for each file with too much of it how much was left out. */
  all(): readonly Diagnostic[] {
    const all = [...this.found];
    for (const [key, count] of this.counts) {
      if (count <= keptPerFile) continue;
      const severity: Severity = key.startsWith('error ') ? 'error' : 'warning';
      const message = `${count - keptPerFile} more ${severity}s in this file are not shown`;
      all.push({ code: 'model/more', severity, message, at: { file: key.slice(severity.length + 1) } });
    }
    return all;
  }
}
