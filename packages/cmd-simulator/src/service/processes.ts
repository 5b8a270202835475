import { randomInt, randomUUID } from 'node:crypto';
import type { Account } from './accounts.js';

/** One document that waits for its signature. */
export interface PendingDocument {
  readonly digestInfo: Buffer;
  readonly name: string | null;
  readonly id: string | null;
}

/** What a process ends with. */
export type Task =
  | { readonly kind: 'sign'; readonly document: PendingDocument }
  | { readonly kind: 'sign-many'; readonly documents: readonly PendingDocument[] }
  | { readonly kind: 'certificate' };

/** A request between its acceptance and its OTP. */
export interface Process {
  readonly id: string;
  readonly account: Account;
  readonly task: Task;
  /** the PIN as it came, when it is only checked with the OTP */
  readonly uncheckedPin: string | undefined;
  otp: string;
  expiresAt: number;
  /** when the person approves, or approved, on the phone; undefined for never */
  approvedAt: number | undefined;
  wrongOtps: number;
}

/** The living processes; an expired one is as if it had never been. */
export class ProcessTable {
  readonly #processes = new Map<string, Process>();
  readonly #now: () => number;
  readonly #lifetimeMs: number;

  /**
   * @param now milliseconds; only differences count
   * @param lifetimeMs how long an OTP is valid
   */
  constructor(now: () => number, lifetimeMs: number) {
    this.#now = now;
    this.#lifetimeMs = lifetimeMs;
  }

  begin(account: Account, task: Task, uncheckedPin: string | undefined): Process {
    this.#dropExpired();
    const now = this.#now();
    const process: Process = {
      id: randomUUID(),
      account,
      task,
      uncheckedPin,
      otp: newOtp(),
      expiresAt: now + this.#lifetimeMs,
      approvedAt: account.approveAfterMs === undefined ? undefined : now + account.approveAfterMs,
      wrongOtps: 0,
    };
    this.#processes.set(process.id, process);
    return process;
  }

  find(id: string): Process | undefined {
    const process = this.#processes.get(id);
    return process !== undefined && this.#now() < process.expiresAt ? process : undefined;
  }

  /** Replaces the OTP by another, valid for a whole lifetime from now. */
  renewOtp(process: Process): void {
    const old = process.otp;
    while (process.otp === old) process.otp = newOtp();
    process.expiresAt = this.#now() + this.#lifetimeMs;
  }

  approve(process: Process): void {
    process.approvedAt = this.#now();
  }

  isApproved(process: Process): boolean {
    return process.approvedAt !== undefined && process.approvedAt <= this.#now();
  }

  end(process: Process): void {
    this.#processes.delete(process.id);
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const process of this.#processes.values()) if (now >= process.expiresAt) this.end(process);
  }
}

function newOtp(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}
