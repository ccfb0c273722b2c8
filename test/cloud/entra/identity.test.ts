import { describe, expect, it } from 'vitest';
import { contoso, sync, synced } from '../tenant.js';

describe('mailNickname (cloud 4)', () => {
  const everything = {
    mailNickname: 'n1',
    proxyAddresses: ['smtp:n5@contoso.com', 'SMTP:n2@unverified.example'],
    mail: 'n3@contoso.com',
    userPrincipalName: 'n4@contoso.com',
    displayName: 'n 6',
  };
  const { mailNickname: _, ...without1 } = everything;
  const { mail: __, ...rest } = { ...without1, proxyAddresses: ['smtp:n5@contoso.com'] };

  it.each([
    ['1 AD mailNickname', 'user', everything, 'n1'],
    ['2 primary address, unverified or not', 'user', without1, 'n2'],
    ['3 mail', 'user', { ...without1, proxyAddresses: ['smtp:n5@contoso.com'] }, 'n3'],
    ['4 sign-in name', 'user', rest, 'n4'],
    ['4 not of contacts', 'contact', rest, 'n5'],
    ['5 secondary address', 'group', { proxyAddresses: ['smtp:n5@contoso.com'], displayName: 'n 6' }, 'n5'],
    ['6 display name without blanks', 'group', { displayName: 'n 6' }, 'n6'],
    [
      '2 only if well-formed',
      'user',
      { proxyAddresses: ['SMTP:.n2@contoso.com'], userPrincipalName: 'n4@contoso.com' },
      'n4',
    ],
    [
      '2 reserved suffixes count',
      'user',
      { proxyAddresses: ['SMTP:n2@x.onmicrosoft.com'], userPrincipalName: 'n4@contoso.com' },
      'n2',
    ],
  ] as const)('%s', (_title, objectClass, values, expected) => {
    expect(synced(contoso(), 'o', values, { class: objectClass }).mailNickname).toBe(expected);
  });

  it('display names rest on S-17', () => {
    expect(synced(contoso(), 'o', { displayName: 'Sales' }, { class: 'group' }).marks).toContain('S-17');
  });

  it.each([
    ['anna berg&co', 'anna_berg_co'],
    ['.anna', '_anna'],
    ['a@b(c)d\\e[f]g"h;i:j<k>l,m&n', 'a_b_c_d_e_f_g_h_i_j_k_l_m_n'],
    ['李雷', '__'],
    ['😀', '_'],
    ["o'neil.x-1_2", "o'neil.x-1_2"],
  ])('%s becomes %s (S-16)', (mailNickname, expected) => {
    const object = synced(contoso(), 'o', { userPrincipalName: 'x@contoso.com', mailNickname });
    expect(object.mailNickname).toBe(expected);
    expect(object.marks.includes('S-16')).toBe(mailNickname !== expected);
  });

  it('is cut to 64 characters when it is derived', () => {
    const displayName = 'a'.repeat(70);
    expect(synced(contoso(), 'o', { displayName }, { class: 'group' }).mailNickname).toBe('a'.repeat(64));
  });

  it('changes only with AD mailNickname; clearing it, mail, addresses and sign-in name change nothing', () => {
    const tenant = contoso();
    const base = { userPrincipalName: 'a@contoso.com' };
    expect(synced(tenant, 'o', base).mailNickname).toBe('a');
    expect(synced(tenant, 'o', { ...base, mail: 'b@contoso.com' }).mailNickname).toBe('a');
    expect(
      synced(tenant, 'o', { userPrincipalName: 'c@contoso.com', proxyAddresses: ['SMTP:d@contoso.com'] }).mailNickname,
    ).toBe('a');
    expect(synced(tenant, 'o', { ...base, mailNickname: 'e' }).mailNickname).toBe('e');
    expect(synced(tenant, 'o', base).mailNickname).toBe('e');
  });
});

