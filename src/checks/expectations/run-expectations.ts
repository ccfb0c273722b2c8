import type { CloudObject } from '../../cloud/tenant-directory.js';
import type { ExportedObject } from '../../engine/cs-object.js';
import type { AdObject } from '../../model/directory.js';
import type { Expectation, ExpectedPeople } from '../../model/expectation.js';
import type { Finding } from '../../model/finding.js';
import { startOf } from '../../model/finding-kind.js';
import { homeOf } from '../../model/home.js';
import { populationOf } from '../../model/population.js';
import type { OutcomeSubject, ServerOutcome } from '../outcome-subject.js';
import { mismatchesOf } from './expected-fields.js';
import { PeopleIndex } from './find-people.js';
import { expectationFindingKinds } from './finding-kinds.js';

const kind = expectationFindingKinds.expectation;

/** Shown of one statement; the others are counted in the last message. */
const shownPeople = 20;

/** What became of one statement. */
export interface StatementResult {
  readonly expectation: Expectation;
  /** Objects it is about, counted in every tenant. */
  readonly people: number;
  /** How many of them are not as they must be. */
  readonly failed: number;
  readonly findings: readonly Finding[];
}

/** What the expectations found. */
export interface ExpectationRun {
  /** In the order of the files. */
  readonly statements: readonly StatementResult[];
  readonly findings: readonly Finding[];
}

/** Is told of every object that a statement is about, whether it holds or not. */
export type OnConcerned = (expectation: Expectation, tenant: string, dn: string) => void;

/** Holds a simulation to what the workspace expects of it; what no object is concerned by is a finding, too. */
export const runExpectations = (
  expectations: readonly Expectation[],
  outcome: OutcomeSubject,
  onConcerned: OnConcerned = () => {},
): ExpectationRun => {
  if (expectations.length === 0) return { statements: [], findings: [] };
  const index = new PeopleIndex(outcome.objects);
  const shownIn = new Map(outcome.tenants.map(({ tenant }) => [tenant, objectsByDn(outcome, tenant)]));
  const exportedIn = new Map(outcome.servers.map((server) => [server.tenant, exportsByDn(server)]));
  const statements = expectations.map((expectation): StatementResult => {
    const { named, unknown } = candidates(expectation.who, index, outcome);
    const findings = unknown.map((message) => finding(expectation, message, []));
    let people = 0;
    let failed = 0;
    for (const tenant of expectation.in)
      for (const person of named) {
        const object = shownIn.get(tenant)?.get(person.dn) ?? null;
        if (!isType(expectation.who, object)) continue;
        people++;
        onConcerned(expectation, tenant, person.dn);
        const mismatches = mismatchesOf(expectation.must, person, object, exportedIn.get(tenant)?.get(person.dn));
        if (mismatches.length === 0) continue;
        if (++failed > shownPeople) continue;
        const what = mismatches.map(({ field, expected, actual }) => `${field} is \`${actual}\`, not \`${expected}\``);
        findings.push(
          finding(expectation, `\`${expectation.name}\`: ${what.join(', ')}`, [person.dn], tenant, object?.marks),
        );
      }
    if (failed > shownPeople)
      findings.push(finding(expectation, `\`${expectation.name}\`: ${failed - shownPeople} more objects differ`, []));
    if (people === 0 && unknown.length === 0)
      findings.push(finding(expectation, `\`${expectation.name}\`: no object is concerned, so it says nothing`, []));
    return { expectation, people, failed, findings };
  });
  return { statements, findings: statements.flatMap((statement) => statement.findings) };
};

const finding = (
  { at }: Expectation,
  message: string,
  objects: readonly string[],
  tenant?: string,
  marks: readonly string[] = [],
): Finding => ({
  ...startOf(kind, message),
  objects,
  at,
  help: kind.fix,
  marks,
  ...(tenant === undefined ? {} : { tenant }),
});

const objectsByDn = ({ tenants }: OutcomeSubject, tenant: string): ReadonlyMap<string, CloudObject> => {
  const directory = tenants.find((one) => one.tenant === tenant);
  return new Map((directory?.objects ?? []).flatMap((object) => object.sources.map((dn) => [dn, object] as const)));
};

const exportsByDn = ({ exports }: ServerOutcome): ReadonlyMap<string, ExportedObject> =>
  new Map(exports.flatMap((object) => object.sources.map((dn) => [dn, object] as const)));

const candidates = (who: ExpectedPeople, index: PeopleIndex, { objects, workspace }: OutcomeSubject) => {
  const unknown: string[] = [];
  const people: AdObject[] = [];
  for (const name of who.people ?? []) {
    const found = index.find(name);
    if (found.length === 0) unknown.push(`there is nobody called \`${name}\``);
    people.push(...found);
  }
  const fits = (object: AdObject): boolean =>
    (who.populations?.includes(populationOf(object, workspace) ?? '') ?? true) &&
    (who.homes?.includes(homeOf(object, workspace).platform) ?? true);
  return { named: (who.people === undefined ? objects : people).filter(fits), unknown };
};

const isType = ({ types }: ExpectedPeople, object: CloudObject | null): boolean =>
  types === undefined || (object !== null && types.includes(object.recipient.recipientTypeDetails));
