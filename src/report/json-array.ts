import type { Output } from '../base/output.js';

/** A JSON array with one element a line. */
export class JsonArray {
  private isEmpty = true;

  constructor(
    private readonly path: string,
    private readonly output: Output,
  ) {}

  add(value: unknown): void {
    this.output.write(this.path, `${this.isEmpty ? '[\n' : ',\n'}${JSON.stringify(value)}`);
    this.isEmpty = false;
  }

  end(): void {
    this.output.write(this.path, this.isEmpty ? '[]\n' : '\n]\n');
  }
}
