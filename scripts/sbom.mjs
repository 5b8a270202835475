// Writes sbom.cdx.json into the package in the current folder: `prepack` of each package starts it, so that what is published says what it is made of.
import { writeFileSync } from 'node:fs';
import { readJson } from './lib/packages.mjs';
import { sbomOf } from './lib/sbom.mjs';

writeFileSync('sbom.cdx.json', `${JSON.stringify(sbomOf(readJson('package.json').name), null, 2)}\n`);
