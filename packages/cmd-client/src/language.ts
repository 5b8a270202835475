/** The languages in which every text for a person exists. */
export type Language = 'en' | 'pt';

/** A text in both languages. */
export type Localised = Readonly<Record<Language, string>>;

/**
 * The person's language, as POSIX decides it for messages: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
 *
 * @param env the environment, such as `process.env`
 * @returns `pt` when the deciding variable starts with `pt`, else `en`
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^pt([_.@-]|$)/i.test(locale) ? 'pt' : 'en';
}
