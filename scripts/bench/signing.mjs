import { interleaved, numbers, summary, timed } from '../lib/measure.mjs';
import { table } from '../lib/table.mjs';
import { goal, ms, progress, say, spread, times } from './report.mjs';
import { bareSignatures } from './service.mjs';

/** Signatures in one process: the first starts the agent, those after it show what each costs. */
const inARow = 5;
/** How long a PIN takes to be typed, in milliseconds, where that is measured; people take longer. */
const typing = 500;
const allowance = 15;

/** What the person waits for, in C_Sign. */
export async function signing({ runs, node, simulator, module }) {
  progress(`signatures through the module, ${runs} rounds`);
  const { library, askpass, env, measure } = module;
  const milliseconds = (nanoseconds) => nanoseconds / 1e6;
  const measurements = {
    node: () => [timed(node)],
    prompt: () => [milliseconds(numbers(measure(env, 'prompt', library)).prompt)],
    signed: () => Object.values(numbers(measure(env, 'sign', library, `${inARow}`))).map(milliseconds),
    typed: () => {
      const slowly = { ...env, BENCH_TYPING_MS: `${typing}` };
      return [milliseconds(numbers(measure(slowly, 'sign', library, '1'))['sign-1']) - typing];
    },
    service: () => bareSignatures(simulator, inARow - 1),
    askpass: () =>
      Array.from({ length: inARow }, () => milliseconds(numbers(measure(env, 'askpass', askpass)).askpass)),
  };
  const taken = await interleaved(runs, measurements);
  const of = (name, pick = (results) => results) => summary(taken[name].flatMap(pick));
  const base = of('node');
  const prompt = of('prompt');
  const first = of('signed', (results) => results.slice(0, 1));
  const typed = of('typed');
  const later = of('signed', (results) => results.slice(1));
  const service = of('service');
  const question = of('askpass');
  const rows = [
    ['node -e 0', base],
    ['C_Sign to the question for the PIN on a terminal', prompt],
    ['C_Sign to the signature, the first time', first],
    [`the same without the ${typing} ms in which the PIN is typed`, typed],
    ['C_Sign to the signature, later', later],
    ['the service itself: two requests over a connection that stands', service],
    ['the askpass program itself, which is started twice', question],
  ];
  say(`\nSignatures through the module, ${runs} interleaved rounds of processes that sign ${inARow} times`);
  say(
    table(
      ['what', 'median', 'min–max', '÷ node -e 0'],
      rows.map(([name, result]) => [name, ms(result.median), spread(result), times(result.median / base.median)]),
    ),
  );
  const figure = ({ median }, atMost) => ({
    value: median / base.median,
    atMost,
    own: ms(median),
    peer: `node -e 0 ${ms(base.median)}`,
  });
  goal('C_Sign to the question for the PIN ≤ 3 × node -e 0', figure(prompt, 3), times);
  goal('C_Sign to the first signature ≤ 5 × node -e 0', figure(first, 5), times);
  const others = service.median + 2 * question.median;
  const peer = `service and askpass ${ms(others)}`;
  const more = { value: later.median - others, atMost: allowance, own: ms(later.median), peer };
  goal(`later signatures ≤ ${allowance} ms above service and askpass`, more, ms);
}
