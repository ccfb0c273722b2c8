import { type Progress, silent } from '../base/progress.js';

/** What a progress bar needs of the world. */
export interface Screen {
  readonly write: (text: string) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Width of the terminal, at least 1. */
  readonly columns: number;
}

/** Nobody wants a bar for less (design 3). */
const patience = 1000;
const interval = 100;
const barWidth = 24;

/** The bar of a command on stderr; silent where that is no terminal, so that logs stay clean (design 3, hardening TTY-W). */
export const terminalProgress = (): Progress =>
  process.stderr.isTTY === true
    ? progressOn({
        write: (text) => process.stderr.write(text),
        now: () => performance.now(),
        columns: process.stderr.columns || 80,
      })
    : silent;

/** A bar of ASCII characters with rate and remaining time; it appears once a step has taken a second and leaves nothing behind. */
export const progressOn = (screen: Screen): Progress => {
  let step = '';
  let total: number | undefined;
  let units = 0;
  let started = screen.now();
  let drawn = 0;
  let isShown = false;

  const clear = (): void => {
    if (isShown) screen.write(`\r${' '.repeat(screen.columns - 1)}\r`);
    isShown = false;
  };
  const draw = (now: number): void => {
    const text = barText(step, units, total, now - started);
    screen.write(`\r${text.slice(0, screen.columns - 1).padEnd(screen.columns - 1)}`);
    isShown = true;
    drawn = now;
  };
  return {
    start(name, all) {
      clear();
      step = name;
      total = all;
      units = 0;
      started = screen.now();
    },
    advance(more) {
      units += more;
      const now = screen.now();
      if (now - started >= patience && now - drawn >= interval) draw(now);
    },
    done: clear,
  };
};

/** `reading  [########----------------]  33 %  1 000 of 3 000  500/s  4 s left`. */
export const barText = (step: string, units: number, total: number | undefined, milliseconds: number): string => {
  const rate = milliseconds > 0 ? (units / milliseconds) * 1000 : 0;
  const speed = `${grouped(Math.round(rate))}/s`;
  if (total === undefined || total <= 0) return `${step}  ${grouped(units)}  ${speed}`;
  const part = Math.min(1, units / total);
  const filled = Math.floor(part * barWidth);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`;
  const left = rate > 0 ? `${timeText((total - Math.min(units, total)) / rate)} left` : '';
  return `${step}  ${bar}  ${Math.floor(part * 100)} %  ${grouped(units)} of ${grouped(total)}  ${speed}  ${left}`.trimEnd();
};

/** Digits in groups of three, whatever the locale (DET-1). */
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ' ');

const timeText = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
