import { Judge, type Judgement } from './judge.js';
import { type Mutant, mutantsOf } from './mutants.js';
import type { ReferenceCase } from './reference-case.js';

/** A mutant of one server and how it ended. */
export interface Judged {
  readonly server: string;
  readonly mutant: Mutant;
  readonly judgement: Judgement;
}

/** Which mutants are looked at; everything when left out. */
export type Choice = (server: string, mutant: Mutant, position: number) => boolean;

/** Damages every generated rule of the reference case in turn and judges it. */
export function* runMutants(reference: ReferenceCase, choose: Choice = () => true): Iterable<Judged> {
  const judge = new Judge(reference);
  let position = 0;
  for (const { server, rules } of reference.compiled)
    for (const mutant of mutantsOf(rules))
      if (choose(server, mutant, position++)) yield { server, mutant, judgement: judge.judge(server, mutant.rules) };
}
