'use strict';
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join, sep } = require('node:path');
const vm = require('node:vm');

/** A stamp takes this much of a file, so that V8 need not move what follows to where it can use it. */
const STAMP_BYTES = 128;

/** What V8's cached data of a text depends on: this Node, and the text, which begins with a digest of itself (scripts/bundle.mjs). */
const stampOf = (text) =>
  `${process.version} ${process.arch} ${process.platform} ${text.slice(0, text.indexOf('\n'))}`.padEnd(
    STAMP_BYTES,
    '\n',
  );

/**
 * Starts the programs in a directory from compiled code, which takes a fraction of the time: from the data that the build left beside
 * each, when it was built by this Node, else from Node's own compile cache (Node 22.1 and newer).
 */
function useCompiledCode(directory) {
  const stop = compileFrom(directory, (text, file) => {
    const data = read(`${file}.cache`);
    if (data?.toString('latin1', 0, STAMP_BYTES) === stampOf(text)) {
      return new vm.Script(Module.wrap(text), { filename: file, cachedData: data.subarray(STAMP_BYTES) });
    }
    if (data) {
      // All of them come from one build.
      stop();
      // Read here, not through src/environment.ts, which is part of what is to be compiled.
      const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
      if (isAbsolute(cache)) Module.enableCompileCache?.(join(cache, 'smartcmd', 'compiled'));
    }
    return undefined;
  });
}

/**
 * Has the CommonJS modules of a directory compiled by a function, where that gives a script.
 *
 * @returns what has Node compile them again
 */
function compileFrom(directory, scriptOf) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (text, file, ...rest) {
    // Data that V8 cannot use is refused by it, and the source compiled as usual.
    const script = file.startsWith(directory + sep) ? scriptOf(text, file) : undefined;
    if (!script) return compile.call(this, text, file, ...rest);
    return script.runInThisContext().call(this.exports, this.exports, requireOf(this), this, file, dirname(file));
  };
  return () => {
    Module.prototype._compile = compile;
  };
}

/** The `require` of a module. Its neighbours are where their names say: for Node to look for one takes longer than to load it. */
function requireOf(module) {
  const beside = (id) => {
    const file = module.path + sep + id.slice(2);
    const known = Module._cache[file];
    if (known) return known.exports;
    const neighbour = new Module(file, module);
    neighbour.filename = file;
    neighbour.paths = module.paths;
    Module._cache[file] = neighbour;
    try {
      neighbour._compile(readFileSync(file, 'utf8'), file);
    } catch (error) {
      delete Module._cache[file];
      throw error;
    }
    neighbour.loaded = true;
    return neighbour.exports;
  };
  const own = (id) => (id.startsWith('./') ? beside(id) : module.require(id));
  own.resolve = (id) => Module._resolveFilename(id, module);
  own.cache = Module._cache;
  return own;
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

module.exports = { compileFrom, stampOf, useCompiledCode };
