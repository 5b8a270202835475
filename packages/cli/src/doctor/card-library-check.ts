import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { doctorCardTexts as texts } from '../messages/doctor-card.js';
import { doctorModuleTexts } from '../messages/doctor-module.js';
import { type CardLibrary, wantedCardLibrary } from '../module/card-library.js';
import { localise, type TextValues } from '../text.js';
import { type Check, type Examination, type Finding, found } from './check.js';
import { probe } from './probe.js';
import { weaknessFinding } from './weakness.js';

/**
 * The library with which our module offers the Citizen Card. The CMD signs without it: what is wrong here is never an error, and
 * that there is none is fine.
 */
export const cardLibraryCheck: Check = {
  id: 'card-library',
  title: texts.cardLibrary,
  needs: ['files'],
  network: false,
  run: (examination) => {
    const wanted = wantedCardLibrary(found(examination.config));
    if (!wanted) return { status: 'skipped', detail: texts.noLibrary, remedy: texts.noLibraryRemedy };
    const by = texts[wanted.namedBy ?? 'usualPlace'];
    if (wanted.path === 'none') return { status: 'skipped', detail: localise(texts.leftOut, { by }) };
    return load(wanted, examination);
  },
};

async function load({ path: library, namedBy }: CardLibrary, examination: Examination): Promise<Finding> {
  const remedy = texts[namedBy === 'PTEIDPKCS11_WRAPPER' ? 'variableRemedy' : 'libraryRemedy'];
  const warning = (detail: 'relative' | 'gone' | 'failed' | 'crashed' | 'hung', values: TextValues = {}): Finding => {
    const by = texts[namedBy ?? 'usualPlace'];
    return { status: 'warning', detail: localise(texts[detail], { library, by, ...values }), remedy, stops: true };
  };
  if (!isAbsolute(library)) return warning('relative');
  if (!existsSync(library)) return warning('gone');
  const probed = await probe(library, { signal: examination.signal, isOurs: false });
  switch (probed.outcome) {
    case 'unavailable': {
      const detail = localise(doctorModuleTexts.noLoader, { reason: probed.reason });
      return { status: 'skipped', detail, remedy: doctorModuleTexts.noLoaderRemedy };
    }
    case 'failed':
      return warning('failed', { step: probed.step, reason: probed.reason });
    case 'crashed':
      return warning('crashed', { step: probed.step, by: probed.by });
    case 'hung':
      return warning('hung', { step: probed.step });
    case 'report': {
      const { manufacturer, version, cryptoki, slots } = probed.report;
      examination.card = { slots, isWanted: namedBy !== undefined };
      const detail = localise(texts.libraryFine, { library, manufacturer, version, cryptoki });
      return weaknessFinding(library) ?? { status: 'ok', detail };
    }
  }
}
