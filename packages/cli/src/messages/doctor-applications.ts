import type { Catalogue } from '../text.js';

/** Texts of `smartcmd doctor` about the applications in which the module is registered. */
export const doctorApplicationTexts = {
  applications: { en: 'Applications', pt: 'Aplicações' },
  none: { en: 'the module is registered in none', pt: 'o módulo não está registado em nenhuma' },
  noneRemedy: { en: 'See: smartcmd apps list', pt: 'Veja: smartcmd apps list' },
  fine: { en: '{fine} can load the module', pt: 'podem carregar o módulo: {fine}' },
  fineAndOpen: {
    en: '{fine} can load the module; not tried, for want of a token or of their tools: {open}',
    pt: 'podem carregar o módulo: {fine}; não verificadas, por falta de um token ou das suas ferramentas: {open}',
  },
  notTried: {
    en: 'registered, but not tried, for want of a token or of their tools: {open}',
    pt: 'registado, mas não verificado, por falta de um token ou das suas ferramentas: {open}',
  },
  failedRemedy: {
    en: 'Run: smartcmd module install. If that does not help, the configuration or the database of the application is damaged.',
    pt: 'Execute: smartcmd module install. Se isso não ajudar, a configuração ou a base de dados da aplicação está danificada.',
  },
  said: { en: '{program}: {reason}', pt: '{program}: {reason}' },
  late: { en: '{program} did not end within {seconds} s', pt: '{program} não terminou em {seconds} s' },
  notShown: { en: '{program} does not show it', pt: '{program} não o mostra' },
  failed: { en: 'the module cannot be loaded by {reasons}', pt: 'não conseguem carregar o módulo: {reasons}' },
  other: {
    en: 'another path than that of the installed module is registered in {applications}',
    pt: 'está registado outro caminho que não o do módulo instalado em: {applications}',
  },
  registerRemedy: {
    en: 'Run: smartcmd apps register {applications}',
    pt: 'Execute: smartcmd apps register {applications}',
  },
} as const satisfies Catalogue;
