import { invariant } from '../../src/base/assert-never.js';
import { type Companion, companionOf } from '../../src/companion/companion-files.js';
import { configuration, load } from '../model/load/small-workspace.js';
import { resources } from '../package-files.js';

/** The companion configuration of a workspace that is right. */
export const companion = (yaml = configuration): Companion => {
  const loaded = load({}, yaml);
  invariant(loaded.ok, JSON.stringify(loaded.diagnostics));
  const made = companionOf(loaded.value.workspace, loaded.value.directory, resources.data);
  invariant(made.ok, JSON.stringify(made.diagnostics));
  return made.value;
};

export const scriptOf = (name: string, yaml = configuration): string => companion(yaml).files.get(name) ?? '';

/** The reference topology where mail and free/busy differ from the usual in every key that a script reads. */
export const richer = `${configuration}mail:
  mx: { contoso.com: onPremises }
  connectors:
    onPremises:
      - { domains: [cn.contoso.com], to: china }
      - { domains: [contoso.com], to: global }
      - { domains: ["*.contoso.com"], to: global }
    global: [{ domains: [old.contoso.com], to: onPremises }, { domains: [cn.contoso.com], to: china }]
    china: [{ domains: [contoso.mail.onmicrosoft.com, contoso.com], to: global }]
  hybrid: none
  skipListing: [china]
availability:
  global: { allowedTenants: [china], addressSpaces: [{ domain: cn.contoso.com, to: china }], ewsAllowed: true }
`;

const texts = [
  `'; throw 1; '`,
  '’; throw 1; ‘ ‚ ‛ “ ” „ "',
  '$(throw 1) `n `0 $env:PATH $true',
  'line 1\r\nline 2\n# onegal:functions\r# onegal:data',
  '‮right to left‬​ 中文，北京 😀 Ñ',
  '{0} {{1}} \t \\ \\" x',
];

/** Texts that end strings, start expressions or hide themselves, wherever a workspace takes free text that a script shows. */
export const hostile = {
  texts,
  yaml: `${configuration.replace('["21V", "21V-STAGED"]', JSON.stringify(texts))}availability:
  global:
    addressSpaces:
      - { domain: cn.contoso.com, to: china, accessMethod: ${JSON.stringify(texts[0])}, endpoint: ${JSON.stringify(texts[1])} }
`,
};
