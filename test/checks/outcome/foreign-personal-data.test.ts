import { expect, it } from 'vitest';
import { foreignPersonalData } from '../../../src/checks/outcome/foreign-personal-data.js';
import { runOutcomeChecks } from '../../../src/checks/run-checks.js';
import { chinaUser, globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');
const alice = globalUser('alice');
const having = (attribute: string, value: string | Uint8Array = '+86 1') => ({ synced: new Map([[attribute, value]]) });

outcomeCases(foreignPersonalData, {
  fires: {
    'a mobile number of China in Global': outcome({ global: [cloudObject(liwei, having('mobile'))] }),
    'a photo of Global in China': outcome({
      china: [cloudObject(alice, having('thumbnailPhoto', new Uint8Array([1])))],
    }),
    'an employee number': outcome({ global: [cloudObject(liwei, having('employeeID'))] }),
  },
  quiet: {
    'at home': outcome({ china: [cloudObject(liwei, having('mobile'))] }),
    'an office number': outcome({ global: [cloudObject(liwei, having('telephoneNumber'))] }),
  },
});

it('is one finding for an attribute and a direction', () => {
  const zhang = chinaUser('zhang');
  const subject = outcome({ global: [cloudObject(liwei, having('mobile')), cloudObject(zhang, having('mobile'))] });
  const { findings } = runOutcomeChecks([foreignPersonalData], subject);
  expect(findings.map(({ finding: { message, objects } }) => [message, objects.length])).toEqual([
    ['`mobile` of 2 people at home in `china` is exported to `global`', 2],
  ]);
});
