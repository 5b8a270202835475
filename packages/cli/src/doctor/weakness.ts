import { shellQuote } from '../files/shell-quote.js';
import { weaknessOf } from '../files/trusted-file.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { localise } from '../text.js';
import type { Finding } from './check.js';

/**
 * @param program a file that is run in the person's name
 * @returns a warning, if others could have it do what they like
 */
export function weaknessFinding(program: string): Finding | undefined {
  const weakness = weaknessOf(program);
  if (!weakness) return undefined;
  const { file, why } = weakness;
  const quoted = shellQuote(file);
  return why === 'foreign'
    ? {
        status: 'warning',
        detail: localise(texts.foreign, { file }),
        remedy: localise(texts.foreignRemedy, { quoted }),
      }
    : {
        status: 'warning',
        detail: localise(texts.writable, { file }),
        remedy: localise(texts.writableRemedy, { quoted }),
      };
}
