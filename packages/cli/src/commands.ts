import AppsList from './commands/apps/list.js';
import AppsRegister from './commands/apps/register.js';
import AppsUnregister from './commands/apps/unregister.js';
import Autocomplete from './commands/autocomplete.js';
import CertificateExport from './commands/certificate/export.js';
import CertificateRefresh from './commands/certificate/refresh.js';
import CertificateShow from './commands/certificate/show.js';
import CredentialsEncryptionCertificate from './commands/credentials/encryption-certificate.js';
import CredentialsMove from './commands/credentials/move.js';
import CredentialsRemove from './commands/credentials/remove.js';
import CredentialsRotate from './commands/credentials/rotate.js';
import CredentialsShow from './commands/credentials/show.js';
import Doctor from './commands/doctor.js';
import ModuleInstall from './commands/module/install.js';
import ModulePath from './commands/module/path.js';
import ProfileList from './commands/profile/list.js';
import ProfileRemove from './commands/profile/remove.js';
import ProfileUse from './commands/profile/use.js';
import Setup from './commands/setup.js';
import SignHash from './commands/sign-hash.js';
import SimulatorStart from './commands/simulator/start.js';
import TokenShow from './commands/token/show.js';
import Trace from './commands/trace.js';

/** Every command by its id, as oclif's explicit strategy takes them. */
export const commands: Readonly<Record<string, unknown>> = {
  'apps:list': AppsList,
  'apps:register': AppsRegister,
  'apps:unregister': AppsUnregister,
  autocomplete: Autocomplete,
  'certificate:export': CertificateExport,
  'certificate:refresh': CertificateRefresh,
  'certificate:show': CertificateShow,
  'credentials:encryption-certificate': CredentialsEncryptionCertificate,
  'credentials:move': CredentialsMove,
  'credentials:remove': CredentialsRemove,
  'credentials:rotate': CredentialsRotate,
  'credentials:show': CredentialsShow,
  doctor: Doctor,
  'module:install': ModuleInstall,
  'module:path': ModulePath,
  'profile:list': ProfileList,
  'profile:remove': ProfileRemove,
  'profile:use': ProfileUse,
  setup: Setup,
  'sign-hash': SignHash,
  'simulator:start': SimulatorStart,
  'token:show': TokenShow,
  trace: Trace,
};
