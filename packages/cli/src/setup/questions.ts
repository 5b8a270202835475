import { homedir } from 'node:os';
import {
  applicationIdOf,
  type EncryptionCertificate,
  encryptionCertificateAt,
  type Language,
  type Localised,
  normalisePhone,
  SmartCmdError,
} from '@smartcmd/cmd-client';
import inquirer from 'inquirer';
import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import type { Environment } from '../store/profile.js';
import { say } from '../text.js';
import { checkedPassword, checkedUsername, readEncryptionCertificate } from './checks.js';
import { customEndpoint } from './endpoints.js';

interface Choice<T> {
  readonly value: T;
  readonly name: string;
}

/** Asks the person at the terminal, on stderr, each answer checked before the next question. Ctrl-C ends the command. */
export class Questions {
  readonly #language: Language;
  readonly #prompt: ReturnType<typeof inquirer.createPromptModule>;

  /**
   * @param language of the questions
   * @param signal closes the question that is open
   */
  constructor(language: Language, signal: AbortSignal) {
    this.#language = language;
    this.#prompt = inquirer.createPromptModule({ input: process.stdin, output: process.stderr, signal });
  }

  environment(present: Environment | undefined): Promise<Environment> {
    const choices: Choice<Environment>[] = [
      { value: 'production', name: this.#say(texts.environmentProduction) },
      { value: 'preproduction', name: this.#say(texts.environmentPreproduction) },
      { value: 'simulator', name: this.#say(texts.environmentSimulator) },
      { value: 'custom', name: this.#say(texts.environmentCustom) },
    ];
    return this.#select(this.#say(texts.askEnvironment), choices, present);
  }

  endpoint(present: string | undefined): Promise<string> {
    return this.#input(texts.askEndpoint, present, (text) => customEndpoint(text).endpoint);
  }

  account(phones: readonly string[], present: string | undefined): Promise<string> {
    const choices = phones.map((phone) => ({ value: phone, name: phone }));
    return this.#select(this.#say(texts.askAccount), choices, present);
  }

  phone(present: string | undefined): Promise<string> {
    return this.#input(texts.askPhone, present, normalisePhone);
  }

  applicationId(present: string | undefined): Promise<string> {
    return this.#input(texts.askApplicationId, present, applicationIdOf);
  }

  username(present: string | undefined): Promise<string> {
    return this.#input(texts.askUsername, present, checkedUsername);
  }

  async password(present: string | undefined): Promise<string> {
    const kept = present !== undefined;
    const { answer } = await this.#prompt<{ answer: string }>({
      type: 'password',
      name: 'answer',
      mask: '*',
      message: this.#say(kept ? texts.askPasswordKept : texts.askPassword),
      validate: (text: string) => (kept && text === '') || this.#problemOf(() => checkedPassword(text)),
    });
    return answer === '' ? (present ?? '') : answer;
  }

  async encryptionCertificates(
    present: readonly EncryptionCertificate[] | undefined,
  ): Promise<readonly EncryptionCertificate[]> {
    const current = encryptionCertificateAt(present ?? [], new Date());
    const message = current
      ? say(texts.askEncryptionCertificateKept, this.#language, {
          notAfter: current.notAfter.toISOString().slice(0, 10),
        })
      : this.#say(texts.askEncryptionCertificate);
    const certificatesOf = (text: string): readonly EncryptionCertificate[] => {
      if (!present || !current || text.trim() !== '') return [readEncryptionCertificate(pathOf(text))];
      current.assertValidAt(new Date());
      return present;
    };
    const { answer } = await this.#prompt<{ answer: string }>({
      type: 'input',
      name: 'answer',
      message,
      validate: (text: string) => this.#problemOf(() => certificatesOf(text)),
    });
    return certificatesOf(answer);
  }

  /** A line of text; once accepted, it stands there as we understood it. */
  async #input(message: Localised, present: string | undefined, check: (text: string) => string): Promise<string> {
    const { answer } = await this.#prompt<{ answer: string }>({
      type: 'input',
      name: 'answer',
      message: this.#say(message),
      ...(present !== undefined && { default: present }),
      validate: (text: string) => this.#problemOf(() => check(text)),
      transformer: (text: string, { isFinal }: { isFinal: boolean }) => (isFinal ? check(text) : text),
    });
    return check(answer);
  }

  async #select<T>(message: string, choices: readonly Choice<T>[], present: T | undefined): Promise<T> {
    const help = `↑↓ ${this.#say(texts.keyMove)} · ⏎ ${this.#say(texts.keyChoose)}`;
    const { answer } = await this.#prompt<{ answer: T }>({
      type: 'select',
      name: 'answer',
      message,
      choices: [...choices],
      ...(present !== undefined && { default: present }),
      theme: { style: { keysHelpTip: () => help } },
    });
    return answer;
  }

  #problemOf(check: () => unknown): true | string {
    try {
      check();
      return true;
    } catch (error) {
      if (error instanceof SmartCmdError) return error.sentence(this.#language);
      if (error instanceof CliError) return error.sentence[this.#language];
      throw error;
    }
  }

  #say(text: Localised): string {
    return say(text, this.#language);
  }
}

/** What people type or drag into a terminal: `~/file`, or the name in quotation marks. */
function pathOf(text: string): string {
  const plain = text.trim().replace(/^(['"])(.*)\1$/, '$2');
  return plain.replace(/^~(?=\/)/, homedir());
}
