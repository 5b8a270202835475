import { environment } from '../environment.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { isInPath } from '../path-programs.js';
import { hasTerminal } from '../prompts/terminal.js';
import { localise } from '../text.js';
import type { Check } from './check.js';

/** What the module would ask with in an application that is started with the same environment. */
export const modulePromptsCheck: Check = {
  id: 'module-prompts',
  title: texts.modulePrompts,
  needs: ['module-files'],
  network: false,
  run: () => {
    const program = environment('SMARTCMD_ASKPASS');
    if (program !== undefined) return { status: 'ok', detail: localise(texts.asksProgram, { program }) };
    const hasDisplay = (environment('DISPLAY') ?? environment('WAYLAND_DISPLAY')) !== undefined;
    const hasZenity = isInPath('zenity');
    if (hasDisplay && hasZenity) return { status: 'ok', detail: texts.asksDialog };
    if (hasDisplay) return { status: 'warning', detail: texts.asksNoDialog, remedy: texts.zenityRemedy };
    if (hasTerminal()) return { status: 'ok', detail: texts.asksTerminal };
    return { status: 'warning', detail: texts.asksNobody, remedy: texts.asksNobodyRemedy };
  },
};
