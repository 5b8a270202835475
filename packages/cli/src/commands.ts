import type { Command } from '@oclif/core';

type Load = () => Promise<{ readonly default: Command.Class }>;

/** Every command by its id, and what loads it: only the one that runs is. */
export const commands: Readonly<Record<string, Load>> = {
  'apps:list': () => import('./commands/apps/list.js'),
  'apps:register': () => import('./commands/apps/register.js'),
  'apps:unregister': () => import('./commands/apps/unregister.js'),
  autocomplete: () => import('./commands/autocomplete.js'),
  'certificate:export': () => import('./commands/certificate/export.js'),
  'certificate:refresh': () => import('./commands/certificate/refresh.js'),
  'certificate:show': () => import('./commands/certificate/show.js'),
  'credentials:encryption-certificate': () => import('./commands/credentials/encryption-certificate.js'),
  'credentials:move': () => import('./commands/credentials/move.js'),
  'credentials:remove': () => import('./commands/credentials/remove.js'),
  'credentials:rotate': () => import('./commands/credentials/rotate.js'),
  'credentials:show': () => import('./commands/credentials/show.js'),
  doctor: () => import('./commands/doctor.js'),
  'module:install': () => import('./commands/module/install.js'),
  'module:path': () => import('./commands/module/path.js'),
  'profile:list': () => import('./commands/profile/list.js'),
  'profile:remove': () => import('./commands/profile/remove.js'),
  'profile:use': () => import('./commands/profile/use.js'),
  setup: () => import('./commands/setup.js'),
  'sign-hash': () => import('./commands/sign-hash.js'),
  'simulator:start': () => import('./commands/simulator/start.js'),
  'token:show': () => import('./commands/token/show.js'),
  trace: () => import('./commands/trace.js'),
};
