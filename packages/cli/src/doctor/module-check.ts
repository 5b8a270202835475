import { CKM, CKO, classOf, nameOf, type Token } from '@smartcmd/p11-module';
import { EXIT } from '../exit-codes.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { fingerprintOf } from '../store/profile.js';
import { localise, type TextValues } from '../text.js';
import { type Check, type Finding, found } from './check.js';
import { type Probed, probe } from './probe.js';
import type { ProbeReport, SlotReport } from './probe-report.js';

/** Whether the module can be loaded, and is ours. */
export const moduleCheck: Check = {
  id: 'module',
  title: texts.module,
  needs: ['module-files'],
  network: false,
  run: async (examination) => {
    const library = found(examination.library);
    const probed = await probe(library, { signal: examination.signal });
    if (probed.outcome !== 'report') return notLoaded(probed, library);
    const { manufacturer, description, version, cryptoki, slots } = probed.report;
    const values = { library, manufacturer, description, version, cryptoki, slots: slots.length };
    if (manufacturer !== 'SmartCMD') return error('moduleForeign', values);
    examination.probed = probed.report;
    return { status: 'ok', detail: localise(texts.moduleFine, values) };
  },
};

function notLoaded(probed: Exclude<Probed, { outcome: 'report' }>, library: string): Finding {
  switch (probed.outcome) {
    case 'unavailable':
      return {
        status: 'skipped',
        detail: localise(texts.noLoader, { reason: probed.reason }),
        remedy: texts.noLoaderRemedy,
      };
    case 'failed':
      return error('moduleFailed', { library, step: probed.step, reason: probed.reason });
    case 'crashed':
      return error('moduleCrashed', { library, step: probed.step, by: probed.by });
    case 'hung':
      return error('moduleHung', { library, step: probed.step });
  }
}

/** Whether the module shows the profile's token as its file has it, with the certificate that the profile has. */
export const moduleTokenCheck: Check = {
  id: 'module-token',
  title: texts.moduleToken,
  needs: ['module', 'token'],
  network: false,
  run: ({ probed, token, enrollingToken, chain, name }) => {
    const profile = found(name);
    const expected = found(token ?? enrollingToken);
    const shown = slotOf(found(probed), expected)?.token;
    if (!shown) return error('noSlot', { name: profile });
    if (expected.enrolling) return { status: 'ok', detail: localise(texts.slotEnrolling, { label: shown.label }) };
    const values = { name: profile, label: shown.label, ...countsIn(shown) };
    const lacking = lackingIn(shown, expected);
    if (lacking) return error('objectsLack', { ...values, lacking });
    if (!shown.objects.some(({ sha256 }) => sha256 === fingerprintOf(found(chain)))) return error('noLeaf', values);
    return { status: 'ok', detail: localise(texts.slotFine, values) };
  },
};

function slotOf({ slots }: ProbeReport, { label, serialNumber }: Token): SlotReport | undefined {
  return slots.find(({ token }) => token?.label === label && token.serialNumber === serialNumber);
}

type Shown = NonNullable<SlotReport['token']>;

const countsIn = ({ objects, mechanisms }: Shown) => ({
  certificates: objects.filter((object) => object.class === CKO.CKO_CERTIFICATE).length,
  keys: objects.filter((object) => object.class !== CKO.CKO_CERTIFICATE).length,
  mechanisms: mechanisms.length,
});

/** The first thing that the token file has and the module does not show, in the standard's words. */
function lackingIn(shown: Shown, { objects, mechanisms }: Token): string | undefined {
  const left = shown.objects.map((object) => object.class);
  for (const object of objects) {
    const wanted = classOf(object) ?? -1;
    const at = left.indexOf(wanted);
    if (at < 0) return nameOf(CKO, wanted);
    left.splice(at, 1);
  }
  const mechanism = mechanisms.find(({ type }) => !shown.mechanisms.includes(type));
  return mechanism && nameOf(CKM, mechanism.type);
}

function error(
  detail: 'moduleForeign' | 'moduleFailed' | 'moduleCrashed' | 'moduleHung' | 'noSlot' | 'objectsLack' | 'noLeaf',
  values: TextValues,
): Finding {
  const remedy = detail === 'noSlot' ? texts.noSlotRemedy : texts.moduleRemedy;
  return {
    status: 'error',
    detail: localise(texts[detail], values),
    remedy: localise(remedy),
    exit: EXIT.configuration,
  };
}
