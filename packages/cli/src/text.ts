import type { Language, Localised } from '@smartcmd/cmd-client';
import { printable } from './printable.js';

/** The texts of one command or topic, by name, in both languages; `{x}` is a placeholder. */
export type Catalogue = Readonly<Record<string, Localised>>;

/** Values for placeholders; a value that is a text itself comes in both languages. */
export type TextValues = Readonly<Record<string, string | number | Localised>>;

/**
 * A text in one language, its placeholders filled in. Values lose what could steer a terminal: they may come from a file
 * name or from the service.
 *
 * @param text a text of a catalogue
 * @param language the language of the person
 * @param values what stands for `{x}`
 */
export function say(text: Localised, language: Language, values: TextValues = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return printable(typeof value === 'object' ? value[language] : String(value));
  });
}

/**
 * Fills in the placeholders in both languages, for an error whose language is decided later.
 *
 * @param text a text of a catalogue
 * @param values what stands for `{x}`
 */
export function localise(text: Localised, values: TextValues = {}): Localised {
  return { en: say(text, 'en', values), pt: say(text, 'pt', values) };
}
