import { type AttributeDefinition, type AttributeType, schemaOf } from '../../src/attribute/schema.js';
import { reference, type Scalar, type Value } from '../../src/attribute/value.js';
import { type Declaration, type Parameter, typesOf } from '../../src/expression/define.js';
import type { ScalarType } from '../../src/expression/evaluated.js';
import { functionsByName } from '../../src/expression/functions/registry.js';
import type { Choices } from './choices.js';

/** One attribute of every type, single- and multi-valued; two where pairs matter. */
const definitions: readonly AttributeDefinition[] = [
  ...(['string', 'number', 'boolean', 'binary', 'reference', 'dateTime'] satisfies AttributeType[]).flatMap((type) =>
    [false, true].flatMap((multiValued) =>
      ['1', '2'].map((number) => ({ name: `${type}${multiValued ? 'List' : ''}${number}`, type, multiValued })),
    ),
  ),
];

export const generatedSchema = schemaOf(definitions);

type Wanted = ScalarType;
const typeOf: Readonly<Record<AttributeType, Wanted>> = {
  string: 'str',
  dateTime: 'str',
  number: 'num',
  boolean: 'bool',
  binary: 'bin',
  reference: 'ref',
};
const bases: readonly Wanted[] = ['str', 'num', 'bool', 'bin', 'ref', 'dt'];

const namesOf = (type: Wanted, multiValued: boolean): string[] =>
  definitions.filter((one) => typeOf[one.type] === type && one.multiValued === multiValued).map(({ name }) => name);

const texts = [
  '"a"',
  '""',
  '"SMTP:a@b.c"',
  '"5"',
  '"True"',
  '"cn=a,dc=b"',
  '"2024-01-31 4:00 PM"',
  '","',
  '"é😀"',
  '"yyyy"',
  '"d"',
  'CRLF',
  '%Domain.FQDN%',
];
const numbers = [
  '1',
  '0',
  '2',
  '-1',
  '8',
  '514',
  '&HFF',
  '9223372036854775807',
  '-9223372036854775808',
  '129699324000000000',
];
const guidText = '"{6f9619ff-8b86-d011-b42d-00c04fc964ff}"';

const leaf = (type: Wanted, choices: Choices): string => {
  switch (type) {
    case 'str':
      return choices.pick(texts);
    case 'num':
      return choices.pick(numbers);
    case 'bool':
      return choices.pick(['True', 'False']);
    case 'bin':
      return choices.pick([`CGuid(${guidText})`, 'CBin(1,2)']);
    case 'ref':
      return 'CRef([dn])';
    case 'dt':
      return choices.pick(['Now()', 'CDate("2024-01-31")', 'DateFromNum(0)']);
  }
};

/** A variable and what it holds. */
interface Bound {
  readonly name: string;
  readonly type: Wanted;
  readonly isList: boolean;
}

const functions = [...functionsByName.values()].filter(
  ({ kind, returns }) => kind === 'function' && returns !== 'void',
);

/** The types of the parameter that a result follows, null where it has a type of its own. */
const followed = ({ returns, params }: Declaration): readonly string[] | null => {
  if (typeof returns === 'string') return null;
  const source = 'as' in returns ? returns.as : 'member' in returns ? returns.member : '';
  return params.filter(({ name }) => name === source).flatMap((parameter) => typesOf(parameter));
};

/** Functions that can yield a type, by their declarations. */
const yielding = (type: Wanted, isList: boolean): Declaration[] =>
  functions.filter((declaration) => {
    const { returns } = declaration;
    const types = followed(declaration);
    if (types === null) return returns === (isList ? `mv${type}` : type);
    const isMember = typeof returns === 'object' && 'member' in returns;
    const fits = types.some((one) => one === 'mv' || one.replace(/^mv/, '') === type);
    return fits && isList === (!isMember && types.some((one) => one.startsWith('mv')));
  });

const producers = new Map(
  bases.flatMap((type) => [false, true].map((isList) => [`${type} ${isList}`, yielding(type, isList)] as const)),
);

/** Writes expressions that are well-typed, apart from one slip in about `1/slips` places; 0 means never. */
export class Writer {
  private variables: readonly Bound[] = [];
  private count = 0;

  constructor(
    private readonly choices: Choices,
    private readonly slips: number,
  ) {}

