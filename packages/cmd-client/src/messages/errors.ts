import type { ErrorCode } from '../error-code.js';
import { answerErrors } from './answer-errors.js';
import type { ErrorText } from './error-text.js';
import { inputErrors } from './input-errors.js';
import { networkErrors } from './network-errors.js';
import { personErrors } from './person-errors.js';
import { refusalErrors } from './refusal-errors.js';

/** The sentences of SmartCmdError, by code. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  ...inputErrors,
  ...refusalErrors,
  ...networkErrors,
  ...answerErrors,
  ...personErrors,
};
