import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/base/progress.js';
import { openFolder } from '../../src/cli/open-folder.js';
import { barText, progressOn } from '../../src/cli/progress.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { openCase, projectFolder } from '../pipeline/case.js';
import { inFolder } from './run.js';

/** A screen with a clock of its own. */
const screen = () => {
  const written: string[] = [];
  const clock = { now: 0 };
  return {
    written,
    clock,
    progress: progressOn({ write: (text) => written.push(text), now: () => clock.now, columns: 80 }),
  };
};

describe('the progress bar (design 3)', () => {
  it.each([
    {
      units: 1000,
      total: 3000,
      ms: 2000,
      text: 'reading  [########----------------]  33 %  1 000 of 3 000  500/s  4 s left',
    },
    {
      units: 3000,
      total: 3000,
      ms: 2000,
      text: 'reading  [########################]  100 %  3 000 of 3 000  1 500/s  0 s left',
    },
    { units: 9, total: 3, ms: 1000, text: 'reading  [########################]  100 %  9 of 3  9/s  0 s left' },
    {
      units: 1,
      total: 1_000_000,
      ms: 1000,
      text: 'reading  [------------------------]  0 %  1 of 1 000 000  1/s  277 h 46 min left',
    },
    {
      units: 100,
      total: 10_000,
      ms: 1000,
      text: 'reading  [------------------------]  1 %  100 of 10 000  100/s  1 min 39 s left',
    },
    { units: 1234, total: undefined, ms: 1000, text: 'reading  1 234  1 234/s' },
    { units: 0, total: 10, ms: 1500, text: 'reading  [------------------------]  0 %  0 of 10  0/s' },
  ])('$text', ({ units, total, ms, text }) => {
    expect(barText('reading', units, total, ms)).toBe(text);
  });

  it('is not shown for less than a second', () => {
    const { progress, clock, written } = screen();
    progress.start('reading', 10);
    clock.now = 999;
    progress.advance(9);
    progress.done();
    expect(written).toEqual([]);
  });

  it('is drawn ten times a second at most, and leaves an empty line behind', () => {
    const { progress, clock, written } = screen();
    progress.start('reading', 1000);
    for (let i = 1; i <= 1000; i++) {
      clock.now += 2;
      progress.advance(1);
    }
    expect(written).toHaveLength(11);
    progress.done();
    expect(written.at(-1)).toBe(`\r${' '.repeat(79)}\r`);
    for (const text of written) expect(text.replace(/^\r/, '').length).toBeLessThanOrEqual(80);
  });
});

describe('the bar of a simulation', { timeout: 60_000 }, () => {
  it('tells reading, every server, tenants and lists with what they have to do, on a terminal only', () => {
    const steps: { step: string; total: number | undefined; units: number }[] = [];
    const progress: Progress = {
      start: (step, total) => steps.push({ step, total, units: 0 }),
      advance: (units) => {
        const last = steps.at(-1);
        if (last !== undefined) last.units += units;
      },
      done: () => {},
    };
    simulate(progress);
    const names = steps.map(({ step }) => step).filter((step, i, all) => step !== all[i - 1]);
    expect(names).toEqual(['G: synchronising', 'C: synchronising', 'tenants', 'lists']);
    for (const { total, units } of steps) expect(units).toBeGreaterThanOrEqual(total ?? 1);
  });

  it('is drawn on a slow terminal and wiped off', () => {
    const written: string[] = [];
    let clock = 0;
    simulate(progressOn({ write: (text) => written.push(text), now: () => (clock += 1100), columns: 100 }));
    const drawn = written.join('');
    expect(drawn).toMatch(/\rG: synchronising {2}\[#+-*\] {2}\d+ % {2}\d+ of \d+ {2}\d+\/s {2}\d+ s left/);
    expect(drawn).toMatch(/\rlists {2}\[/);
    expect(written.at(-1)).toBe(`\r${' '.repeat(99)}\r`);
  });

  it('reading a file piece by piece moves it by the size of the file', () =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'workspace');
      cpSync(join(projectFolder, 'golden/contoso/workspace'), workspace, { recursive: true });
      const told: [string, number | undefined][] = [];
      let units = 0;
      const opened = openFolder(workspace, {
        start: (step, total) => told.push([step, total]),
        advance: (more) => {
          units += more;
        },
        done: () => {},
      });
      expect(opened.ok).toBe(true);
      const [[step, total] = []] = told;
      expect(step).toBe('reading');
      expect(units).toBeGreaterThan(0);
      expect(units).toBeLessThanOrEqual(total ?? 0);
    }));
});

const simulate = (progress: Progress): void => {
  const simulated = simulateWorkspace(openCase('contoso'), { rules: null, asOf: defaultAsOf, progress });
  expect(simulated.ok).toBe(true);
};
