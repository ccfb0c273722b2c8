import { expect, it } from 'vitest';
import { placeholder } from '../../../src/cloud/entra/placeholder.js';

it('50 000 objects of one name get an address each, in a few attempts each, however many there are (IN-6)', () => {
  const count = 50_000;
  const taken = new Set<string>();
  let asked = 0;
  for (let i = 0; i < count; i++)
    taken.add(
      placeholder('info', `anchor ${i}`, 'contoso.onmicrosoft.com', (address) => {
        asked++;
        return taken.has(address);
      }),
    );
  expect(taken.size).toBe(count);
  expect(asked / count).toBeLessThan(200);
  expect([...taken].every((address) => /^info\d{4,6}@contoso\.onmicrosoft\.com$/.test(address))).toBe(true);
});
