import { environment } from '../environment.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { hasTerminal } from '../prompts/terminal.js';
import { localise } from '../text.js';
import type { Check, Finding } from './check.js';
import { dialogProgram, hasDisplay } from './dialog-programs.js';

/** What the module would ask with in an application that is started with the same environment. */
export const modulePromptsCheck: Check = {
  id: 'module-prompts',
  title: texts.modulePrompts,
  needs: ['module-files'],
  network: false,
  run: ({ stored }) => {
    const program = environment('SMARTCMD_ASKPASS');
    if (program !== undefined) return { status: 'ok', detail: localise(texts.asksProgram, { program }) };
    const { prompts } = stored ?? {};
    if (prompts === 'terminal') return { status: 'ok', detail: texts.asksTerminalOnly };
    return hasDisplay() ? inDialogs(prompts) : withoutDisplay();
  },
};

function inDialogs(chosen: string | undefined): Finding {
  const program = dialogProgram(chosen);
  if (program === undefined) return { status: 'warning', detail: texts.asksNoDialog, remedy: texts.dialogRemedy };
  if (program === chosen) return { status: 'ok', detail: localise(texts.asksChosen, { program }) };
  if (chosen === undefined || chosen === 'auto')
    return { status: 'ok', detail: localise(texts.asksDialog, { program }) };
  return {
    status: 'warning',
    detail: localise(texts.asksInstead, { chosen, program }),
    remedy: texts.asksInsteadRemedy,
  };
}

function withoutDisplay(): Finding {
  if (hasTerminal()) return { status: 'ok', detail: texts.asksTerminal };
  return { status: 'warning', detail: texts.asksNobody, remedy: texts.asksNobodyRemedy };
}
