import type { Language, Localised } from '@smartcmd/cmd-client';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { styled } from '../output/colour.js';
import { printable } from '../printable.js';
import { say } from '../text.js';
import type { Status } from './check.js';
import type { Examined } from './examine.js';

/** The version of the form of --json; see the command's help. */
const JSON_VERSION = 1;

const MARKS: Readonly<Record<Status, readonly [mark: string, colour: 'green' | 'yellow' | 'red' | 'dim']>> = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  error: ['✗', 'red'],
  skipped: ['–', 'dim'],
};

/** A finding as a person reads it: a line, and what to do under it. */
export function linesOf({ status, title, detail, remedy }: Examined, language: Language): string[] {
  const [mark, colour] = MARKS[status];
  const line = `${styled(colour, mark, process.stdout)} ${say(title, language)}: ${printable(detail[language])}`;
  return remedy ? [line, `    ${printable(remedy[language])}`] : [line];
}

/** The last line. */
export function summaryOf(findings: readonly Examined[], language: Language): string {
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return errors + warnings === 0 ? say(texts.allFine, language) : say(texts.summary, language, { errors, warnings });
}

/** The documented form for programs. */
export function jsonOf(findings: readonly Examined[], profile: string | undefined, language: Language): string {
  const text = (localised: Localised | undefined): string | undefined => localised?.[language];
  const checks = findings.map(({ id, status, title, detail, remedy }) => ({
    id,
    status,
    title: text(title),
    detail: text(detail),
    remedy: text(remedy),
  }));
  const ok = findings.every(({ status }) => status !== 'error');
  return JSON.stringify({ version: JSON_VERSION, profile: profile ?? null, ok, checks }, null, 2);
}

/** 0 without errors, else what the first error is about. */
export function exitCodeOfFindings(findings: readonly Examined[]): ExitCode {
  const first = findings.find(({ status }) => status === 'error');
  return first ? (first.exit ?? EXIT.unexpected) : EXIT.done;
}
