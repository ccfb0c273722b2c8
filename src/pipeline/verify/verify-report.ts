import { jsonText } from '../../report/json.js';
import { visible } from '../../report/visible.js';
import { statements } from './statements.js';
import type { Verification } from './verify.js';

/** Statements about a directory as a whole, beside those about single rows. */
const wholeStatements = [
  { id: 'independent', title: 'neither the order of the input nor one person more changes anything for anybody else' },
];

/** What `onegal verify` prints: what was claimed, or the smallest directory that breaks it. */
export const verificationText = ({ runs, seed, counterexample }: Verification): string => {
  const all = [...statements, ...wholeStatements];
  if (counterexample === null)
    return [`${runs} directories (seed ${seed}), no counterexample to:`, ...all.map(({ title }) => `  ${title}`)].join(
      '\n',
    );
  const { statement, problem, people } = counterexample;
  const title = all.find(({ id }) => id === statement)?.title ?? statement;
  return [
    `broken after ${runs} directories (seed ${seed}): ${title}`,
    `  ${visible(problem)}`,
    'It shows with the same onegal.yaml and this file as the only one in directory/ (people.json):',
    visible(people),
  ].join('\n');
};

/** The same for programs. */
export const verificationJson = ({ runs, seed, counterexample }: Verification): string =>
  jsonText({
    runs,
    seed,
    statements: [...statements, ...wholeStatements].map(({ id, title }) => ({ id, title })),
    counterexample:
      counterexample === null ? null : { ...counterexample, people: JSON.parse(counterexample.people).people },
  });
