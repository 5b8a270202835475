import { readFileSync } from 'node:fs';
import type { Frame } from '../../src/frames/frame.js';

/** A line of a golden file. */
export interface GoldenLine {
  readonly name: string;
  readonly sender: 'native' | 'agent';
  readonly bytes: Buffer;
}

/** Reads one of the golden files, which the native half's tests read too. */
export function goldenLines(file: 'frames.txt' | 'refused-frames.txt'): GoldenLine[] {
  const text = readFileSync(new URL(`../golden/${file}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', direction, hex = ''] = line.split(' ');
      return { name, sender: direction === 'to-agent' ? 'native' : 'agent', bytes: Buffer.from(hex, 'hex') };
    });
}

const title = 'Chave Móvel Digital';
const documentName = 'LibreOffice ungWv48B';
const ask = { type: 'ask', operation: 1, title, seconds: 300, again: false, processId: '', resendLabel: '' } as const;
const digestInfo =
  '3031300d060960864801650304020105000420ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const answer = { type: 'answer', operation: 1, bytes: Buffer.of() } as const;

/** What the lines of frames.txt mean. */
export const GOLDEN_FRAMES: Readonly<Record<string, Frame>> = {
  hello: {
    type: 'hello',
    operation: 0,
    lowest: 1,
    highest: 1,
    program: 'LibreOffice',
    profile: 'default',
    locale: 'pt_PT.UTF-8',
  },
  'hello-later-versions': {
    type: 'hello',
    operation: 0,
    lowest: 2,
    highest: 513,
    program: '',
    profile: 'work',
    locale: '',
  },
  'begin-sha256': { type: 'begin', operation: 1, mechanism: 0x40 },
  'begin-rsa-pkcs': { type: 'begin', operation: 2, mechanism: 1 },
  'begin-vendor-defined': { type: 'begin', operation: 0xfffffffe, mechanism: 0x80000001 },
  'data-abc': { type: 'data', operation: 1, bytes: Buffer.from('abc') },
  'data-digest-info': { type: 'data', operation: 2, bytes: Buffer.from(digestInfo, 'hex') },
  'data-empty': { type: 'data', operation: 3, bytes: Buffer.of() },
  sign: { type: 'sign', operation: 1 },
  enrol: { type: 'enrol', operation: 1 },
  cancel: { type: 'cancel', operation: 1 },
  'answer-pin': { ...answer, how: 'answered', bytes: Buffer.from('1234') },
  'answer-phone': { ...answer, how: 'answered', bytes: Buffer.from('+351 912345678') },
  'answer-cancelled': { ...answer, how: 'cancelled' },
  'answer-send-again': { ...answer, how: 'resend' },
  'answer-nobody': { ...answer, how: 'nobody' },
  'answer-closed': { ...answer, how: 'closed' },
  welcome: { type: 'welcome', operation: 0, version: 1 },
  signature: { type: 'signature', operation: 1, bytes: Buffer.from(Array.from({ length: 256 }, (_, n) => n)) },
  enrolled: { type: 'enrolled', operation: 1 },
  'failed-cancelled': {
    type: 'failed',
    operation: 1,
    rv: 0x50,
    sentence: 'Cancelado; nada mais foi assinado.',
    remedy: 'Se chegar um SMS com um código, ignore-o.',
  },
  'failed-version': {
    type: 'failed',
    operation: 0,
    rv: 0x30,
    sentence: 'Module and agent come from different versions of SmartCMD.',
    remedy: 'Install both again.',
  },
  'ask-pin': {
    ...ask,
    kind: 'pin',
    secret: true,
    canResend: false,
    text: `To be signed: "${documentName}"\nSignature PIN:`,
    documentName,
  },
  'ask-pin-again': {
    ...ask,
    kind: 'pin',
    secret: true,
    canResend: false,
    again: true,
    text: 'The service refused this PIN.\nSignature PIN:',
    documentName,
  },
  'ask-otp': {
    ...ask,
    kind: 'otp',
    secret: true,
    canResend: true,
    text: `The SMS must name this document: "${documentName}"\nCode of the SMS:`,
    processId: '5f0c2c1e-77aa-4c3b-9d59-0c8e1f2a3b4d',
    documentName,
    resendLabel: 'Send the SMS again',
  },
  'ask-phone': { ...ask, kind: 'phone', secret: false, canResend: false, text: 'Phone number:', documentName: '' },
  'ask-confirm': {
    ...ask,
    kind: 'confirm',
    secret: false,
    canResend: false,
    seconds: 65535,
    text: 'Sign?',
    documentName: 'x',
  },
  close: { type: 'close', operation: 1 },
  'tell-progress': { type: 'tell', operation: 1, kind: 'progress', text: 'A criar a assinatura…' },
  'tell-error': { type: 'tell', operation: 1, kind: 'error', text: 'The service refused the PIN.' },
};
