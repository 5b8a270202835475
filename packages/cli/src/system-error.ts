import type { Localised } from '@smartcmd/cmd-client';
import { SYSTEM_ACTION_OTHER, SYSTEM_ACTIONS, SYSTEM_REASONS } from './messages/system-errors.js';

/** Whether an error is a failed system call. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/** Why a system call failed, such as "the disk is full". */
export function systemReason(error: NodeJS.ErrnoException): Localised {
  const code = error.code ?? '?';
  return SYSTEM_REASONS[code] ?? { en: code, pt: code };
}

/** What a failed system call was to do, such as "open". */
export function systemAction(error: NodeJS.ErrnoException): Localised {
  return SYSTEM_ACTIONS[error.syscall ?? ''] ?? SYSTEM_ACTION_OTHER;
}
