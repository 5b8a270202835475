import type { Dialog, Display } from './display.js';
import { ACCOUNT, type TestService } from './simulator.js';

/** The title of each question, in both languages. */
const PIN_QUESTION = /^Chave Móvel Digital: PIN/;
const OTP_QUESTION = /^Chave Móvel Digital: (code of the SMS|código do SMS)/;

/** The account's owner in front of a display: answers the questions of whatever application was started on it. */
export interface DialogDriver {
  /** Waits for the question for the PIN. */
  pinQuestion(): Promise<Dialog>;
  /**
   * Waits for the question for the PIN, or until it cannot come any more.
   *
   * @param canCome whether it still can
   * @returns whether it is there
   */
  isAskedPin(canCome: () => Promise<boolean>): Promise<boolean>;
  /** Waits for the question for the code of the SMS. */
  otpQuestion(): Promise<Dialog>;
  /** Waits for the question for the PIN, types it, and waits until the question is gone. */
  givePin(pin?: string): Promise<Dialog>;
  /** The same for the code of the newest SMS, as the simulator's outbox has it. */
  giveCode(): Promise<Dialog>;
  /** The same with a code that is not the one that was sent. */
  giveWrongCode(): Promise<Dialog>;
  /** Waits for the question for the PIN, cancels it, and waits until it is gone. */
  cancelPin(): Promise<Dialog>;
  /** The same for the code. */
  cancelCode(): Promise<Dialog>;
  /** Waits for the question for the code, presses "Send the SMS again", and waits until the question is gone. */
  sendAgain(): Promise<Dialog>;
  /** Waits for a dialog that tells of a failure, and closes it. */
  closeFailure(text: RegExp): Promise<Dialog>;
}

/** How long is waited for what comes of keys before they are pressed again, in milliseconds. */
const AGAIN_MS = 10_000;

/** A code that is not the right one. */
const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** In zenity a button comes after the entry, "Cancel" and the one that gives the code; the others have a letter for it. */
function pressSendAgain(dialog: Dialog): Promise<void> {
  return dialog.args[0]?.endsWith('zenity') ? dialog.press('Tab', 'Tab', 'Tab', 'space') : dialog.answer('r');
}

/**
 * Sits down before a display.
 *
 * @param display that the application was started on, with its name as DISPLAY and without SMARTCMD_ASKPASS and a terminal
 * @param service whose SMSs are read
 * @param ownPin what is typed as the PIN
 */
export function driveDialogs(display: Display, service: TestService, ownPin: string = ACCOUNT.pin): DialogDriver {
  const pinQuestion = (): Promise<Dialog> => display.dialog(PIN_QUESTION);
  const otpQuestion = (): Promise<Dialog> => display.dialog(OTP_QUESTION);
  // On a busy machine keys can come before the dialog listens: a person sees that, and presses them again.
  const gone = async (
    dialog: Dialog,
    act: (dialog: Dialog) => Promise<void>,
    again: (dialog: Dialog) => Promise<void> = act,
  ): Promise<Dialog> => {
    await act(dialog);
    const closes = dialog.closed(AGAIN_MS).then(
      () => true,
      () => false,
    );
    if (await closes) return dialog;
    // It may go just now.
    await again(dialog).catch(() => {});
    await dialog.closed();
    return dialog;
  };
  const answered = (dialog: Dialog, answer: string): Promise<Dialog> => {
    const type = (): Promise<void> => dialog.answer(answer);
    // In the place of what is there.
    return gone(dialog, type, () => dialog.press('ctrl+a').then(type));
  };
  const cancel = (dialog: Dialog): Promise<void> => dialog.press('Escape');
  return {
    pinQuestion,
    isAskedPin: async (canCome) => (await display.dialogWhile(PIN_QUESTION, canCome)) !== undefined,
    otpQuestion,
    givePin: async (pin = ownPin) => answered(await pinQuestion(), pin),
    // The SMS was sent before the question appears.
    giveCode: async () => answered(await otpQuestion(), service.lastOtp()),
    giveWrongCode: async () => answered(await otpQuestion(), otherCode(service.lastOtp())),
    cancelPin: async () => gone(await pinQuestion(), cancel),
    cancelCode: async () => gone(await otpQuestion(), cancel),
    sendAgain: async () => gone(await otpQuestion(), pressSendAgain),
    closeFailure: async (text) => gone(await display.dialog(text), (dialog) => dialog.press('Return')),
  };
}
