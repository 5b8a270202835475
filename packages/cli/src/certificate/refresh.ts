import type { CertificateChain, Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { certificateTexts as texts } from '../messages/certificate.js';
import { note } from '../output/streams.js';
import { fetchChain } from '../setup/fetch-chain.js';
import { saveChain } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { loadSettings, storedChain } from '../store/profile.js';
import { say } from '../text.js';

/**
 * Downloads the certificates of a profile again and saves them.
 *
 * @param name of the profile, as typed; absent: the default profile
 * @param context who is asked for PIN and OTP, and what ends it
 * @returns what changed, in lines for a person
 * @throws CliError or SmartCmdError; nothing has changed then
 */
export async function refreshCertificate(
  name: string | undefined,
  context: { readonly language: Language; readonly signal: AbortSignal },
): Promise<string[]> {
  const { language } = context;
  const settings = await loadSettings(name, context.signal);
  const old = presentChain(settings.name);
  const host = new URL(settings.endpoint).host;
  if (settings.phone !== undefined) note(say(texts.asking, language, { host, phone: settings.phone }));
  const { chain, phone } = await fetchChain(settings, { ...context, interactive: true });
  saveChain(settings.name, chain, phone);
  return difference(old, chain, language);
}

/** The certificates that are there; what is missing or damaged is what a refresh repairs. */
function presentChain(name: string): CertificateChain | undefined {
  try {
    return storedChain(readConfig(), name);
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

function difference(old: CertificateChain | undefined, chain: CertificateChain, language: Language): string[] {
  const now = factsOf(chain);
  if (!old) return [say(texts.fetched, language, now)];
  if (old.leaf.fingerprint256 === chain.leaf.fingerprint256) {
    const same = [say(texts.same, language, now)];
    return old.toPem() === chain.toPem() ? same : [...same, say(texts.chainChanged, language)];
  }
  return [say(texts.renewed, language), say(texts.before, language, factsOf(old)), say(texts.now, language, now)];
}

function factsOf({ holder, leaf, notBefore, notAfter }: CertificateChain) {
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  return { holder, serial: leaf.serialNumber, notBefore: day(notBefore), notAfter: day(notAfter) };
}
