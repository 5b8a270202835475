import type { FaultKind } from './faults/catalog.js';
import { type Fault, parseFault } from './faults/fault.js';
import { FaultPlan } from './faults/fault-plan.js';
import { Listener } from './http/listener.js';
import { createHandler } from './http/request-handler.js';
import { type LoggedRequest, RequestLog } from './http/request-log.js';
import { type CertificateOrder, DEFAULTS, type SimulatorOptions } from './options.js';
import { Outbox } from './outbox.js';
import { openPki, type Pki, type TlsVariant } from './pki/pki.js';
import { type Account, AccountBook, DEFAULT_ACCOUNTS } from './service/accounts.js';
import { ProcessTable } from './service/processes.js';
import { SignatureService } from './service/signature-service.js';
import type { Sms } from './service/sms.js';
import { servicePath } from './soap/contract.js';
import { type ReadyFile, StateDirectory } from './state-directory.js';

/** The certificates of a simulator, each one PEM block. */
export interface SimulatorCertificates {
  readonly tlsCa: string;
  readonly signingRoot: string;
  readonly signingIntermediate: string;
  readonly encryption: string;
  /** signature certificates by phone number */
  readonly citizens: Readonly<Record<string, string>>;
}

/** A running simulator. */
export interface Simulator {
  /** address of the SCMD service */
  readonly url: string;
  /** address of the legacy CCMovel service */
  readonly legacyUrl: string;
  /** absolute path of the directory with ready.json and outbox.jsonl */
  readonly stateDir: string;
  /** the content of ready.json */
  readonly ready: ReadyFile;
  readonly accounts: readonly Account[];
  readonly certificates: SimulatorCertificates;
  /** all messages so far */
  readonly outbox: readonly Sms[];
  /** the last thousand requests, oldest first */
  readonly requests: readonly LoggedRequest[];
  /** number of TCP connections accepted so far */
  readonly connections: number;
  /**
   * The first message that fits and that no earlier call has returned, whether already sent or still to come.
   *
   * @param predicate default: any message
   * @throws Error after `timeoutMs` (default 5000), or when the simulator is closed
   */
  waitForSms(predicate?: (sms: Sms) => boolean, options?: { readonly timeoutMs?: number }): Promise<Sms>;
  /** The person approves a process on the phone. @throws Error when there is no such living process */
  approve(processId: string): void;
  /** From now on the service takes these alone, as when it has replaced an application's credentials; ready.json still has the first ones. */
  changeCredentials(credentials: { readonly username: string; readonly password: string }): void;
  /**
   * Adds a fault. One that acts on connections does so on those still to come: to let it meet a client that keeps its
   * connection, await `closeIdleConnections` after it.
   *
   * @param fault an object, or as `parseFault` reads it
   * @returns takes it away again
   * @throws TypeError when it can never happen
   */
  addFault(fault: Fault | string): () => void;
  /** Takes all faults away. */
  clearFaults(): void;
  /** Ends the connections that wait for a request, and resolves when their clients have noticed. */
  closeIdleConnections(): Promise<void>;
  /** Ends all connections at once and removes ready.json. Can be called again. */
  close(): Promise<void>;
}

