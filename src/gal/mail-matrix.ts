import { compareText } from '../base/order.js';

/** How messages from every sender to the people of one population and home end: counts by result. */
export interface MatrixRow {
  readonly population: string;
  readonly home: string;
  readonly people: number;
  /** By sender platform, then by result. */
  readonly senders: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Adds up the mail-flow matrix by population and home (scenario E.1) while rows pass by. */
export class MailMatrix {
  private readonly cells = new Map<string, { population: string; home: string; people: number; senders: Senders }>();

  add(population: string, home: string, results: Iterable<readonly [sender: string, result: string]>): void {
    const key = `${population} ${home}`;
    const cell = this.cells.get(key) ?? { population, home, people: 0, senders: new Map() };
    this.cells.set(key, cell);
    cell.people++;
    for (const [sender, result] of results) {
      const counts = cell.senders.get(sender) ?? new Map<string, number>();
      cell.senders.set(sender, counts);
      counts.set(result, (counts.get(result) ?? 0) + 1);
    }
  }

  rows(): readonly MatrixRow[] {
    return [...this.cells.values()].sort(
      (a, b) => compareText(a.population, b.population) || compareText(a.home, b.home),
    );
  }
}

type Senders = Map<string, Map<string, number>>;
