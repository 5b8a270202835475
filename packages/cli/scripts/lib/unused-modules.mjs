// soap loads these for an HTTP client and for WS-Security, which cmd-client never uses: it brings its own HTTP client.
const UNUSED = /^(axios|axios-ntlm|formidable|xml-crypto)(\/|$)/;

const STAND_IN = `
const unused = (name) => new Proxy(function () {}, {
  get: (_, key) => (typeof key === 'symbol' || key === '__esModule' ? undefined : unused(name + '.' + key)),
  apply: () => { throw new Error(name + ' is not in this bundle'); },
  construct: () => { throw new Error(name + ' is not in this bundle'); },
});
module.exports = unused(NAME);
`;

/** Leaves out modules that are loaded but never used; using one throws. */
export const unusedModules = {
  name: 'unused-modules',
  setup(build) {
    build.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: 'unused' }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: STAND_IN.replace('NAME', JSON.stringify(path)),
      loader: 'js',
    }));
  },
};
