import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plugin, settings } from '@oclif/core';
import { commands } from '../../dist/commands.js';

/** Our plugin as oclif describes it, with all of its commands. */
class Described extends Plugin {
  async getCommandIDs() {
    return Object.keys(commands);
  }

  async findCommand(id) {
    const { default: command } = await commands[id]();
    return Object.assign(command, { id, plugin: this });
  }
}

/** Writes oclif.manifest.json, from which the commands are known without loading them; what `oclif manifest` does. */
export async function writeManifest(root) {
  settings.enableAutoTranspile = false;
  const plugin = new Described({
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
    root,
    type: 'core',
  });
  await plugin.load();
  writeFileSync(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest, undefined, 2)}\n`);
}
