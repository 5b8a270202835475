// `npm run build | test | test:windows | test:long | fuzz | demo | bench | lint | typecheck | unused | format`: from a fresh clone to the result.
//
// Only node-version.mjs is imported before the version is known; everything else may use what Node 20 offers.
import { complaintAboutNode } from './lib/node-version.mjs';

const complaint = complaintAboutNode(process.version, '20.17');
if (complaint) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
const { main } = await import('./lib/main.mjs');
process.exitCode = await main(process.argv.slice(2));
