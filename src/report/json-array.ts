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

  /** An element that is JSON in UTF-8 already. */
  addBytes(json: Uint8Array): void {
    this.begin();
    this.output.writeBytes(this.path, json);
  }

  private begin(): void {
    this.output.write(this.path, this.isEmpty ? '[\n' : ',\n');
    this.isEmpty = false;
  }

  end(): void {
    this.output.write(this.path, this.isEmpty ? '[]\n' : '\n]\n');
  }
}
