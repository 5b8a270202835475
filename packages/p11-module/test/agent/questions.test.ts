import type { AskReason, DocumentToSign } from '@smartcmd/cmd-client';
import { describe, expect, it } from 'vitest';
import { agentTexts, questionNames, questionTexts, stepTexts } from '../../src/agent/messages.js';
import { otpQuestion, phoneQuestion, pinQuestion, ranOutQuestion } from '../../src/agent/questions.js';

const documents: DocumentToSign[] = [{ name: 'LibreOffice ungWv48B', hash: 'sha256', digest: 'ba7816bf' }];
const signing = { program: 'LibreOffice', holder: 'Maria Simões' };
const expiresAt = new Date(2026, 0, 2, 3, 4, 5);
const otp = { documents, documentName: 'LibreOffice ungWv48B', expiresAt, phoneApproval: false, attemptsLeft: 3 };

describe('the question for the PIN', () => {
  it('says who asks, what is signed, in whose name, and what follows', () => {
    expect(pinQuestion({ reason: 'first', attemptsLeft: 3, documents }, signing, 'pt')).toBe(
      [
        'LibreOffice pede a sua assinatura.',
        '',
        'Documento: "LibreOffice ungWv48B"',
        'Em nome de: Maria Simões',
        'SHA-256: ba7816bf',
        '',
        'Segue-se um código por SMS: sem ele nada é assinado.',
        'Tentativas que restam: 3.',
        '',
        'PIN de assinatura:',
      ].join('\n'),
    );
  });

  it('warns of the lock after a refusal, in both languages', () => {
    const refused = { reason: 'refused', attemptsLeft: 1, documents } as const;
    expect(pinQuestion(refused, signing, 'pt')).toMatch(
      /^O serviço recusou o PIN\. Falhas repetidas bloqueiam a conta\./,
    );
    expect(pinQuestion(refused, signing, 'en')).toContain('Attempts left: 1.');
  });

  it('does without the name of the program, and without a document', () => {
    expect(pinQuestion({ reason: 'first', attemptsLeft: 3, documents }, { program: '' }, 'en')).toMatch(
      /^Your signature is asked/,
    );
    expect(pinQuestion({ reason: 'first', attemptsLeft: 3, documents: [] }, signing, 'en')).toContain(
      'nothing is signed',
    );
  });
});

describe('the question for the OTP', () => {
  it('says what the SMS must name, what the code does in law, until when, and how often', () => {
    expect(otpQuestion({ ...otp, reason: 'first' }, signing, 'en')).toBe(
      [
        'LibreOffice asks for your signature.',
        '',
        'The SMS must name this document: "LibreOffice ungWv48B"',
        '',
        'Entering the code signs it in the name of Maria Simões, with a qualified signature.',
        'In law it equals a handwritten one (eIDAS, Regulation (EU) 910/2014, article 25).',
        '',
        'The code is valid until 03:04:05.',
        'Attempts left: 3.',
        '',
        'Code of the SMS:',
      ].join('\n'),
    );
  });

  it('does not speak of a signature when only the certificate is fetched', () => {
    const text = otpQuestion({ ...otp, documents: [], documentName: undefined, reason: 'first' }, signing, 'en');
    expect(text).toContain('nothing is signed');
    expect(text).not.toContain('910/2014');
  });
});

describe('the question for the phone', () => {
  it('says which program wants the certificate, that nothing is signed, and what cancelling does', () => {
    expect(phoneQuestion({ reason: 'refused' }, 'LibreOffice', 'en')).toBe(
      [
        'The service knows no signature certificate for that number.',
        '',
        'LibreOffice looks for the certificate with which you sign. It has to be fetched once.',
        'This only fetches your certificate; nothing is signed.',
        '',
        'If you cancel, no program asks again; "smartcmd certificate refresh" fetches it whenever you want.',
        '',
        'Phone number of your Chave Móvel Digital:',
      ].join('\n'),
    );
    expect(phoneQuestion({ reason: 'first' }, '', 'pt')).toMatch(/^É procurado o certificado/);
  });
});

describe('every question', () => {
  const reasons: AskReason[] = ['first', 'malformed', 'refused', 'restarted', 'resent'];

  it.each(['en', 'pt'] as const)('ends with what is to be entered, and has no placeholder left (%s)', (language) => {
    const questions = [
      ...(['first', 'malformed', 'refused'] as const).map((reason) => phoneQuestion({ reason }, 'p', language)),
      ...reasons.map((reason) => pinQuestion({ reason, attemptsLeft: 2, documents }, signing, language)),
      ...reasons.map((reason) => otpQuestion({ ...otp, reason, phoneApproval: true }, signing, language)),
      ranOutQuestion(otp, language),
    ];
    for (const question of questions) {
      expect(question).toMatch(/[^\n]:$/);
      expect(question).not.toMatch(/[{}]/);
    }
  });

  it('cannot be given lines by the application', () => {
    const evil = { program: 'evil\nSignature PIN:', holder: 'Maria\u202e\n\nSimões' };
    const text = pinQuestion({ reason: 'first', attemptsLeft: 3, documents }, evil, 'en');
    expect(text.split('\n')).toHaveLength(10);
    expect(text).toContain('In the name of: Maria___Simões\n');
  });

  it.each(['en', 'pt'] as const)('fits into a line of the Assuan protocol, with the longest names (%s)', (language) => {
    const name = 'é'.repeat(44);
    const long = { program: 'é'.repeat(64), holder: 'é'.repeat(64) };
    const longest = [{ name, hash: 'sha512', digest: 'f'.repeat(128) }];
    for (const reason of reasons) {
      const pin = pinQuestion({ reason, attemptsLeft: 2, documents: longest }, long, language);
      const code = { ...otp, reason, documents: longest, documentName: name, phoneApproval: true };
      const fetching = (['malformed', 'refused'] as const).map((why) =>
        phoneQuestion({ reason: why }, long.program, language),
      );
      for (const text of [pin, otpQuestion(code, long, language), ...fetching]) {
        // With the command and the line about "r"; each line's end has three characters there.
        expect(Buffer.byteLength(text.replaceAll('\n', '%0A')) + 60).toBeLessThan(1000);
      }
    }
  });
});

describe('the texts', () => {
  it('are in both languages, with the same placeholders', () => {
    const all = { ...agentTexts, ...questionNames, ...questionTexts, ...stepTexts };
    for (const { en, pt } of Object.values(all)) {
      expect([en, pt]).not.toContain('');
      expect(pt.match(/\{\w+\}/g)?.sort()).toEqual(en.match(/\{\w+\}/g)?.sort());
    }
  });
});
