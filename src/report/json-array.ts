import type { Output } from '../base/output.js';

/** A JSON array with one element a line. */
export class JsonArray {
  private isEmpty = true;

  constructor(
    readonly path: string,
    private readonly output: Output,
  ) {}

  add(value: unknown): void {
    this.addText(JSON.stringify(value));
  }

  /** An element that is JSON already. */
  addText(json: string): void {
    this.begin();
    this.output.write(this.path, json);
  }

  /** Begins an element whose text is written to the output as it comes. */
  begin(): void {
    this.output.write(this.path, this.isEmpty ? '[\n' : ',\n');
    this.isEmpty = false;
  }

  end(): void {
    this.output.write(this.path, this.isEmpty ? '[]\n' : '\n]\n');
  }
}
