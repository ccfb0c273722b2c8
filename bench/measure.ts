import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: the compiled bench lies in dist-bench/bench. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One run of a program. */
export interface Sample {
  readonly milliseconds: number;
  /** Peak of resident memory in bytes. */
  readonly peak: number;
}

/** Runs a Node program and waits; a program that prints `milliseconds` says itself what counts. Null when it failed. */
export const run = (args: readonly string[], accepted: readonly number[] = [0, 1]): Sample | null => {
  const memory = join(tmpdir(), `onegal-bench-${process.pid}.txt`);
  const preload = join(root, 'dist-bench/bench/report-memory.js');
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--import', preload, ...args], {
    env: { ...process.env, ONEGAL_BENCH_MEMORY: memory },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - started;
  const peak = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0;
  rmSync(memory, { force: true });
  if (child.status === null || !accepted.includes(child.status)) {
    process.stderr.write(`failed: node ${args.join(' ')}\n${child.stderr.slice(0, 2000)}\n`);
    return null;
  }
  const said = /"milliseconds":([0-9.]+)/.exec(child.stdout)?.[1];
  return { milliseconds: said === undefined ? wall : Number(said), peak };
};

/** The same without the memory, for programs so short that looking at it would show. */
export const time = (args: readonly string[]): Sample | null => {
  const started = performance.now();
  const child = spawnSync(process.execPath, args, { stdio: 'ignore' });
  return child.status === 0 || child.status === 1 ? { milliseconds: performance.now() - started, peak: 0 } : null;
};

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** What is measured, by name; `null` results stop further rounds of it. */
export class Rounds {
  private readonly samples = new Map<string, Sample[]>();
  private readonly failed = new Set<string>();

  constructor(private readonly programs: ReadonlyMap<string, () => Sample | null>) {}

  /** All programs in turn, so that a busy moment of the machine hits them alike. */
  go(rounds: number): void {
    for (let round = 0; round < rounds; round++)
      for (const [name, program] of this.programs) {
        if (this.failed.has(name)) continue;
        process.stderr.write(`\rround ${round + 1} of ${rounds}: ${name.padEnd(40)}`);
        const sample = program();
        if (sample === null) this.failed.add(name);
        else this.samples.set(name, [...(this.samples.get(name) ?? []), sample]);
      }
    process.stderr.write(`\r${' '.repeat(70)}\r`);
  }

  milliseconds(name: string): number | null {
    const samples = this.samples.get(name);
    return samples === undefined ? null : median(samples.map((sample) => sample.milliseconds));
  }

  peak(name: string): number | null {
    const samples = this.samples.get(name);
    return samples === undefined ? null : median(samples.map((sample) => sample.peak));
  }

  /** The median of the ratios of each round, or null when one of them was not measured. */
  ratio(name: string, to: string): number | null {
    const [a, b] = [this.samples.get(name), this.samples.get(to)];
    if (a === undefined || b === undefined) return null;
    return median(a.slice(0, b.length).map((sample, i) => sample.milliseconds / (b[i]?.milliseconds ?? 1)));
  }
}
