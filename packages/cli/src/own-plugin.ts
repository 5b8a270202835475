import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Interfaces } from '@oclif/core';
import { commands } from './commands.js';

type Manifest = Interfaces.Manifest;
type HookOptions = Interfaces.Plugin['hooks'][string][number];

const jsonIn = (root: string, name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));

/**
 * This package as a plugin of oclif. oclif's own class looks for the root and the kinds of a plugin, and sorts its commands by the
 * rules of a language, which takes longer than most commands do; this one reads two files that are known, and loads the class of the
 * one command that runs.
 */
export class OwnPlugin implements Interfaces.Plugin {
  readonly _base = 'smartcmd';
  readonly type = 'core';
  readonly isRoot = true;
  readonly moduleType = 'commonjs';
  readonly valid = true;
  readonly hasManifest = true;
  readonly commandsDir = undefined;
  readonly options: Interfaces.Plugin['options'];
  readonly root: string;
  readonly pjson: Interfaces.PJSON;
  readonly name: string;
  readonly alias: string;
  readonly version: string;
  readonly hooks: Interfaces.Plugin['hooks'];
  readonly commands: Command.Loadable[];

  /** @param root the directory of this package, built */
  constructor(root: string) {
    this.options = { root };
    this.root = root;
    this.pjson = jsonIn(root, 'package.json') as Interfaces.PJSON;
    this.name = this.pjson.name;
    this.alias = this.name;
    this.version = this.pjson.version;
    this.hooks = Object.fromEntries(
      Object.entries(this.pjson.oclif.hooks ?? {}).map(([name, hook]) => [name, [hook as HookOptions]]),
    );
    const manifest = jsonIn(root, 'oclif.manifest.json') as Manifest;
    this.commands = Object.values(manifest.commands).map((command) => ({
      ...command,
      load: () => this.findCommand(command.id, { must: true }),
    }));
  }

  get commandIDs(): string[] {
    return Object.keys(commands);
  }

  get topics(): Interfaces.Topic[] {
    return Object.entries(this.pjson.oclif.topics ?? {}).map(([name, topic]) => ({ ...topic, name }));
  }

  async load(): Promise<void> {
    // Everything is there since the constructor.
  }

  findCommand(id: string, options: { must: true }): Promise<Command.Class>;
  findCommand(id: string, options?: { must: boolean }): Promise<Command.Class> | undefined;
  findCommand(id: string, options?: { must: boolean }): Promise<Command.Class> | undefined {
    const load = Object.hasOwn(commands, id) ? commands[id] : undefined;
    if (load) return load().then(({ default: command }) => Object.assign(command, { id, plugin: this }));
    if (options?.must) throw new Error(`there is no command ${id}`);
    return undefined;
  }
}
