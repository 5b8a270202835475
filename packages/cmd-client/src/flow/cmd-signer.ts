import { SmartCmdError } from '../errors.js';
import { normalisePhone } from '../phone.js';
import type { FlowOptions, RemoteSigner, SignedItem, SignItem } from '../remote-signer.js';
import type { CmdService } from '../service/cmd-service.js';
import { CertificateChain } from '../x509/chain.js';
import { inRequests, type NamedDocument, nameDocuments, shown } from './documents.js';
import { idOf, takeSignatures } from './match-signatures.js';
import { ATTEMPTS, type Operation } from './operation.js';
import { Person } from './person.js';
import { runOperation } from './run-operation.js';

/** What a {@link CmdSigner} needs to know of a person's account. */
export interface CmdSignerOptions {
  readonly service: CmdService;
  /** In any spelling; asked for when absent. */
  readonly phone?: string | undefined;
  /** The account's certificates, when they are at hand; fetched when absent. */
  readonly chain?: CertificateChain | undefined;
  /** Fetch the certificates with PIN and OTP, for accounts that do not give them away otherwise. */
  readonly certificateWithPin?: boolean | undefined;
  /** Look, beside the OTP prompt, whether the person approves on the phone. */
  readonly phoneApproval?: boolean | undefined;
  /** Milliseconds that a question to the person may stay open; 5 minutes. That for an OTP ends sooner, soon after the OTP has expired. */
  readonly promptTimeoutMs?: number | undefined;
}

const PROMPT_TIMEOUT_MS = 5 * 60_000;

/** The signing key of a Chave Móvel Digital account. */
export class CmdSigner implements RemoteSigner {
  readonly #options: CmdSignerOptions;
  #phone: string | undefined;
  #chain: CertificateChain | undefined;

  /** @throws SmartCmdError `phone-invalid` */
  constructor(options: CmdSignerOptions) {
    this.#options = options;
    this.#phone = options.phone === undefined ? undefined : normalisePhone(options.phone);
    this.#chain = options.chain;
  }

  /**
   * Fetches the account's certificates anew, whatever is at hand.
   *
   * @returns the chain, its links verified, valid now
   */
  async fetchCertificateChain(options: FlowOptions): Promise<CertificateChain> {
    const person = this.#person(options);
    const isAsked = this.#phone === undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        const phone = await this.#phoneNumber(person, attempt === 1 ? 'first' : 'refused');
        return await this.#fetch(person, phone, options.signal);
      } catch (error) {
        // Somebody else's number, most likely: it was only just typed.
        const isUnknown = error instanceof SmartCmdError && error.code === 'account-without-signature';
        if (!isAsked || !isUnknown || attempt === ATTEMPTS) throw error;
        this.#phone = undefined;
      }
    }
  }

  /** The account's number, once it is known. */
  get phone(): string | undefined {
    return this.#phone;
  }

  async #fetch(person: Person, phone: string, signal: AbortSignal | undefined): Promise<CertificateChain> {
    person.announce({ kind: 'fetching-certificate' });
    const pem = this.#options.certificateWithPin
      ? await this.#certificateWithPin(person, phone, signal)
      : await this.#options.service.getCertificate(phone, { signal });
    const chain = CertificateChain.parse(pem);
    chain.assertValidAt(new Date());
    this.#chain = chain;
    return chain;
  }

  async certificateChain(options: FlowOptions): Promise<CertificateChain> {
    return this.#chain ?? this.fetchCertificateChain(options);
  }

  async *sign(items: readonly SignItem[], options: FlowOptions): AsyncGenerator<readonly SignedItem[], void, void> {
    const documents = nameDocuments(items);
    const person = this.#person(options);
    const chain = await this.certificateChain(options);
    chain.assertValidAt(new Date());
    const requests = inRequests(documents);
    await person.confirm({ documents: documents.map(shown), requests: requests.length });
    const phone = await this.#phoneNumber(person);
    for (const [position, request] of requests.entries()) {
      const place = { number: position + 1, of: requests.length };
      const response = await runOperation({
        ...this.#operation(person, phone, options.signal),
        request: place,
        start: (pin) => this.#start(phone, pin, request, options.signal),
        documents: request.map(shown),
        documentName: request[0]?.name,
      });
      const signed = takeSignatures(request, response, chain);
      person.announce({ kind: 'signed', documents: signed.length, request: place });
      yield signed;
    }
  }

  close(): void {
    this.#options.service.close();
  }

  async #certificateWithPin(person: Person, phone: string, signal: AbortSignal | undefined): Promise<string> {
    const response = await runOperation({
      ...this.#operation(person, phone, signal),
      request: { number: 1, of: 1 },
      start: (pin) => this.#options.service.getCertificateWithPin(phone, pin, { signal }),
      documents: [],
      documentName: undefined,
    });
    if (!response.certificate) throw new SmartCmdError('account-without-signature');
    return response.certificate;
  }

  #start(phone: string, pin: Uint8Array, request: readonly NamedDocument[], signal: AbortSignal | undefined) {
    const { service } = this.#options;
    const [first] = request;
    if (first && request.length === 1) return service.sign(phone, pin, first.digestInfo, first.name, { signal });
    const structures = request.map((document) => ({
      digestInfo: document.digestInfo,
      name: document.name,
      id: idOf(document),
    }));
    return service.multipleSign(phone, pin, structures, { signal });
  }

  #operation(
    person: Person,
    phone: string,
    signal: AbortSignal | undefined,
  ): Pick<Operation, 'service' | 'person' | 'phone' | 'phoneApproval' | 'signal'> {
    const { service, phoneApproval = false } = this.#options;
    return { service, person, phone, phoneApproval, signal };
  }

  #person({ prompter, signal }: FlowOptions): Person {
    return new Person(prompter, signal, this.#options.promptTimeoutMs ?? PROMPT_TIMEOUT_MS);
  }

  async #phoneNumber(person: Person, reason: 'first' | 'refused' = 'first'): Promise<string> {
    for (let attempt = 1; this.#phone === undefined; attempt++) {
      try {
        this.#phone = normalisePhone(await person.phone({ reason: attempt === 1 ? reason : 'malformed' }));
      } catch (error) {
        if (attempt === ATTEMPTS || !(error instanceof SmartCmdError) || error.code !== 'phone-invalid') throw error;
      }
    }
    return this.#phone;
  }
}
