import { appsListHelp, appsRegisterHelp, appsUnregisterHelp } from './apps.js';
import { autocompleteHelp } from './autocomplete.js';
import { certificateExportHelp, certificateRefreshHelp, certificateShowHelp } from './certificate.js';
import type { CommandHelpTexts } from './command-help.js';
import {
  credentialsEncryptionCertificateHelp,
  credentialsMoveHelp,
  credentialsRemoveHelp,
  credentialsRotateHelp,
  credentialsShowHelp,
} from './credentials.js';
import { doctorHelp } from './doctor.js';
import { moduleInstallHelp, modulePathHelp } from './module.js';
import { profileListHelp, profileRemoveHelp, profileUseHelp } from './profile.js';
import { setupHelp } from './setup.js';
import { signHashHelp } from './sign-hash.js';
import { simulatorStartHelp } from './simulator.js';
import { tokenShowHelp } from './token.js';
import { traceHelp } from './trace.js';

/** The help of every command, by its id. */
export const COMMAND_HELP: Readonly<Record<string, CommandHelpTexts>> = {
  'apps:list': appsListHelp,
  'apps:register': appsRegisterHelp,
  'apps:unregister': appsUnregisterHelp,
  autocomplete: autocompleteHelp,
  'certificate:export': certificateExportHelp,
  'certificate:refresh': certificateRefreshHelp,
  'certificate:show': certificateShowHelp,
  'credentials:encryption-certificate': credentialsEncryptionCertificateHelp,
  'credentials:move': credentialsMoveHelp,
  'credentials:remove': credentialsRemoveHelp,
  'credentials:rotate': credentialsRotateHelp,
  'credentials:show': credentialsShowHelp,
  doctor: doctorHelp,
  'module:install': moduleInstallHelp,
  'module:path': modulePathHelp,
  'profile:list': profileListHelp,
  'profile:remove': profileRemoveHelp,
  'profile:use': profileUseHelp,
  setup: setupHelp,
  'sign-hash': signHashHelp,
  'simulator:start': simulatorStartHelp,
  'token:show': tokenShowHelp,
  trace: traceHelp,
};
