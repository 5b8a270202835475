'use strict';
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, join, sep } = require('node:path');
const vm = require('node:vm');

/** What V8's cached data depends on. */
const stampOf = () => `${process.version} ${process.arch} ${process.platform}\n`;

/**
 * Starts the bundle from compiled code, which halves the time: from the data that the build left beside it when it was
 * built by this Node, else from Node's own compile cache (Node 22.1 and newer).
 */
function useCompiledCode(bundle) {
  if (read(join(bundle, 'cache.stamp'))?.toString() === stampOf()) return install(bundle);
  // Read here, not through src/environment.ts, which is part of what is to be compiled.
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  Module.enableCompileCache?.(join(cache, 'smartcmd', 'compiled'));
}

/** Compiles the CommonJS modules of a directory from the cached data beside each, if there is any. */
function install(directory, scripts) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, ...rest) {
    if (!filename.startsWith(directory + sep) || !filename.endsWith('.js')) {
      return compile.call(this, content, filename, ...rest);
    }
    // Data that V8 cannot use is refused by it, and the source compiled as usual.
    const script = new vm.Script(Module.wrap(content), { filename, cachedData: read(`${filename}.cache`) });
    scripts?.set(filename, script);
    const ownRequire = (id) => this.require(id);
    ownRequire.resolve = (id) => Module._resolveFilename(id, this);
    ownRequire.cache = Module._cache;
    script.runInThisContext().call(this.exports, this.exports, ownRequire, this, filename, dirname(filename));
  };
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

module.exports = { install, stampOf, useCompiledCode };