  /** The whole expression: a value, perhaps behind flow literals. */
  whole(): string {
    if (this.choices.oneIn(4)) {
      const literal = this.choices.pick(['NULL', 'AuthoritativeNull', 'IgnoreThisFlow', 'Error("stop")']);
      return `IIF(${this.value('bool', false, 4)}, ${literal}, ${this.anything(4)})`;
    }
    return this.anything(5);
  }

  /** What is concluded and joined, close to the result: guards, variables that hide each other, lists of unlike length. */
  pointed(): string {
    const { choices } = this;
    const type = choices.pick(['num', 'str', 'bool', 'bin', 'ref'] as const);
    switch (choices.below(4)) {
      case 0: {
        const inner = `With($v, ${this.small(type, false)}, $v)`;
        const guard = this.guard(type, false, '$v');
        return `With($v, ${this.small(type, false)}, IIF(${guard}, ${inner}, $v))`;
      }
      case 1: {
        const [left, right] = [choices.pick(namesOf(type, true)), choices.pick(namesOf(type, true))];
        const other = choices.oneIn(2) ? `ImportedValue("${right}")` : `[${right}]`;
        return `([${left}]) ${choices.pick(['=', '<>'])} (${other})`;
      }
      case 2: {
        const side = (): string => this.small('bool', choices.oneIn(2));
        return `(${side()}) ${choices.pick(['&&', '||'])} (${side()})`;
      }
      default:
        return this.guardedBranches(type, choices.oneIn(5), 1);
    }
  }

  private anything(depth: number): string {
    return this.value(this.choices.pick(bases), this.choices.oneIn(4), depth);
  }

  private value(wanted: Wanted, wantsList: boolean, depth: number): string {
    const { choices } = this;
    const slipped = this.slips > 0 && choices.oneIn(this.slips);
    const type = slipped ? choices.pick(bases) : wanted;
    const isList = slipped && choices.oneIn(3) ? !wantsList : wantsList;
    if (depth <= 0 || choices.isSpent) return this.small(type, isList);
    switch (choices.below(12)) {
      case 0:
      case 1:
        return this.small(type, isList);
      case 2:
        return this.conditional(type, isList, depth - 1);
      case 3:
        return this.binding(type, isList, depth - 1);
      case 4:
      case 5:
        return this.operation(type, isList, depth - 1);
      default:
        return this.call(type, isList, depth - 1);
    }
  }

  private small(type: Wanted, isList: boolean): string {
    const { choices } = this;
    const fitting = this.variables.filter((bound) => bound.type === type && bound.isList === isList);
    if (fitting.length > 0 && choices.oneIn(2)) return `$${choices.pick(fitting).name}`;
    const names = namesOf(type, isList);
    if (names.length > 0 && (isList || choices.below(3) > 0)) {
      const name = choices.pick(names);
      return choices.oneIn(5) ? `ImportedValue("${name}")` : `[${name}]`;
    }
    // No attribute holds dates, so a list of them is computed.
    if (isList) return `Select($d, [numberList1], DateFromNum($d))`;
    if (type === 'num' && choices.oneIn(6)) return 'ValueCount("stringList1")';
    return choices.oneIn(15) ? 'NULL' : leaf(type, choices);
  }

  private conditional(type: Wanted, isList: boolean, depth: number): string {
    const { choices } = this;
    const branch = (): string =>
      choices.oneIn(6) ? choices.pick(['NULL', 'Error("no")']) : this.value(type, isList, depth);
    const mapped = isList && choices.oneIn(3);
    const condition = this.value('bool', mapped, depth);
    if (choices.oneIn(3)) {
      const end = choices.oneIn(2) ? `, True, ${branch()}` : '';
      return `Switch(${condition}, ${branch()}, ${this.value('bool', false, depth)}, ${branch()}${end})`;
    }
    // Sometimes the condition tells of what it guards.
    if (choices.oneIn(2)) return this.guardedBranches(type, isList, depth);
    return `IIF(${condition}, ${branch()}, ${branch()})`;
  }

