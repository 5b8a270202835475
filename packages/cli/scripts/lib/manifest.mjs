import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plugin, settings } from '@oclif/core';

/** Writes oclif.manifest.json, from which oclif knows the commands without loading them; what `oclif manifest` does. */
export async function writeManifest(root) {
  settings.enableAutoTranspile = false;
  const plugin = new Plugin({
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
    root,
    type: 'core',
  });
  await plugin.load();
  writeFileSync(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest, undefined, 2)}\n`);
}
