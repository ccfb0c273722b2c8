/** Kinds of numbers a column may hold. */
type Numbers = Uint8Array | Uint32Array | Float64Array;

/** Numbers by place, 0 where none was set: a typed array that grows. */
export class NumberColumn<T extends Numbers = Uint32Array> {
  private values: T;

  constructor(private readonly make: (size: number) => T) {
    this.values = make(1024);
  }

  get(place: number): number {
    return this.values[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.values.length) this.grow(place + 1);
    this.values[place] = value;
  }

  /** The numbers as another thread can take them, with room behind them. */
  sent(): T {
    return this.values;
  }

  private grow(least: number): void {
    const longer = this.make(Math.max(this.values.length * 2, least));
    longer.set(this.values);
    this.values = longer;
  }
}
