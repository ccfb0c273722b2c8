import { describe, expect, it } from 'vitest';
import { TextOutput } from '../../src/base/output.js';
import { prepareGal } from '../../src/gal/gal.js';
import { writeGal } from '../../src/report/gal-output.js';
import { contosoInput } from '../gal/contoso.js';
import { schemaErrors } from '../pipeline/case.js';
import { galFiles } from './gal-files.js';

const gal = prepareGal(contosoInput());
const { files, findings } = galFiles(gal);
const text = (path: string): string => files.get(path) ?? '';

describe('the files of lists, mail flow and free/busy', () => {
  it('are these', () => {
    expect([...files.keys()].sort()).toEqual([
      'freebusy.json',
      'gal/china.csv',
      'gal/china.json',
      'gal/global.csv',
      'gal/global.json',
      'gal/unified.csv',
      'gal/unified.json',
      'mailflow-matrix.csv',
      'mailflow-matrix.json',
      'mailflow.json',
    ]);
  });

  it.each([
    ['address-list', 'gal/china.json'],
    ['address-list', 'gal/global.json'],
    ['unified', 'gal/unified.json'],
    ['mailflow', 'mailflow.json'],
    ['mailflow-matrix', 'mailflow-matrix.json'],
    ['freebusy', 'freebusy.json'],
  ])('%s.schema.json describes %s', (schema, path) => {
    expect(schemaErrors(schema, text(path))).toEqual([]);
    expect(JSON.parse(text(path)).length).toBeGreaterThan(5);
  });

  it('findings follow their schema', () => {
    expect(schemaErrors('findings', JSON.stringify(findings))).toEqual([]);
  });

  it('open correctly in a spreadsheet, with Chinese names (hardening CSV-W)', () => {
    for (const [path, csv] of files) {
      if (!path.endsWith('.csv')) continue;
      expect(csv.startsWith('\ufeff"')).toBe(true);
      expect(csv.endsWith('"\r\n')).toBe(true);
      expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
    expect(text('gal/unified.csv')).toContain('"李伟"');
    // The manager of 李伟 is a person to people, and a source anchor to programs.
    expect(text('gal/china.csv')).toContain('"Alice Berg"');
  });

  it('a row of the unified list has the keys of design 4, in their order', () => {
    const row = JSON.parse(text('gal/unified.json')).find((one: { displayName: string }) => one.displayName === '李伟');
    const keys = ['person', 'displayName', 'home', 'verdict', 'tenants', 'mailFlow', 'findings'];
    expect(Object.keys(row).filter((key) => keys.includes(key))).toEqual(keys);
    expect(row).toMatchObject({
      home: 'china',
      verdict: 'consistent',
      tenants: {
        global: {
          visible: true,
          recipientTypeDetails: 'MailUser',
          alias: 'liwei',
          primarySmtpAddress: 'liwei@cn.contoso.com',
          externalEmailAddress: 'liwei@contoso.partner.mail.onmschina.cn',
          userPrincipalName: 'liwei@contoso.onmicrosoft.com',
          accountEnabled: false,
        },
        china: { visible: true, recipientTypeDetails: 'UserMailbox', externalEmailAddress: null, accountEnabled: true },
      },
      mailFlow: { global: 'delivered', china: 'delivered', onPremises: 'delivered' },
      findings: [],
    });
  });

  it('pieces of a file arrive in order and give the same text whatever stands between them', () => {
    const pieces: string[] = [];
    const write = (path: string, piece: string): void => {
      if (path === 'gal/unified.json') pieces.push(piece);
    };
    const writeBytes = (path: string, piece: Uint8Array): void => write(path, new TextDecoder().decode(piece));
    const seen = writeGal(gal, { write, writeBytes, spool: () => new TextOutput().spool(), hashes: () => new Map() });
    expect(seen).toEqual(findings);
    expect(writeGal(gal, null)).toEqual(findings);
    expect(pieces.join('')).toBe(text('gal/unified.json'));
    // One line a row, so that a diff shows people.
    expect(text('gal/unified.json').split('\n')).toHaveLength(gal.people.anchors.length + 3);
  });
});