  /** A condition on a value, and the value in both branches: what the checker concludes of it shows in the result. */
  private guardedBranches(type: Wanted, isList: boolean, depth: number): string {
    const { choices } = this;
    const list = this.small(choices.pick(['str', 'ref'] as const), true);
    const position = `Contains(${list}, "a")`;
    const guarded = isList
      ? this.small(type, true)
      : type === 'num' && choices.oneIn(3)
        ? position
        : this.small(type, false);
    const yes = (): string => {
      if (guarded === position && choices.oneIn(2)) return `Len("" & Item(${list}, ${position}))`;
      return choices.oneIn(3) ? this.around(type, isList, guarded, depth) : guarded;
    };
    const other = (): string => (choices.oneIn(6) ? this.binding(type, isList, depth) : guarded);
    const second = choices.oneIn(3) ? ` ${choices.pick(['&&', '||'])} (${this.guard(type, isList, guarded)})` : '';
    const test = `(${this.guard(type, isList, guarded)})${second}`;
    return choices.oneIn(3)
      ? `Switch(${test}, ${yes()}, True, ${other()})`
      : `IIF(${test}, ${choices.oneIn(4) ? other() : yes()}, ${other()})`;
  }

  private guard(type: Wanted, isList: boolean, guarded: string): string {
    const { choices } = this;
    const tests = ['IsPresent', 'IsNull', 'IsNullOrEmpty', 'IsString', 'IsNumeric', 'IsDate', 'IsEmpty'];
    const asked = `${choices.pick(tests)}(${guarded})`;
    if (isList || choices.oneIn(2))
      return choices.oneIn(4) ? `${asked} ${choices.pick(['=', '<>'])} ${choices.pick(['True', 'False'])}` : asked;
    if (type === 'bool' && choices.oneIn(2)) return choices.oneIn(2) ? guarded : `CBool(${guarded})`;
    const isOrdered = type === 'num' || type === 'str' || type === 'dt';
    const operator = choices.pick(isOrdered ? ['=', '<>', '<', '<=', '>', '>='] : ['=', '<>']);
    const literal = choices.oneIn(8) ? 'NULL' : leaf(type, choices);
    return choices.oneIn(2) ? `(${literal}) ${operator} (${guarded})` : `(${guarded}) ${operator} (${literal})`;
  }

  /** The guarded value, perhaps used as the type that the guard promises. */
  private around(type: Wanted, isList: boolean, guarded: string, depth: number): string {
    if (this.choices.oneIn(2) || isList || type !== 'str') return guarded;
    return this.choices.oneIn(2) ? `CStr(${guarded})` : this.value(type, isList, depth);
  }

  private binding(type: Wanted, isList: boolean, depth: number): string {
    const { choices } = this;
    const name = choices.oneIn(2) ? 'v' : `v${this.count++}`;
    const held = choices.pick(bases);
    const inside = (bound: Bound, write: () => string): string => {
      const before = this.variables;
      this.variables = [...before.filter((one) => one.name !== name), bound];
      const written = write();
      this.variables = before;
      return written;
    };
    if (!isList || choices.oneIn(3)) {
      const heldList = choices.oneIn(3);
      const value = this.value(held, heldList, depth);
      return `With($${name}, ${value}, ${inside({ name, type: held, isList: heldList }, () => this.value(type, isList, depth))})`;
    }
    if (choices.oneIn(2)) {
      const source = this.value(type, true, depth);
      return `Where($${name}, ${source}, ${inside({ name, type, isList: false }, () => this.value('bool', false, depth))})`;
    }
    const source = this.value(held, true, depth);
    const isListBody = choices.oneIn(4);
    return `Select($${name}, ${source}, ${inside({ name, type: held, isList: false }, () => this.value(type, isListBody, depth))})`;
  }

  private operation(type: Wanted, isList: boolean, depth: number): string {
    const { choices } = this;
    const pair = (kind: Wanted, operator: string, other: Wanted = kind): string => {
      const [left, right] = isList ? [true, choices.oneIn(2)] : [false, false];
      return `(${this.value(kind, left, depth)}) ${operator} (${this.value(other, right, depth)})`;
    };
    switch (type) {
      case 'bool': {
        if (choices.oneIn(2)) {
          const operator = choices.pick(['&&', '||']);
          const third = choices.oneIn(3) ? ` ${operator} (${this.value('bool', false, depth)})` : '';
          return `${pair('bool', operator)}${third}`;
        }
        const isEquality = choices.oneIn(2);
        const kind = choices.pick(
          isEquality ? bases.filter((base) => base !== 'dt' || isEquality) : (['str', 'num', 'dt'] as const),
        );
        const operators = isEquality ? ['=', '<>'] : ['<', '<=', '>', '>='];
        if (isEquality && choices.oneIn(6)) return pair('ref', choices.pick(operators), 'str');
        return choices.oneIn(10) ? `(${this.value(kind, isList, depth)}) = NULL` : pair(kind, choices.pick(operators));
      }
      case 'num':
        return choices.oneIn(5)
          ? `-(${this.value('num', isList, depth)})`
          : pair('num', choices.pick(['+', '-', '*', '/']));
      case 'str':
        return pair(
          choices.pick(['str', 'num', 'bool', 'ref']),
          '&',
          choices.pick(['str', 'str', 'num', 'bool', 'ref']),
        );
      case 'bin':
        return pair('bin', '&');
      default:
        return this.call(type, isList, depth);
    }
  }

