import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../pipeline/case.js';
import { run } from './run.js';

const contoso = join(projectFolder, 'golden/contoso/workspace');
const route = (from: string, to: string, ...more: string[]) =>
  run('route', contoso, '--from', from, '--to', to, ...more);

describe('onegal route', () => {
  it('prints every hop with the object that decides it, and exits 0 when the message arrives', async () => {
    const { code, stdout, stderr } = await route('china', 'bob@contoso.com');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const dn = 'CN=Bob Stone,OU=Berlin,OU=People,DC=contoso,DC=internal';
    expect(stdout.trimEnd().split('\n')).toEqual([
      `1. china: \`bob@contoso.com\` is MailUser \`Bob Stone\` (${dn}), sent on by the MX record of the domain`,
      `2. global: \`bob@contoso.com\` is MailUser \`Bob Stone\` (${dn}), sent on by a connector for the domain`,
      `3. onPremises: \`bob@contoso.com\` is UserMailbox \`Bob Stone\` (${dn})`,
      'delivered in `onPremises`',
    ]);
  });

  it('exits 1 when it does not arrive', async () => {
    const { code, stdout } = await route('china', 'nobody@contoso.com');
    expect(code).toBe(1);
    expect(stdout).toContain('rejected in `global` with 5.4.1');
  });

  it('says as JSON what becomes of the members of a group', async () => {
    const { code, stdout } = await route('internet', 'sales@contoso.com', '--json');
    expect(code).toBe(0);
    const { at, members } = JSON.parse(stdout);
    expect(at).toBe('global');
    // Each tenant shows its own leavers: Lars Holm is in Global, 马强 is not (scenario B.3).
    const names = members.map(({ displayName }: { displayName: string }) => displayName);
    expect(names).toContain('Lars Holm');
    expect(names).not.toContain('马强');
    expect(members.every(({ result }: { result: string }) => result === 'delivered')).toBe(true);
  });

  it.each([
    ['mars', 'bob@contoso.com', 'there is no platform `mars`'],
    ['global', 'bob', '`bob` is no address'],
  ])('exits 2 for a message from %s to %s', async (from, to, message) => {
    const { code, stdout, stderr } = await route(from, to);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
