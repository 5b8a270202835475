import { type Localised, SmartCmdError } from '@smartcmd/cmd-client';
import { compare, valid } from 'semver';
import { environment } from '../environment.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { localise } from '../text.js';
import type { Check, Finding } from './check.js';
import { get } from './get.js';

const REGISTRY = 'https://registry.npmjs.org';
const TIMEOUT_MS = 5000;

export const versionCheck: Check = {
  id: 'version',
  title: texts.version,
  needs: [],
  network: true,
  run: async ({ version, signal }) => {
    const latest = await latestVersion(signal);
    if (latest === undefined) return { status: 'ok', detail: localise(texts.versionUnpublished, { version }) };
    if (typeof latest !== 'string') {
      const detail = localise(texts.versionUnknown, { version, problem: latest });
      return { status: 'warning', detail, remedy: texts.versionUnknownRemedy };
    }
    return judge(version, latest);
  },
};

function judge(version: string, latest: string): Finding {
  const order = compare(version, latest);
  if (order < 0)
    return { status: 'warning', detail: localise(texts.versionOld, { version, latest }), remedy: texts.versionRemedy };
  return { status: 'ok', detail: localise(order > 0 ? texts.versionAhead : texts.versionFine, { version, latest }) };
}

/** The version that npm would install, or why that is not known; undefined when the registry has none to install. */
async function latestVersion(signal: AbortSignal): Promise<string | Localised | undefined> {
  const registry = environment('SMARTCMD_REGISTRY') ?? environment('npm_config_registry') ?? REGISTRY;
  if (!URL.canParse(registry) || new URL(registry).protocol !== 'https:') return texts.registryWrong;
  try {
    const address = `${registry.replace(/\/+$/, '')}/smartcmd/latest`;
    const answer = await get(address, { timeoutMs: TIMEOUT_MS, operation: 'smartcmd/latest', signal });
    // Nothing that the person could do anything about: this is a version from elsewhere.
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) return localise(texts.versionAnswer, { status: answer.status });
    return versionIn(answer.body) ?? texts.versionNonsense;
  } catch (error) {
    if (!(error instanceof SmartCmdError) || error.code === 'interrupted') throw error;
    return { en: error.sentence('en'), pt: error.sentence('pt') };
  }
}

function versionIn(body: string): string | undefined {
  try {
    const { version } = JSON.parse(body) as { version?: unknown };
    return valid(typeof version === 'string' ? version : null) ?? undefined;
  } catch {
    return undefined;
  }
}
