import type { OutcomeSubject } from '../../src/checks/outcome-subject.js';
import type { CloudObject, Recipient } from '../../src/cloud/tenant-directory.js';
import type { AdObject } from '../../src/model/directory.js';
import { workspace } from './build.js';

const mailUser: Recipient = {
  isRecipient: true,
  recipientTypeDetails: 'MailUser',
  displayType: 6,
  alias: null,
  primarySmtpAddress: null,
  emailAddresses: [],
  externalEmailAddress: null,
  hidden: false,
  hasMailbox: false,
  grace: false,
};

type CloudGiven = Partial<Omit<CloudObject, 'recipient'>> & {
  readonly recipient?: Partial<Recipient>;
  readonly passwordSync?: boolean;
  readonly anchor?: string;
};

/** What a tenant made of an AD object; a disabled mail user unless something else is given. */
export const cloudObject = (
  source: AdObject,
  { recipient = {}, passwordSync = false, anchor = source.dn, ...given }: CloudGiven = {},
) => ({
  source,
  passwordSync,
  object: {
    sourceAnchor: anchor,
    class: 'user',
    sources: [source.dn],
    synced: new Map(),
    displayName: source.dn,
    userPrincipalName: null,
    accountEnabled: false,
    mailNickname: null,
    mail: null,
    proxyAddresses: [],
    quarantined: [],
    discarded: [],
    errors: [],
    licensed: false,
    marks: [],
    ...given,
    recipient: { ...mailUser, ...recipient },
  } satisfies CloudObject as CloudObject,
});

type Cloud = ReturnType<typeof cloudObject>;

/** A simulation of the reference workspace that came to these objects. */
export const outcome = (tenants: {
  readonly global?: readonly Cloud[];
  readonly china?: readonly Cloud[];
}): OutcomeSubject => {
  const all = Object.entries({ global: [], china: [], ...tenants });
  const sources = new Map(all.flatMap(([, list]) => list.map(({ source }) => [source.dn, source] as const)));
  return {
    workspace: workspace(),
    objects: [...sources.values()],
    servers: all.map(([tenant, list]) => ({
      server: tenant,
      tenant,
      exports: list.map(({ object, passwordSync, source }) => ({
        dn: object.sourceAnchor,
        objectType: object.class,
        sourceAnchor: object.sourceAnchor,
        attributes: new Map(),
        sources: [source.dn],
        passwordSync,
      })),
    })),
    tenants: all.map(([tenant, list]) => ({
      tenant,
      objects: list.map(({ object }) => object),
      find: (anchor: string) => list.find(({ object }) => object.sourceAnchor === anchor)?.object ?? null,
    })),
  };
};
