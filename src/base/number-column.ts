/** Kinds of numbers a column may hold. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Numbers of a chunk: a column grows by chunks, because one array that is copied as it grows takes up to three times its room. */
const chunkBits = 14;
const chunkSize = 2 ** chunkBits;
const withinChunk = chunkSize - 1;

/** Numbers by place, 0 where none was set: typed arrays one behind the other. */
export class NumberColumn<T extends Numbers = Uint32Array> {
  private readonly chunks: T[] = [];

  constructor(private readonly make: (size: number) => T) {}

  /** A column that another thread filled. */
  static of<T extends Numbers>(make: (size: number) => T, sent: SentColumn<T>): NumberColumn<T> {
    const column = new NumberColumn(make);
    column.chunks.push(...sent);
    return column;
  }

  get(place: number): number {
    return this.chunks[place >>> chunkBits]?.[place & withinChunk] ?? 0;
  }

  set(place: number, value: number): void {
    const at = place >>> chunkBits;
    while (at >= this.chunks.length) this.chunks.push(this.make(chunkSize));
    (this.chunks[at] as T)[place & withinChunk] = value; // made above
  }

  /** The numbers as another thread can take them. */
  sent(): SentColumn<T> {
    return this.chunks;
  }
}

/** The chunks of a column. */
export type SentColumn<T extends Numbers = Uint32Array> = readonly T[];

/** The usual kinds of columns: of flags, and of places and numbers. */
export const byteColumn = (sent: SentColumn<Uint8Array> = []): NumberColumn<Uint8Array> =>
  NumberColumn.of((size) => new Uint8Array(size), sent);
export const placeColumn = (sent: SentColumn = []): NumberColumn =>
  NumberColumn.of((size) => new Uint32Array(size), sent);
