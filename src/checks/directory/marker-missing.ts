import { defineCheck } from '../define-check.js';
import { domainOf } from './address.js';

export const markerMissing = defineCheck({
  id: 'directory/marker-missing',
  subject: 'directory',
  severity: 'error',
  summary: 'A person belongs to a tenant by name or target address, and has no home marker of it.',
  rationale:
    'On the server of that tenant the account becomes a disabled mail user, and stays enabled in the other one.',
  avoid: 'UPN `liwei@cn.contoso.com` and an empty `extensionAttribute15`',
  prefer: '`extensionAttribute15` 21V',
  fix: 'Set the marker.',
  source: 'scenario C.2',
  modes: ['F01'],
  run: (context) => ({
    object: (object) => {
      if (!object.isUser || object.isSystem || object.markedTenant !== null) return null;
      const first = context.workspace.tenants[0]?.name ?? '';
      const name = domainOf(object.text('userPrincipalName') ?? '');
      const target = object.target?.domain ?? '';
      const owner = [name, target]
        .map((domain) => context.ownerOf.get(domain))
        .find((one) => one !== undefined && one !== first);
      if (owner === undefined) return null;
      const why =
        context.ownerOf.get(name) === owner
          ? `its principal name lies in \`${name}\``
          : `its target address lies in \`${target}\``;
      const { attribute, values } = context.workspace.home;
      return {
        message: `${why} of \`${owner}\` and \`${attribute}\` does not say so`,
        help: `Set \`${attribute}\` to \`${values.get(owner)?.[0] ?? ''}\`.`,
        tenant: owner,
      };
    },
  }),
});
