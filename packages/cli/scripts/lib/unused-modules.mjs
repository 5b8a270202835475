// What libraries load and never use here: each takes time at every start, or does what is not wanted.
const UNUSED = [
  // An HTTP client and WS-Security: cmd-client brings its own HTTP client.
  { of: 'soap', names: ['axios', 'axios-ntlm', 'formidable', 'xml-crypto'] },
  // Commands and plugins that are looked for by patterns, settings in files of their own, a spinner, standard input as the value of an
  // argument, the shell of Windows, and which Node is new enough: src/plugins.ts names the plugins, and bin/run.js looks at the Node.
  {
    of: '@oclif/core',
    names: ['cli-spinners', 'lilconfig', 'minimatch', 'semver', 'tinyglobby', 'node:child_process', 'node:readline'],
  },
];

const UNUSED_STAND_IN = `
const unused = (name) => new Proxy(function () {}, {
  get: (_, key) => (typeof key === 'symbol' || key === '__esModule' ? undefined : unused(name + '.' + key)),
  apply: () => { throw new Error(name + ' is not in this bundle'); },
  construct: () => { throw new Error(name + ' is not in this bundle'); },
});
module.exports = unused(NAME);
`;

const STAND_INS = new Map([
  // Debugging output of libraries, which would hold PIN, password and headers.
  ['debug', 'const silent = () => {}; silent.enabled = false; module.exports = () => silent;'],
  // What it offers is there without it.
  ['node:perf_hooks', 'module.exports = globalThis;'],
  // Whether this is Windows' Linux, which only oclif's name for the platform tells apart.
  ['wsl-utils', 'exports.isWsl = false;'],
]);

const inPackage = (name) => new RegExp(`[\\\\/]node_modules[\\\\/]${name.replace('/', '[\\\\/]')}[\\\\/]`);

/** Leaves out modules that are loaded but never used; using one throws, unless something stands in for it. */
export const unusedModules = {
  name: 'unused-modules',
  setup(build) {
    for (const { of, names } of UNUSED) {
      const importers = inPackage(of);
      build.onResolve({ filter: new RegExp(`^(${names.join('|')})(/|$)`) }, ({ path, importer }) =>
        importers.test(importer) ? { path, namespace: 'unused' } : undefined,
      );
    }
    build.onResolve({ filter: new RegExp(`^(${[...STAND_INS.keys()].join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'unused',
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: STAND_INS.get(path) ?? UNUSED_STAND_IN.replace('NAME', JSON.stringify(path)),
      loader: 'js',
    }));
  },
};
