import { build } from './build.mjs';
import { Interrupted } from './child.mjs';
import { install } from './install.mjs';
import { readWorkspace } from './packages.mjs';
import { reportFailure, StepFailure } from './progress.mjs';
import { runTarget, targetNames, targets } from './targets.mjs';

/** Brings the workspace to where the target needs it, runs the target and returns the exit code. */
export async function main([name, ...args]) {
  if (!name || !Object.hasOwn(targets, name)) {
    const what = name ? `There is no target "${name}"` : 'A target is missing';
    process.stderr.write(`${what}: run "npm run TARGET" with one of ${targetNames.join(', ')}.\n`);
    return 2;
  }
  const target = targets[name];
  try {
    const workspace = readWorkspace();
    const installed = await install(workspace);
    if (target.needsBuild) await build(workspace, installed);
    await runTarget(workspace, name, args);
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    if (!(error instanceof StepFailure)) throw error;
    reportFailure(error, `npm ${name === 'test' ? 'test' : `run ${name}`}`);
    return error.exitCode;
  }
}
