import type { CommandHelpTexts } from './command-help.js';

const name = { en: 'name of the profile', pt: 'nome do perfil' } as const;

export const profileListHelp = {
  summary: { en: 'List the profiles; * marks the default', pt: 'Listar os perfis; * marca o predefinido' },
  description: {
    en: `The form of --json: {"version": 1, "defaultProfile", "profiles": [{"name", "default", "environment", "endpoint", "service", "phone", "holder", "notAfter"}]}. A profile that cannot be used has "problem" in place of what is not known. One without a certificate has "enrolment": "on-first-use" or "dismissed". Fields may be added; none changes its meaning while the version stays.`,
    pt: `A forma de --json: {"version": 1, "defaultProfile", "profiles": [{"name", "default", "environment", "endpoint", "service", "phone", "holder", "notAfter"}]}. Um perfil que não pode ser usado tem "problem" em vez do que não se sabe. Um perfil sem certificado tem "enrolment": "on-first-use" ou "dismissed". Podem ser acrescentados campos; nenhum muda de significado enquanto a versão for a mesma.`,
  },
  flags: { json: { en: 'machine-readable form', pt: 'forma para programas' } },
  examples: [{ description: { en: 'List the profiles', pt: 'Listar os perfis' }, command: 'smartcmd profile list' }],
} as const satisfies CommandHelpTexts;

export const profileUseHelp = {
  summary: {
    en: 'Choose the profile that is used when none is named',
    pt: 'Escolher o perfil usado quando nenhum é indicado',
  },
  flags: {},
  args: { name },
  examples: [
    {
      description: { en: 'Use the profile "work" from now on', pt: 'Usar o perfil "work" daqui em diante' },
      command: 'smartcmd profile use work',
    },
  ],
} as const satisfies CommandHelpTexts;

export const profileRemoveHelp = {
  summary: {
    en: 'Remove a profile with its credentials and certificates',
    pt: 'Remover um perfil com as suas credenciais e certificados',
  },
  flags: { yes: { en: 'remove without asking', pt: 'remover sem perguntar' } },
  args: { name },
  examples: [
    {
      description: { en: 'Remove the profile "test"', pt: 'Remover o perfil "test"' },
      command: 'smartcmd profile remove test',
    },
  ],
} as const satisfies CommandHelpTexts;
