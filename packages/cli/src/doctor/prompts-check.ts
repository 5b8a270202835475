import type { Localised } from '@smartcmd/cmd-client';
import { environment } from '../environment.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { assertStartable } from '../prompts/askpass.js';
import { hasTerminal } from '../prompts/terminal.js';
import { localise } from '../text.js';
import type { Check } from './check.js';
import { dialogProgram, hasDisplay } from './dialog-programs.js';

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
    const dialogs = dialogsText();
    if (hasTerminal()) return { status: 'ok', detail: localise(texts.promptsTerminal, { dialogs }) };
    return { status: 'warning', detail: localise(texts.promptsNone, { dialogs }), remedy: texts.promptsRemedy };
  },
};

function dialogsText(): Localised {
  const program = dialogProgram();
  if (program === undefined) return texts.dialogsMissing;
  return localise(hasDisplay() ? texts.dialogsFound : texts.dialogsNoDisplay, { program });
}
