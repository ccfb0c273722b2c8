import { adSchema, metaverseSchema } from '../../attribute/catalogue.js';
import { sortedBy } from '../../base/order.js';
import { signatureOf } from '../../expression/define.js';
import { functionsByName } from '../../expression/functions/registry.js';
import { diagnosticsText } from '../../report/diagnostics.js';
import { outcomeText } from '../../report/outcome-text.js';
import { evaluateText, evaluationText, remarksText, type Setting, typeText } from './evaluate.js';
import { readObject } from './read-object.js';

/** What a line typed into the session leads to. */
export interface Step {
  readonly output: string;
  readonly setting: Setting;
  readonly isOver: boolean;
}

interface SessionCommand {
  readonly name: string;
  readonly summary: string;
  readonly run: (rest: string, setting: Setting) => string | Step;
}

const commands: readonly SessionCommand[] = [
  {
    name: ':type',
    summary: ':type <expression>  what it can yield, without evaluating it',
    run: (rest, setting) => (rest === '' ? 'Write an expression behind `:type`.' : typeText(rest, setting)),
  },
  {
    name: ':explain',
    summary: ':explain <expression>  the tree with the value of every node',
    run: (rest, setting) => {
      const evaluation = evaluateText(rest, setting);
      return [evaluationText(evaluation, true), remarksText(evaluation)].filter((part) => part !== '').join('\n');
    },
  },
  {
    name: ':attributes',
    summary: ':attributes  what the object holds',
    run: (_, { object }) =>
      object.size === 0
        ? 'The object is empty; write `:object {"cn": "Anna"}`.'
        : sortedBy(object, ([name]) => name)
            .map(([name, value]) => `${name}  ${outcomeText(value)}`)
            .join('\n'),
  },
  {
    name: ':object',
    summary: ':object <JSON>  another object',
    run: (rest, setting) => {
      const object = readObject(rest, 'object');
      if (!object.ok) return diagnosticsText(object.diagnostics);
      return {
        output: `${object.value.size} attributes`,
        setting: { ...setting, object: object.value },
        isOver: false,
      };
    },
  },
  {
    name: ':function',
    summary: ':function <name>  how a function is called',
    run: (rest) => {
      const declaration = functionsByName.get(rest);
      return declaration === undefined
        ? `There is no function \`${rest}\`.`
        : `${signatureOf(declaration)}\n${declaration.summary}`;
    },
  },
  {
    name: ':help',
    summary: ':help  these lines',
    run: () => ['An expression is evaluated on the object.', ...commands.map(({ summary }) => summary)].join('\n'),
  },
  {
    name: ':quit',
    summary: ':quit  ends the session',
    run: (_, setting) => ({ output: '', setting, isOver: true }),
  },
];

/** One line of the session: a command, or an expression that is evaluated. */
export const step = (line: string, setting: Setting): Step => {
  const text = line.trim();
  const answer = (output: string): Step => ({ output, setting, isOver: false });
  if (text === '') return answer('');
  if (!text.startsWith(':')) {
    const evaluation = evaluateText(text, setting);
    return answer(
      [evaluationText(evaluation, false), remarksText(evaluation)].filter((part) => part !== '').join('\n'),
    );
  }
  const [name = '', ...words] = text.split(' ');
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return answer(`There is no \`${name}\`; \`:help\` shows what there is.`);
  const result = command.run(words.join(' ').trim(), setting);
  return typeof result === 'string' ? answer(result) : result;
};

const attributeNames: readonly string[] = [...new Set([...adSchema.keys(), ...metaverseSchema.keys()])];

/** What could stand at the end of a line, and the part of the line it replaces. */
export const completions = (line: string, { object, parameters }: Setting): readonly [readonly string[], string] => {
  const [found = ''] = /(?::\w*|\[[^[\]]*|%[\w.-]*|[A-Za-z_]\w*)$/.exec(line) ?? [];
  if (found === '') return [[], line];
  const names = found.startsWith('[')
    ? [...new Set([...object.keys(), ...attributeNames])].map((name) => `[${name}]`)
    : found.startsWith('%')
      ? [...parameters.keys()].map((name) => `%${name}%`)
      : found.startsWith(':')
        ? commands.map(({ name }) => name)
        : [...functionsByName.keys()].map((name) => `${name}(`);
  const start = found.toLowerCase();
  return [
    sortedBy(
      names.filter((name) => name.toLowerCase().startsWith(start)),
      (name) => name,
    ),
    found,
  ];
};
