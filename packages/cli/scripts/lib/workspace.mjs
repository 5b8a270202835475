import { dirname, join, sep } from 'node:path';

const OURS = /^(@smartcmd\/|\.\.?\/)/;

// What every command loads may take only these modules of a package: through the package's index esbuild would put all
// that the index can reach into the chunk that is loaded first.
const DIRECT = new Map([
  [join('src', 'environment.ts'), 'language.js'],
  [join('src', 'printable.ts'), 'printable.js'],
]);

/**
 * Tells esbuild that loading a module of this workspace does nothing by itself: a command that needs one small function
 * of a package then loads only that.
 */
export const workspaceWithoutSideEffects = {
  name: 'workspace-without-side-effects',
  setup(build) {
    build.onResolve({ filter: OURS }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'seen' || importer.includes(`${sep}node_modules${sep}`)) return undefined;
      const resolved = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'seen' });
      if (resolved.errors.length > 0) return { errors: resolved.errors };
      const direct =
        path.startsWith('@smartcmd/') && DIRECT.get(importer.slice(build.initialOptions.absWorkingDir.length + 1));
      return { path: direct ? join(dirname(resolved.path), direct) : resolved.path, sideEffects: false };
    });
  },
};
