import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unusedModules } from './unused-modules.mjs';
import { workspaceWithoutSideEffects } from './workspace.mjs';

/** The agent as one file that needs no other, so that it can be copied anywhere. */
export const agentText = (root) => programText(root, 'agent');

/** The same for what fetches a certificate on first use: the agent must not grow by it. */
export const enrolText = (root) => programText(root, 'enrol');

/** What the doctor loads the module in; pkcs11js, which is native code, stays outside and need not be there. */
export const probeText = (root) => programText(root, 'module-probe', ['pkcs11js']);

/** A program of its own as one file. */
async function programText(root, name, external = []) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`src/${name}.ts`],
    external,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    conditions: ['node'],
    mainFields: ['main', 'module'],
    minifySyntax: true,
    legalComments: 'eof',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [wsdlInside(join(root, '..', 'cmd-client', 'wsdl')), unusedModules, workspaceWithoutSideEffects],
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** cmd-client reads its WSDL files from a folder beside it; here their text takes that place. */
const wsdlInside = (directory) => ({
  name: 'wsdl-inside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cmd-client[\\/]dist[\\/]wsdl\.js$/ }, () => {
      const texts = readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]);
      const files = JSON.stringify(Object.fromEntries(texts));
      return { contents: `const files = ${files};\nexport const readWsdl = (file) => files[file];\n`, loader: 'js' };
    });
  },
});
