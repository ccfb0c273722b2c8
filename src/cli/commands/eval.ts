import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal eval`: evaluates one expression, or opens a session on a terminal. */
export const evalCommand = {
  name: 'eval',
  register(program: Command): void {
    program
      .command('eval')
      .summary('evaluate one expression; without one, on a terminal, a session')
      .argument('[expression]', 'as it is typed into a rule')
      .option('--object <file>', 'the object it reads: a YAML or JSON file, or JSON itself', '{}')
      .option('--parameter <name=value>', 'a parameter, without percent signs; may be repeated', collect, [])
      .option('--as-of <date>', 'what `Now()` gives')
      .option('--explain', 'print the tree with the value of every node')
      .option('--json', 'print the result as JSON')
      .action(async (expression: string | undefined, options: EvalOptions) => {
        process.exitCode = await evaluate(expression, options);
      });
  },
};

interface EvalOptions {
  readonly object: string;
  readonly parameter: readonly string[];
  readonly asOf?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const evaluate = async (expression: string | undefined, options: EvalOptions): Promise<number> => {
  const [{ readTextFile }, { readObject }, { readParameters }, { readAsOf }, { complain, print, say }] =
    await Promise.all([
      import('../../io/read-folder.js'),
      import('../../pipeline/evaluate/read-object.js'),
      import('../../pipeline/evaluate/read-parameters.js'),
      import('../../pipeline/as-of.js'),
      import('../terminal.js'),
    ]);
  const isInline = options.object.trimStart().startsWith('{');
  const text = isInline ? null : readTextFile(options.object);
  const object =
    text?.ok === false ? text : readObject(text?.value ?? options.object, isInline ? '--object' : options.object);
  const parameters = readParameters(options.parameter);
  const now = readAsOf(options.asOf);
  if (complain([object, parameters, now].flatMap(({ diagnostics }) => diagnostics))) return exitCodes.couldNotRun;
  if (!object.ok || !parameters.ok || !now.ok) return exitCodes.couldNotRun;
  const setting = { object: object.value, parameters: parameters.value, now: now.value };
  if (expression === undefined) {
    if (process.stdin.isTTY !== true) {
      const message = 'there is no expression, and a session needs a terminal';
      complain([{ code: 'cli/eval', severity: 'error', message, help: "Write `onegal eval '<expression>'`." }]);
      return exitCodes.couldNotRun;
    }
    const { openSession } = await import('../session.js');
    await openSession(setting);
    return exitCodes.clean;
  }
  const { evaluateText, evaluationJson, evaluationText, remarksText, verdictOf } = await import(
    '../../pipeline/evaluate/evaluate.js'
  );
  const evaluation = evaluateText(expression, setting);
  const verdict = verdictOf(evaluation);
  const explain = options.explain === true;
  if (options.json === true && verdict !== 'unreadable') print(evaluationJson(evaluation, explain));
  else {
    const remarks = remarksText(evaluation);
    if (remarks !== '') say(remarks);
    const result = evaluationText(evaluation, explain);
    if (result !== '') print(result);
  }
  return verdict === 'value' ? exitCodes.clean : verdict === 'failure' ? exitCodes.findings : exitCodes.couldNotRun;
};
