import type { SignerKeyUsages } from '../pki/blueprints.js';

/** What the service lets an account do. */
export const ACCOUNT_STATES = ['active', 'inactive', 'must-change-pin-901', 'must-change-pin-902', 'locked'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** A person who has a Chave Móvel Digital. */
export interface Account {
  /** plus, country code, one space, number: '+351 912345678' */
  readonly phone: string;
  /** 4 to 8 digits */
  readonly pin: string;
  /** full name, for the certificate */
  readonly name: string;
  readonly state: AccountState;
  /** approves each process on the phone this long after it began; never when left out */
  readonly approveAfterMs?: number;
  /** what the certificate says that its key is for (RFC 5280 §4.2.1.3); `nonRepudiation` alone, as AMA's, when left out */
  readonly keyUsage?: SignerKeyUsages;
}

/** One account of each state, and one that approves on the phone by itself. */
export const DEFAULT_ACCOUNTS: readonly Account[] = [
  { phone: '+351 912345678', pin: '1234', name: 'Maria da Conceição Simões', state: 'active' },
  {
    phone: '+351 912345679',
    pin: '12345678',
    name: 'António Peixoto de Ornelas',
    state: 'active',
    approveAfterMs: 3000,
  },
  { phone: '+351 912345680', pin: '2468', name: 'João Nuno Gonçalves', state: 'inactive' },
  { phone: '+351 912345681', pin: '1357', name: 'Inês Araújo', state: 'must-change-pin-901' },
  { phone: '+351 912345682', pin: '8642', name: 'Luís Brandão', state: 'must-change-pin-902' },
  { phone: '+351 912345683', pin: '9753', name: 'Sofia Magalhães', state: 'locked' },
];

const PHONE = /^\+[1-9]\d{0,2} \d{4,14}$/;
const PIN = /^\d{4,8}$/;
const FAILURES_UNTIL_LOCK = 3;

export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

export function isPin(text: string): boolean {
  return PIN.test(text);
}

/** The accounts and how often each had a wrong PIN. */
export class AccountBook {
  readonly #accounts: Map<string, Account>;
  readonly #failures = new Map<string, number>();

  /** @throws TypeError when an account's phone, PIN or state has not the documented form, or a phone comes twice */
  constructor(accounts: readonly Account[]) {
    for (const { phone, pin, name, state } of accounts) {
      if (!isPhone(phone)) throw new TypeError(`phone '${phone}' of ${name}: expected the form '+351 912345678'`);
      if (!isPin(pin)) throw new TypeError(`PIN of ${phone}: expected 4 to 8 digits`);
      if (name.trim() === '') throw new TypeError(`name of ${phone} is empty`);
      if (!ACCOUNT_STATES.includes(state)) throw new TypeError(`state '${state}' of ${phone} is not known`);
    }
    this.#accounts = new Map(accounts.map((account) => [account.phone, account]));
    if (this.#accounts.size !== accounts.length) throw new TypeError('two accounts have the same phone');
  }

  find(phone: string): Account | undefined {
    return this.#accounts.get(phone);
  }

  isLocked(account: Account): boolean {
    return account.state === 'locked' || (this.#failures.get(account.phone) ?? 0) >= FAILURES_UNTIL_LOCK;
  }

  /** Compares a PIN; a wrong one counts towards the lock, a right one starts the count anew. */
  tryPin(account: Account, pin: string): boolean {
    if (pin === account.pin) {
      this.#failures.delete(account.phone);
      return true;
    }
    this.#failures.set(account.phone, (this.#failures.get(account.phone) ?? 0) + 1);
    return false;
  }
}
