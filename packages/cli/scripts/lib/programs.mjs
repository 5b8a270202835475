import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unusedModules } from './unused-modules.mjs';
import { workspaceWithoutSideEffects } from './workspace.mjs';

/** The agent as one file that needs no other, so that it can be copied anywhere. */
export const agentProgram = (root) => program(root, 'agent');

/** The same for what fetches a certificate on first use: the agent must not grow by it. */
export const enrolProgram = (root) => program(root, 'enrol');

/** What the doctor loads the module in; pkcs11js, which is native code, stays outside and need not be there. */
export const probeProgram = (root) => program(root, 'module-probe', ['pkcs11js']);

/** @returns the text of a program of its own, as one file, and the paths of what is in it */
async function program(root, name, external = []) {
  const { outputFiles, metafile } = await build({
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
    metafile: true,
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
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
