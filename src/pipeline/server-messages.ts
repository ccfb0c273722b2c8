import { AttributeNumbers, PackedAttributes } from '../attribute/packed-attributes.js';
import type { Attributes, Value } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { EngineResult } from '../engine/engine.js';
import { exportLine } from '../report/export-lines.js';
import { aadConnectorId } from '../rule/server-export.js';
import type { ServerPlan } from './plan-servers.js';
import type { ConnectorImport, ServerRun } from './run-server.js';

/** What a thread that runs a server tells, in this order: exports in batches, then everything else. Plain data that can be cloned. */
export type ServerMessage = ExportsMessage | ResultMessage;

interface ExportsMessage {
  readonly kind: 'exports';
  readonly server: string;
  readonly connector: string;
  /** Lists of attribute names that have not been sent yet: objects name them by their place among all that were. */
  readonly shapes: readonly (readonly string[])[];
  readonly objects: readonly SentObject[];
  /** The objects as lines of `export/<server>.jsonl`; empty for objects that go to a directory. */
  readonly lines: string;
}

interface SentObject extends Omit<ExportedObject, 'attributes'> {
  readonly shape: number;
  readonly values: readonly Value[];
}

interface ResultMessage extends Omit<EngineResult, 'exports'> {
  readonly kind: 'result';
  readonly server: string;
  readonly imports: readonly (Omit<ConnectorImport, 'connector'> & { readonly connector: string })[];
}

const batchSize = 1000;

/** Everything that `ServerRunReceiver` needs to have the run elsewhere. */
export function* serverMessages({ server, output, imports }: ServerRun): Generator<ServerMessage> {
  const shapes = new Map<string, number>();
  const { exports, ...others } = output;
  for (const [connector, objects] of exports) {
    for (let from = 0; from === 0 || from < objects.length; from += batchSize) {
      const batch = objects.slice(from, from + batchSize);
      const fresh: (readonly string[])[] = [];
      const sent = batch.map((object) => sentObject(object, shapes, fresh));
      const lines = connector === aadConnectorId ? batch.map(exportLine).join('') : '';
      yield { kind: 'exports', server, connector, shapes: fresh, objects: sent, lines };
    }
  }
  yield {
    kind: 'result',
    server,
    ...others,
    imports: imports.map(({ connector, ...one }) => ({ ...one, connector: connector.id })),
  };
}

const sentObject = (
  { attributes, ...object }: ExportedObject,
  shapes: Map<string, number>,
  fresh: (readonly string[])[],
): SentObject => {
  const names = [...attributes.keys()];
  // No attribute name has a blank in it.
  const key = names.join(' ');
  let shape = shapes.get(key);
  if (shape === undefined) {
    shapes.set(key, (shape = shapes.size));
    fresh.push(names);
  }
  return { ...object, shape, values: [...attributes.values()] };
};

/** Puts the run of a server together again from what a thread tells. */
export class ServerRunReceiver {
  private readonly numbers = new AttributeNumbers(new Map());
  private readonly keys: string[] = [];
  private readonly exports = new Map<string, ExportedObject[]>();
  private result: ResultMessage | null = null;

  constructor(private readonly plan: ServerPlan) {}

  take(message: ServerMessage): void {
    if (message.kind === 'result') {
      this.result = message;
      return;
    }
    for (const names of message.shapes)
      this.keys.push(this.numbers.keyOf(names.map((name) => this.numbers.numberOf(name))));
    const objects = this.exports.get(message.connector) ?? [];
    this.exports.set(message.connector, objects);
    for (const { shape, values, ...object } of message.objects)
      objects.push({ ...object, attributes: this.attributes(shape, values) });
  }

  private attributes(shape: number, values: readonly Value[]): Attributes {
    return new PackedAttributes(this.numbers, this.keys[shape] ?? '', values);
  }

  /** The whole run, once everything was taken. */
  run(): ServerRun {
    const { result, plan } = this;
    invariant(result !== null, 'a thread ends with the result of its server');
    const { kind: _kind, server: _server, imports, ...others } = result;
    return {
      ...plan,
      imports: plan.configuration.connectors.flatMap((connector) =>
        imports.filter((one) => one.connector === connector.id).map((one) => ({ ...one, connector })),
      ),
      output: { ...others, exports: this.exports },
      retained: null,
    };
  }
}