/**
 * Starts a local Chave Móvel Digital: both SOAP services over HTTPS on 127.0.0.1.
 *
 * @param options all of them optional
 * @returns when ready.json is written and requests are answered
 * @throws TypeError for accounts or faults that are not in the documented form, StateDirectoryInUseError when another
 *   simulator runs with the state directory, Error when the port is taken or the
 *   state directory cannot be written
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const accounts = (options.accounts ?? DEFAULT_ACCOUNTS).map((account) => withApproval(account, options));
  const book = new AccountBook(accounts);
  const plan = new FaultPlan();
  for (const fault of options.faults ?? []) plan.add(toFault(fault));

  const state = await StateDirectory.open(options.stateDir);
  try {
    const pki = await openPki(state.path, accounts);
    return await serve(options, accounts, book, plan, state, pki);
  } catch (error) {
    await state.close();
    throw error;
  }
}

async function serve(
  options: SimulatorOptions,
  accounts: readonly Account[],
  book: AccountBook,
  plan: FaultPlan,
  state: StateDirectory,
  pki: Pki,
): Promise<Simulator> {
  const { applicationId, username, password } = { ...DEFAULTS, ...options };
  const outbox = new Outbox(state.outboxPath, options.onSms);
  const log = new RequestLog();
  const order = options.certificateOrder ?? 'user-root-ca';
  const service = new SignatureService({
    applicationId,
    accounts: book,
    processes: new ProcessTable(options.now ?? Date.now, options.otpLifetimeMs ?? DEFAULTS.otpLifetimeMs),
    fieldKey: pki.encryption.privateKey,
    credential: (account) => credentialOf(pki, account, order),
    sendSms: (sms) => outbox.send(sms),
    pinCheckedAt: options.pinCheckedAt ?? 'request',
    dropProcessOnWrongOtp: options.dropProcessOnWrongOtp ?? true,
  });

  let credentials = { username, password };
  const closing = new AbortController();
  let origin = '';
  const handler = createHandler({
    service,
    plan,
    log,
    credentials: () => credentials,
    origin: () => origin,
    wrongChain: chainText(pki, pki.stranger.certificate, order),
    signal: closing.signal,
  });
  const listener = new Listener(pki.tls, () => connectionChoice(plan), handler);
  origin = `https://127.0.0.1:${await listener.listen(options.port ?? 0)}`;

  const ready: ReadyFile = {
    url: origin + servicePath('scmd'),
    legacyUrl: origin + servicePath('ccmovel'),
    tlsCa: pki.paths.tlsCa,
    encryptionCertificate: pki.paths.encryption,
    applicationId,
    username,
    password,
    accounts: accounts.map(({ phone, pin }) => ({ phone, pin })),
  };
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    outbox.close();
    await listener.close();
    await state.close();
  };
  try {
    await state.announce(ready);
  } catch (error) {
    await listener.close();
    throw error;
  }

  return {
    url: ready.url,
    legacyUrl: ready.legacyUrl,
    stateDir: state.path,
    ready,
    accounts,
    certificates: certificatesOf(pki),
    outbox: outbox.entries,
    requests: log.entries,
    get connections() {
      return listener.accepted;
    },
    waitForSms: (predicate = () => true, { timeoutMs = 5000 } = {}) => outbox.next(predicate, timeoutMs),
    approve: (processId) => service.approve(processId),
    changeCredentials: (changed) => {
      credentials = changed;
    },
    addFault: (fault) => plan.add(toFault(fault)),
    clearFaults: () => plan.clear(),
    closeIdleConnections: () => listener.closeIdle(),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function withApproval(account: Account, { approveAfterMs }: SimulatorOptions): Account {
  return approveAfterMs === undefined ? account : { approveAfterMs, ...account };
}

function toFault(fault: Fault | string): Fault {
  return typeof fault === 'string' ? parseFault(fault) : fault;
}

const TLS_FAULTS: Partial<Record<FaultKind, TlsVariant>> = {
  'tls-expired': 'tls-expired',
  'tls-wrong-host': 'tls-wrong-host',
  'tls-unknown-ca': 'tls-unknown-ca',
};

function connectionChoice(plan: FaultPlan): TlsVariant | 'refuse' {
  const [fault] = plan.forConnection();
  if (fault === undefined) return 'right';
  return TLS_FAULTS[fault.kind] ?? 'refuse';
}

function credentialOf(pki: Pki, account: Account, order: CertificateOrder) {
  const identity = pki.citizens.get(account.phone);
  if (identity === undefined) throw new Error(`no certificate for ${account.phone}`);
  return { key: identity.privateKey, chain: chainText(pki, identity.certificate, order) };
}

function chainText({ signingRoot, signingIntermediate }: Pki, leaf: string, order: CertificateOrder): string {
  const authorities = [signingRoot.certificate, signingIntermediate.certificate];
  if (order === 'user-ca-root') authorities.reverse();
  return [leaf, ...authorities].join('').replaceAll('\n', '\r\n');
}

function certificatesOf(pki: Pki): SimulatorCertificates {
  return {
    tlsCa: pki.tlsCa.certificate,
    signingRoot: pki.signingRoot.certificate,
    signingIntermediate: pki.signingIntermediate.certificate,
    encryption: pki.encryption.certificate,
    citizens: Object.fromEntries([...pki.citizens].map(([phone, { certificate }]) => [phone, certificate])),
  };
}
