import { defineCheck } from '../define-check.js';

export const excludedAttributes = defineCheck({
  id: 'topology/excluded-attributes',
  subject: 'topology',
  severity: 'warning',
  summary: 'The servers exclude different attributes in the wizard.',
  rationale: 'Certificates, photos or phone numbers are current in one tenant and stale in the other.',
  avoid: '`thumbnailPhoto` excluded on C only',
  prefer: 'the same exclusions on every server',
  fix: 'Exclude the same attributes on every server, or remove them by rules.',
  source: 'scenario F88',
  modes: ['F26', 'F88'],
  needs: ['features'],
  *run({ workspace, companion }) {
    const listed = workspace.servers.flatMap(({ name, tenant }) => {
      const excluded = companion.servers?.[name]?.excludedAttributes;
      return excluded === undefined ? [] : [{ name, tenant, excluded: new Set(excluded) }];
    });
    const all = new Set(listed.flatMap(({ excluded }) => [...excluded]));
    for (const { name, tenant, excluded } of listed.length > 1 ? listed : [])
      for (const attribute of all)
        if (!excluded.has(attribute))
          yield { tenant, message: `\`${attribute}\` is excluded on another server, not on \`${name}\`` };
  },
});
