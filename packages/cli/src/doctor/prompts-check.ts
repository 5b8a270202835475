import type { Localised } from '@smartcmd/cmd-client';
import { environment } from '../environment.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { isInPath } from '../path-programs.js';
import { assertStartable } from '../prompts/askpass.js';
import { hasTerminal } from '../prompts/terminal.js';
import { localise } from '../text.js';
import type { Check } from './check.js';

export const promptsCheck: Check = {
  id: 'prompts',
  title: texts.prompts,
  needs: [],
  network: false,
  run: () => {
    const program = environment('SMARTCMD_ASKPASS');
    if (program !== undefined) {
      assertStartable(program);
      return { status: 'ok', detail: localise(texts.promptsAskpass, { program }) };
    }
    const zenity = zenityText();
    if (hasTerminal()) return { status: 'ok', detail: localise(texts.promptsTerminal, { zenity }) };
    return { status: 'warning', detail: localise(texts.promptsNone, { zenity }), remedy: texts.promptsRemedy };
  },
};

function zenityText(): Localised {
  if (!isInPath('zenity')) return texts.zenityMissing;
  const display = environment('DISPLAY') ?? environment('WAYLAND_DISPLAY');
  return display === undefined ? texts.zenityNoDisplay : texts.zenityFound;
}
