import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { useApps } from '../support/apps.js';
import { needNative } from '../support/native.js';
import { cutEverywhere } from '../support/power-loss/cuts.js';
import { SCENARIOS } from '../support/power-loss/scenarios.js';
import { startService, type TestService } from '../support/simulator.js';

// Minutes: each of some hundred cuts starts smartcmd twice.
const PATIENCE_MS = 15 * 60_000;

describe('whatever call is the last before the power fails, files are whole, and the next command goes on', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  beforeEach(({ skip }) => needNative(skip, 'strace'));

  it.each(Object.entries(SCENARIOS))(
    '%s',
    async (_, make) => {
      const scenario = await make(service);
      try {
        await cutEverywhere(scenario);
      } finally {
        scenario.home.remove();
      }
    },
    PATIENCE_MS,
  );
});

describe('the same for the files of applications', () => {
  const bench = useApps('strace');
  const OLD = 'module: /somewhere/else.so\n';
  const SETTINGS = '<?xml version="1.0"?>\n<oor:items></oor:items>';

  it.each([
    ['p11-kit, in the place of another file', 'p11-kit', ['config', 'pkcs11', 'modules', 'smartcmd.module'], OLD],
    ['libreoffice', 'libreoffice', ['config', 'libreoffice', '4', 'user', 'registrymodifications.xcu'], SETTINGS],
    ['java', 'java', undefined, ''],
    ['openssl', 'openssl', undefined, ''],
  ] as const)(
    '%s',
    async (_, application, file, content) => {
      if (file) bench.write(bench.place(...file), content);
      const { home } = bench;
      const between = /registrations\.json$|registrations\/\*$/;
      await cutEverywhere({ home, args: ['apps', 'register', application], between });
      await cutEverywhere({ home, args: ['apps', 'unregister', application], between, mayIdle: true });
    },
    PATIENCE_MS,
  );
});