describe('userPrincipalName (cloud 5, 2.2)', () => {
  const upnOf = (userPrincipalName: string) => synced(contoso(), 'o', { userPrincipalName, mailNickname: 'nick' });

  it.each([...'\\%&*+/=?{}|<>();:,[]"', ' ', 'ü', '\u0007'])(
    '%j in it: made of the mailNickname (S-01, K-1)',
    (char) => {
      const object = upnOf(`a${char}b@contoso.com`);
      expect(object.userPrincipalName).toBe('nick@contoso.onmicrosoft.com');
      expect(object.marks).toEqual(['K-1', 'S-01']);
    },
  );

  it.each([..."'!#^~.-_$`"])('%j in it is no matter', (char) => {
    expect(upnOf(`a${char}b@contoso.com`).userPrincipalName).toBe(`a${char}b@contoso.com`);
  });

  it.each([
    ['a@fabrikam.com', []],
    ['a@sub.contoso.com', ['S-04']],
    ['a@fabrikam.onmicrosoft.com', ['S-41']],
  ])('%s has a suffix that is not verified', (upn, marks) => {
    const object = upnOf(upn);
    expect([object.userPrincipalName, object.marks]).toEqual(['nick@contoso.onmicrosoft.com', marks]);
  });

  it.each(['a@contoso.onmicrosoft.com', 'a@CONTOSO.COM', 'a@contoso.mail.onmicrosoft.com'])(
    '%s is taken as it is',
    (upn) => {
      expect(upnOf(upn).userPrincipalName).toBe(upn);
    },
  );

  it('without one it is made of the mailNickname (S-03)', () => {
    const object = synced(contoso(), 'o', { mailNickname: 'nick' });
    expect([object.userPrincipalName, object.marks]).toEqual(['nick@contoso.onmicrosoft.com', ['S-03']]);
  });

  it('a fallback that somebody has gets four digits, the same every time (S-02)', () => {
    const run = () => {
      const tenant = contoso();
      synced(tenant, 'a', { userPrincipalName: 'a@fabrikam.com', mailNickname: 'nick' });
      return synced(tenant, 'b', { userPrincipalName: 'b@fabrikam.com', mailNickname: 'nick' });
    };
    expect(run().userPrincipalName).toMatch(/^nick\d{4}@contoso\.onmicrosoft\.com$/);
    expect(run().userPrincipalName).toBe(run().userPrincipalName);
    expect(run().marks).toContain('S-02');
    expect(run().quarantined).toEqual([]);
  });

  it('contacts and groups have none', () => {
    const values = { userPrincipalName: 'a@contoso.com', displayName: 'a' };
    expect(synced(contoso(), 'c', values, { class: 'contact' }).userPrincipalName).toBeNull();
    expect(synced(contoso(), 'g', values, { class: 'group' }).userPrincipalName).toBeNull();
  });
});

describe('fatal problems (cloud 2.1)', () => {
  const upn = { userPrincipalName: 'a@contoso.com' };
  const addresses = (count: number) => Array.from({ length: count }, (_, i) => `smtp:a${i}@contoso.com`);
  const length = 'ExceededAllowedLength';
  const format = 'IdentityDataValidationFailed';
  it.each([
    ['displayName 256', { ...upn, displayName: 'x'.repeat(256) }, []],
    ['displayName 257', { ...upn, displayName: 'x'.repeat(257) }, [length]],
    ['givenName 65', { ...upn, givenName: 'x'.repeat(65) }, [length]],
    ['mail 257', { ...upn, mail: `${'x'.repeat(245)}@contoso.com` }, [length]],
    ['mailNickname 65', { ...upn, mailNickname: 'x'.repeat(65) }, [length]],
    ['targetAddress 257', { ...upn, targetAddress: `SMTP:${'x'.repeat(240)}@contoso.com` }, [length]],
    ['332 addresses', { ...upn, proxyAddresses: addresses(332) }, []],
    ['333 addresses', { ...upn, proxyAddresses: addresses(333) }, [length]],
    ['other kinds do not count', { ...upn, proxyAddresses: [...addresses(332), 'X500:/o=x', 'SIP:a@contoso.com'] }, []],
    ['16 certificates', { ...upn, userCertificate: addresses(16) }, [length]],
    ['15 S/MIME certificates', { ...upn, userSMIMECertificate: addresses(15) }, []],
    ['no @', { userPrincipalName: 'a' }, [format]],
    ['two @', { userPrincipalName: 'a@b@contoso.com' }, [format]],
    ['nothing before it', { userPrincipalName: '@contoso.com' }, [format]],
    ['nothing behind it', { userPrincipalName: 'a@' }, [format]],
    ['a dot before it', { userPrincipalName: 'a.@contoso.com' }, [format]],
    ['local part of 64', { userPrincipalName: `${'a'.repeat(64)}@contoso.com` }, []],
    ['local part of 65', { userPrincipalName: `${'a'.repeat(65)}@contoso.com` }, [format]],
    ['domain of 48', { userPrincipalName: `a@${'b'.repeat(44)}.com` }, []],
    ['domain of 49', { userPrincipalName: `a@${'b'.repeat(45)}.com` }, [format]],
  ])('%s', (_, values, errors) => {
    const outcome = sync(contoso(), 'o', values);
    expect(outcome.errors).toEqual(errors);
    expect(outcome.object === null).toBe(errors.length > 0);
  });

  it('an object that is there keeps its state', () => {
    const tenant = contoso();
    synced(tenant, 'o', { ...upn, proxyAddresses: ['SMTP:a@contoso.com'] });
    const { object, errors } = sync(tenant, 'o', {
      ...upn,
      displayName: 'x'.repeat(257),
      proxyAddresses: ['SMTP:b@contoso.com'],
    });
    expect([errors, object?.errors, object?.proxyAddresses]).toEqual([[length], [length], ['SMTP:a@contoso.com']]);
    expect(synced(tenant, 'o', upn).errors).toEqual([]);
  });
});
