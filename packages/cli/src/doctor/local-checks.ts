import { statSync } from 'node:fs';
import { EXIT } from '../exit-codes.js';
import { shellQuote } from '../files/shell-quote.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { readConfig, storedProfile } from '../store/config-file.js';
import { readCredentials } from '../store/credentials-file.js';
import { storePaths } from '../store/paths.js';
import { chosenProfile } from '../store/profile.js';
import { localise } from '../text.js';
import { type Check, found } from './check.js';
import { isTooOld, LEAST_NODE } from './node-version.js';

export const nodeCheck: Check = {
  id: 'node',
  title: texts.node,
  needs: [],
  network: false,
  run: () => {
    const { version } = process;
    if (!isTooOld(version)) return { status: 'ok', detail: localise(texts.nodeRunning, { version }) };
    const detail = localise(texts.nodeOld, { version, least: LEAST_NODE });
    return { status: 'error', detail, remedy: texts.nodeRemedy, exit: EXIT.configuration };
  },
};

export const filesCheck: Check = {
  id: 'files',
  title: texts.files,
  needs: [],
  network: false,
  run: (examination) => {
    examination.config = readConfig();
    readCredentials();
    const directory = storePaths().configDirectory;
    const stat = statSync(directory, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o077) !== 0) {
      const remedy = localise(texts.directoryRemedy, { quoted: shellQuote(directory) });
      return { status: 'warning', detail: localise(texts.directoryOpen, { directory }), remedy };
    }
    return { status: 'ok', detail: localise(texts.filesFine, { directory }) };
  },
};

export const profileCheck: Check = {
  id: 'profile',
  title: texts.profile,
  needs: ['files'],
  network: false,
  run: (examination) => {
    const config = found(examination.config);
    const name = chosenProfile(config, examination.wantedProfile);
    examination.name = name;
    const stored = storedProfile(config, name);
    examination.stored = stored;
    const { environment, service, phone = '–' } = stored;
    return { status: 'ok', detail: localise(texts.profileFine, { name, environment, service, phone }) };
  },
};
