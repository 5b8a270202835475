import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Less work for the start of a Java machine that lives for seconds. */
export const BRIEF_JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Two ways to name the provider to a tool of Java's. */
export const BY_CLASS = ['-providerClass', 'sun.security.pkcs11.SunPKCS11'];
export const BY_NAME = ['-addprovider', 'SunPKCS11'];

/**
 * The token as a keystore, for keytool and jarsigner.
 *
 * @param configuration file of SunPKCS11
 * @param provider {@link BY_CLASS} or {@link BY_NAME}
 */
export const keystore = (configuration: string, ...provider: string[]): string[] => [
  ...BRIEF_JVM.map((option) => `-J${option}`),
  ...['-keystore', 'NONE', '-storetype', 'PKCS11', '-protected'],
  ...[...provider, '-providerArg', configuration],
];

/** The path of a Java program of the tests, which `java` compiles by itself. */
export const javaProgram = (name: string): string => fileURLToPath(new URL(`java/${name}.java`, import.meta.url));

/**
 * Writes a configuration file of SunPKCS11 that names the module.
 *
 * @param library the module
 * @param directory where
 * @param more lines of the file
 * @param name of the provider that it makes, and of the file
 * @returns its path
 */
export function writeJavaConfiguration(
  library: string,
  directory: string,
  more: readonly string[] = [],
  name = 'SmartCMD',
): string {
  const path = join(directory, `${name}.cfg`);
  writeFileSync(path, [`name = ${name}`, `library = "${library}"`, ...more, ''].join('\n'));
  return path;
}

/** What came of one signature. */
export interface JavaSignature {
  /** "ok", or the class and the message of the exception at the bottom. */
  readonly result: string;
  readonly data: string;
  /** The file of the signature, if there is one. */
  readonly file: string;
}

/** One Java machine that signs as often as it is told: `java/Sign.java`. It ends with the test at the latest. */
export class JavaSigner {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #directory: string;
  readonly #ended: Promise<{ code: number | null; output: string }>;
  readonly #waiting = new Map<string, (result: string) => void>();
  #count = 0;
  #output = '';

  /**
   * @param directory for data and signatures
   * @param configurations files of SunPKCS11
   * @param env the whole environment
   */
  constructor(directory: string, configurations: readonly string[], env: Readonly<Record<string, string>>) {
    this.#directory = directory;
    const child = spawn('java', [...BRIEF_JVM, javaProgram('Sign'), ...configurations], { env: { ...env } });
    this.#child = child;
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const answer of lines) this.#answered(answer);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
    });
    child.stdin.on('error', () => {});
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    this.#ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output: this.#output }));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /**
   * Signs with SHA256withRSA, in a thread of its own.
   *
   * @param text what is signed
   * @param configuration which of the files, from 0
   */
  async sign(text: string, configuration = 0): Promise<JavaSignature> {
    const number = String(++this.#count);
    const [data, file] = [join(this.#directory, `data-${number}`), join(this.#directory, `signature-${number}`)];
    writeFileSync(data, text);
    const answer = new Promise<string>((resolve) => this.#waiting.set(number, resolve));
    this.#child.stdin.write(`${[number, configuration, data, file].join('\t')}\n`);
    const over = this.#ended.then(({ output }) =>
      Promise.reject(new Error(`Java ended without an answer:\n${output}`)),
    );
    return { result: await Promise.race([answer, over]), data, file };
  }

  /** Lets the machine end, and gives its exit code and everything it printed. */
  end(): Promise<{ code: number | null; output: string }> {
    this.#child.stdin.end();
    return this.#ended;
  }

  #answered(answer: string): void {
    const [number = '', result = ''] = answer.split('\t');
    this.#waiting.get(number)?.(result);
  }
}
