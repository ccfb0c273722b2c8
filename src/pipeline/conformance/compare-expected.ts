/** Lists of these are sets and complete (the vectors' own rules of comparison). */
const sets: ReadonlySet<string> = new Set(['proxyAddresses', 'errors', 'quarantined', 'discarded', 'addressLists']);

/** Texts under these names are addresses or sign-in names: case means nothing but in the prefix of an SMTP value. */
const addresses: ReadonlySet<string> = new Set([
  'userPrincipalName',
  'mail',
  'primarySmtpAddress',
  'externalEmailAddress',
  'address',
  'proxyAddresses',
  'value',
]);

/** One line for each place where what is expected is not there. Only what is listed is compared. */
export const differences = (path: string, expected: unknown, actual: unknown): readonly string[] => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (Array.isArray(expected) && sets.has(name)) return setDifferences(path, expected, actual);
  if (!isMapping(expected)) return isSame(name, expected, actual) ? [] : [line(path, expected, actual)];
  if (!isMapping(actual)) return [line(path, expected, actual)];
  return Object.entries(expected).flatMap(([key, value]) =>
    Object.hasOwn(actual, key)
      ? differences(`${path}.${key}`, value, actual[key])
      : [`${path}.${key}: nothing is known of this field, expected ${JSON.stringify(value)}`],
  );
};

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const line = (path: string, expected: unknown, actual: unknown): string =>
  `${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;

const setDifferences = (path: string, expected: readonly unknown[], actual: unknown): readonly string[] => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const left = Array.isArray(actual) ? [...actual] : [];
  // Patterns choose last, so that they do not take what a plain value needs.
  const plainFirst = [...expected.filter((value) => !isPattern(value)), ...expected.filter(isPattern)];
  const missing = plainFirst.filter((value) => {
    const at = left.findIndex((found) => isSame(name, value, found));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return missing.length === 0 && left.length === 0 ? [] : [line(path, expected, actual)];
};

const isPattern = (value: unknown): boolean => typeof value === 'string' && value.startsWith('re:');

const isSame = (name: string, expected: unknown, actual: unknown): boolean => {
  if (isMapping(expected))
    return isMapping(actual) && Object.entries(expected).every(([key, value]) => isSame(key, value, actual[key]));
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      expected.length === actual.length &&
      expected.every((value, i) => isSame(name, value, actual[i]))
    );
  if (typeof expected !== 'string' || typeof actual !== 'string') return expected === actual;
  if (expected.startsWith('re:')) return new RegExp(`^(?:${expected.slice(3)})$`).test(actual);
  return addresses.has(name) ? comparable(expected) === comparable(actual) : expected === actual;
};

const comparable = (address: string): string =>
  /^smtp:/i.test(address) ? address.slice(0, 5) + address.slice(5).toLowerCase() : address.toLowerCase();
