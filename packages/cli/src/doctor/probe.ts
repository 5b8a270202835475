import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import { ProbeLine, type ProbeReport } from './probe-report.js';
import { withProgram } from './with-program.js';

/** What came of loading a PKCS#11 module. */
export type Probed =
  | { readonly outcome: 'report'; readonly report: ProbeReport }
  /** pkcs11js, with which it would have been loaded, is not there or not compiled. */
  | { readonly outcome: 'unavailable'; readonly reason: string }
  /** A step failed: a CKR_, or what dlopen says. */
  | { readonly outcome: 'failed'; readonly step: string; readonly reason: string }
  /** The process ended in a step, by a signal or with an exit code. */
  | { readonly outcome: 'crashed'; readonly step: string; readonly by: string }
  /** A step did not come to an end. */
  | { readonly outcome: 'hung'; readonly step: string };

/** How a module is loaded. */
export interface ProbeOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Milliseconds that it may take. */
  readonly limitMs?: number | undefined;
  /** Whether it is SmartCMD's, whose tokens are looked at whole; of another's only the labels are read. */
  readonly isOurs?: boolean | undefined;
}

const PROGRAM = join(packageRoot, 'bundle', 'module-probe.cjs');

/**
 * Loads a PKCS#11 module as an application would, in a process of its own, and looks at what it offers. Nothing is signed
 * and nobody is asked.
 *
 * @param library path of the module
 * @param options how
 */
export async function probe(library: string, { signal, limitMs, isOurs = true }: ProbeOptions): Promise<Probed> {
  let output = { stdout: '' };
  const examined = { program: process.execPath, args: [PROGRAM, library, isOurs ? 'ours' : 'other'], signal, limitMs };
  const ending = await withProgram(examined, (_, ended, written) => {
    output = written;
    return ended;
  });
  const lines = linesIn(output.stdout);
  const step = lines.findLast((line) => 'step' in line)?.step ?? 'node';
  const last = lines.at(-1);
  if (ending === 'late') return { outcome: 'hung', step };
  if (ending.code !== 0) return { outcome: 'crashed', step, by: ending.signal ?? `exit code ${ending.code}` };
  if (last && 'report' in last) return { outcome: 'report', report: last.report };
  if (last && 'unavailable' in last) return { outcome: 'unavailable', reason: last.unavailable };
  if (last && 'failed' in last) return { outcome: 'failed', step, reason: last.failed };
  return { outcome: 'crashed', step, by: 'exit code 0' };
}

/** A module may write to stdout, too: what is not ours is left out. */
function linesIn(output: string): ProbeLine[] {
  return output.split('\n').flatMap((line) => {
    try {
      const { success, data } = ProbeLine.safeParse(JSON.parse(line));
      return success ? [data] : [];
    } catch {
      return [];
    }
  });
}
