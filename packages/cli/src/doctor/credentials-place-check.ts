import { doctorTexts as texts } from '../messages/doctor.js';
import { credentialsOf } from '../store/credentials.js';
import { readCredentials } from '../store/credentials-file.js';
import { storePaths } from '../store/paths.js';
import { settingsOf } from '../store/profile.js';
import { itemLabel, profileFlag } from '../store/profile-name.js';
import { localise } from '../text.js';
import { type Check, found } from './check.js';

/** Where the credentials are, and whether they can be had from there; nothing is unlocked for it. */
export const credentialsPlaceCheck: Check = {
  id: 'credentials-place',
  title: texts.credentialsPlace,
  needs: ['profile'],
  network: false,
  run: async (examination) => {
    const { signal } = examination;
    const name = found(examination.name);
    const { credentialsItem: id } = settingsOf(found(examination.config), name);
    const file = storePaths().credentials;
    if (id === undefined) {
      examination.credentials = await credentialsOf({ name }, { mayAsk: false });
      // Whether others can read it was looked at when it was read.
      return { status: 'ok', detail: localise(texts.inFile, { file }) };
    }
    const { lookAtItem } = await import('../store/credentials-item.js');
    const values = { label: itemLabel(name), file, flag: profileFlag(name) };
    if ((await lookAtItem({ profile: name, id }, signal)) === 'locked') {
      return { status: 'warning', detail: localise(texts.inLocked, values), remedy: texts.inLockedRemedy, stops: true };
    }
    examination.credentials = await credentialsOf({ name, credentialsItem: id }, { mayAsk: false, signal });
    if (readCredentials().has(name)) {
      return {
        status: 'warning',
        detail: localise(texts.inBoth, values),
        remedy: localise(texts.inBothRemedy, values),
      };
    }
    return { status: 'ok', detail: localise(texts.inService, values) };
  },
};
