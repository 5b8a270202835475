import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// What the developer's machine would otherwise decide for the tests: certificates, proxies, debugging output, language,
// colour and the product's own settings. Tests that are about one of these set it themselves. Which library is tested is for who starts them
// to say: .ci/run names one with sanitizers.
const decidedHere =
  /^(NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_DEBUG|DEBUG|(HTTPS?|ALL|NO)_PROXY|LC_.*|LANGUAGE|FORCE_COLOR|NO_COLOR|XDG_.*|SMARTCMD_(?!TEST_(LIBRARY|PRELOAD|KILLS|SCREENSHOTS|FUZZ_MINUTES|FUZZ_REPORT)$).*)$/i;
const testReport = process.env['SMARTCMD_TEST_REPORT'];
for (const name of Object.keys(process.env)) {
  if (decidedHere.test(name)) delete process.env[name];
}

// No test can reach the developer's real profile: each run has a home of its own. test/home.ts makes and removes it, since
// other tools read this file too.
const home = join(tmpdir(), `smartcmd-test-${randomUUID()}`);
process.env['SMARTCMD_TEST_HOME'] = home;

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // Those of vitest.windows.config.ts and vitest.long.config.ts.
    exclude: ['packages/cli/test/windows/**', '**/test/long/**'],
    globalSetup: ['test/home.ts'],
    env: {
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_STATE_HOME: join(home, 'state'),
      XDG_CACHE_HOME: join(home, 'cache'),
      LANG: 'C.UTF-8',
    },
    // What is compiled already, packages that others use, is loaded as it is: to put it through vitest takes longer than most tests.
    server: { deps: { external: [/packages\/[^/]+\/dist\//] } },
    pool: 'forks',
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: testReport ? ['default', ['json', { outputFile: testReport }]] : ['default'],
  },
});
