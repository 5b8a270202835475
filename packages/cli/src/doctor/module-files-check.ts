import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../exit-codes.js';
import { shellQuote } from '../files/shell-quote.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { moduleTexts } from '../messages/module.js';
import { BUILT, filesIn, presentLibrary } from '../module/files.js';
import type { Config } from '../store/config-file.js';
import { localise } from '../text.js';
import { type Check, type Finding, found } from './check.js';
import { weaknessFinding } from './weakness.js';

/** The module's files: what "smartcmd module path" prints, and whether what was installed is what was built. */
export const moduleFilesCheck: Check = {
  id: 'module-files',
  title: texts.moduleFiles,
  needs: ['files'],
  network: false,
  run: (examination) => {
    const config = found(examination.config);
    const library = presentLibrary(config);
    // Who signs at the command line alone needs none.
    if (library === undefined) return { status: 'skipped', detail: texts.noModule, remedy: moduleTexts.buildRemedy };
    examination.library = library;
    return judge(library, config);
  },
};

function judge(library: string, config: Config): Finding {
  const remedy = localise(texts.installRemedy, { prefix: prefixFlag(config) });
  const { moduleDirectory } = config;
  if (moduleDirectory !== undefined && !existsSync(filesIn(moduleDirectory).library)) {
    const values = { gone: filesIn(moduleDirectory).library, library };
    return { status: 'error', detail: localise(texts.installedGone, values), remedy, exit: EXIT.configuration };
  }
  const weakness = weaknessFinding(library);
  if (weakness) return weakness;
  if (library === BUILT.library) return { status: 'ok', detail: localise(texts.notInstalled, { library }) };
  const { agent, enroller } = filesIn(dirname(library));
  const missing = [agent, enroller].find((file) => !existsSync(file));
  if (missing !== undefined) {
    const detail = localise(texts.agentNotInstalled, { agent: missing });
    return { status: 'error', detail, remedy, exit: EXIT.configuration };
  }
  if (
    differ(agent, BUILT.agent) ||
    differ(enroller, BUILT.enroller) ||
    (existsSync(BUILT.library) && differ(library, BUILT.library))
  ) {
    return { status: 'warning', detail: localise(texts.installedOther, { library }), remedy };
  }
  return { status: 'ok', detail: localise(texts.installed, { library }) };
}

function differ(one: string, other: string): boolean {
  return Buffer.compare(readFileSync(one), readFileSync(other)) !== 0;
}

/** What makes "module install" go where it went before. */
function prefixFlag({ moduleDirectory }: Config): string {
  return moduleDirectory === undefined ? '' : ` --prefix ${shellQuote(dirname(dirname(moduleDirectory)))}`;
}