  private call(type: Wanted, wantsList: boolean, depth: number): string {
    const { choices } = this;
    // A list comes from a function of lists, or from one of scalars that maps.
    const maps = wantsList && choices.oneIn(2);
    const options = producers.get(`${type} ${wantsList && !maps}`) ?? [];
    if (options.length === 0) return this.small(type, wantsList);
    const declaration = choices.pick(options);
    const scalars = declaration.params.filter(
      (parameter) => !typesOf(parameter).some((one) => /^mv|^var$|^enum$/.test(one)),
    );
    if (maps && scalars.length === 0) return this.small(type, wantsList);
    const mapper = maps ? choices.pick(scalars) : null;
    const follows = followed(declaration) !== null;
    const args: string[] = [];
    for (const parameter of declaration.params) {
      if (parameter.optional === true && choices.oneIn(2)) break;
      args.push(this.argument(parameter, follows && args.length === 0 ? type : null, parameter === mapper, depth));
    }
    return `${declaration.name}(${args.join(', ')})`;
  }

  private argument(parameter: Parameter, follows: Wanted | null, isList: boolean, depth: number): string {
    const { choices } = this;
    if (parameter.type === 'enum') return choices.pick(parameter.words ?? []);
    if (parameter.type === 'var') return this.anything(depth);
    const type = choices.pick(typesOf(parameter));
    const isWholeList = type.startsWith('mv');
    const base = type.replace(/^mv/, '');
    // INVARIANT: functions, unlike forms, have only parameters of scalars, lists and words.
    const kind = follows ?? (base === '' ? choices.pick(bases) : (base as Wanted));
    if (isWholeList) return this.value(kind, true, depth);
    if (choices.below(3) === 0 && /^(?:interval|format|pattern|pad|delimiter|options|type)$/.test(parameter.name))
      return choices.pick(['"d"', '"yyyy"', '","', '"a:b"', '"IgnoreCase"', '"SimpleName"', '""']);
    return this.value(kind, isList || choices.oneIn(12), depth);
  }
}

const bytesOf = (...bytes: number[]): Uint8Array => new Uint8Array(bytes);

const pools: Readonly<Record<AttributeType, readonly Scalar[]>> = {
  string: [
    'a',
    '',
    ' a b ',
    'SMTP:a@b.c',
    '5',
    '-3',
    'True',
    'cn=a,dc=b',
    '2024-01-31',
    '\ud83d',
    'é😀',
    '0500',
    'AA==',
  ],
  dateTime: ['20140905081453.0Z', ''],
  number: [0n, 1n, -1n, 2n, 514n, 2n ** 63n - 1n, -(2n ** 63n), 129699324000000000n],
  boolean: [true, false],
  binary: [
    bytesOf(),
    bytesOf(1),
    bytesOf(1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0),
    bytesOf(...Array.from({ length: 16 }, (_, i) => i)),
    bytesOf(255, 255, 255, 255, 255, 255, 255, 255),
  ],
  reference: [reference('cn=a,dc=b'), reference('CN=Bob\\0ACNF:x,OU=y,DC=z'), reference('')],
};

/** An object that follows the schema: each attribute absent, or with values from the edges of its type. */
export const writeObject = (choices: Choices): ReadonlyMap<string, Value> => {
  const values = new Map<string, Value>([['dn', 'cn=a,dc=b']]);
  for (const { name, type, multiValued } of definitions) {
    const count = choices.below(4);
    if (count === 0) continue;
    const pool = pools[type];
    if (!multiValued) values.set(name, choices.pick(pool));
    else
      values.set(
        name,
        Array.from({ length: count }, () => choices.pick(pool)),
      );
  }
  return values;
};
