import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, numbers, summary } from '../lib/measure.mjs';
import { compiler, routerLibrary } from '../lib/native.mjs';
import { root } from '../lib/packages.mjs';
import { table } from '../lib/table.mjs';
import { places } from './reading.mjs';
import { goal, ms, notMeasured, ns, progress, say, times } from './report.mjs';

const directory = join(root, 'packages', 'cc-wrapper');
const built = (name) => join(directory, 'native', 'build', 'bench', name);
const limit = 50;
/** Starts for each round of the other benches: one takes milliseconds, and whatever else the machine does only makes it slower. */
const starts = 7;
const initializeGoal =
  'C_Initialize of the router ≤ that of both libraries (and a tenth, for what a measurement is worth)';
const openscGoal = 'loading and C_Initialize ≤ those of OpenSC, with no reader';

/** The module in front of two: what a call through it costs, and its start, beside both alone. */
export async function router({ scratch, runs, module, softhsm }) {
  const library = join(directory, routerLibrary);
  if (!compiler() || !existsSync(library)) return;
  progress(`the module in front of two, ${runs} rounds`);
  const make = ['-C', join(directory, 'native'), '--no-print-directory', 'bench'];
  execFileSync('make', make, { stdio: ['ignore', 'ignore', 'inherit'] });
  const measure = (env, ...args) => ({ program: built('forward'), args, env, cwd: scratch.directory });

  const calls = {
    call: measure({ ...module.env, TEST_DIR: scratch.directory }, 'call', library, built('other-plain.so')),
  };
  const taken = (await interleaved(runs, calls, numbers)).call;
  const nanoseconds = (name) => Math.min(...taken.map((result) => result[name])) / 1000;
  const added = nanoseconds('through-ps') - nanoseconds('past-ps');
  const own = `${ns(nanoseconds('through-ps'))} through it`;
  const peer = `${ns(nanoseconds('past-ps'))} past it`;
  goal(`a call through the router costs ≤ ${limit} ns more`, { value: added, atMost: limit, own, peer }, ns);

  if (softhsm) await starting({ runs, module, softhsm, measure, library });
  else for (const text of [initializeGoal, openscGoal]) notMeasured(text, 'softhsm2 is not installed');
}

async function starting({ runs, module, softhsm, measure, library }) {
  const opensc = places.map((place) => `${place}/opensc-pkcs11.so`).find(existsSync);
  const libraries = {
    'CMD alone': measure(module.env, 'initialize', module.library),
    'SoftHSM2 alone': measure(softhsm.env, 'initialize', softhsm.path),
    both: measure({ ...softhsm.env, PTEIDPKCS11_WRAPPER: softhsm.path }, 'initialize', library),
    ...(opensc ? { 'OpenSC alone': measure(module.env, 'initialize', opensc) } : {}),
  };
  const rounds = runs * starts;
  const loads = await interleaved(rounds, libraries, numbers);
  const start = (name) => summary(loads[name].map(({ initialize }) => initialize / 1e6));
  say(`\nLoading and initialising, ${rounds} interleaved rounds`);
  say(
    table(
      ['library', 'fastest', 'median'],
      Object.keys(libraries).map((name) => [name, ms(start(name).min), ms(start(name).median)]),
    ),
  );
  const alone = ['CMD alone', 'SoftHSM2 alone'].map((name) => start(name).min);
  const figure = { own: ms(start('both').min), peer: alone.map(ms).join(' + ') };
  const ratio = start('both').min / (alone[0] + alone[1]);
  goal(initializeGoal, { ...figure, value: ratio, atMost: 1.1 }, times);
  if (!opensc) {
    notMeasured(openscGoal, 'opensc-pkcs11 is not installed');
    return;
  }
  const [own, theirs] = ['CMD alone', 'OpenSC alone'].map((name) => start(name).median);
  goal(openscGoal, { value: own / theirs, atMost: 1, own: ms(own), peer: `OpenSC ${ms(theirs)}` }, times);
}
