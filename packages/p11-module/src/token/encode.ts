import { ByteWriter, Places } from './byte-writer.js';
import {
  BYTE_ORDER_MARK,
  ENROLLING_VERSION,
  FILE_LIMIT,
  HEADER,
  MAGIC,
  MOST,
  SENSITIVE_LENGTH,
  SETTING,
  SIZE,
  TOKEN,
  ULONG_SIZE,
  VERSION,
} from './layout.js';
import { NEVER_REVEALED, type Token } from './token.js';
import { TokenFileError } from './token-file-error.js';

/**
 * Writes a token in the form of docs/token-file.md, for this machine.
 *
 * @param token what the file is to say
 * @returns the file's bytes
 * @throws TokenFileError when a text is too long for its field, or there are too many of something
 */
export function encodeToken(token: Token): Uint8Array {
  const { mechanisms, objects, agent, settings } = token;
  const attributes = objects.flat();
  checkCounts(token, attributes.length);
  const agentBytes = agentList(agent);
  const settingBytes = settingList(settings);

  const places = new Places();
  places.take(SIZE.header);
  const sections = {
    token: places.take(SIZE.token),
    mechanisms: places.take(mechanisms.length * SIZE.mechanism),
    objects: places.take(objects.length * SIZE.object),
    attributes: places.take(attributes.length * SIZE.attribute),
    agent: places.take(agentBytes.length),
    settings: places.take(settingBytes.length),
  };
  const values = attributes.map(({ value }) => (value === NEVER_REVEALED ? 0 : places.take(value.length)));
  if (places.length > FILE_LIMIT) throw tooMuch('bytes', 'bytes', places.length, FILE_LIMIT);

  const file = new ByteWriter(places.length);
  file.raw(0, MAGIC);
  file.u32(HEADER.version, token.enrolling ? ENROLLING_VERSION : VERSION);
  file.u32(HEADER.byteOrder, BYTE_ORDER_MARK);
  file.u32(HEADER.ulongSize, ULONG_SIZE);
  file.u32(HEADER.fileSize, places.length);
  const section = (field: number, offset: number, size: number): void => {
    file.u32(field, offset);
    file.u32(field + 4, size);
  };
  section(HEADER.token, sections.token, SIZE.token);
  section(HEADER.mechanisms, sections.mechanisms, mechanisms.length);
  section(HEADER.objects, sections.objects, objects.length);
  section(HEADER.attributes, sections.attributes, attributes.length);
  section(HEADER.agent, sections.agent, agentBytes.length);
  section(HEADER.settings, sections.settings, settingBytes.length);

  writeToken(file, sections.token, token);
  for (const [index, { type, smallestKey, largestKey, flags }] of mechanisms.entries()) {
    const at = sections.mechanisms + index * SIZE.mechanism;
    for (const [field, value] of [type, smallestKey, largestKey, flags].entries()) file.u64(at + field * 8, value);
  }
  let first = 0;
  for (const [index, object] of objects.entries()) {
    section(sections.objects + index * SIZE.object, first, object.length);
    first += object.length;
  }
  for (const [index, { type, value }] of attributes.entries()) {
    const at = sections.attributes + index * SIZE.attribute;
    const offset = values[index] ?? 0;
    file.u64(at, type);
    section(at + 8, offset, value === NEVER_REVEALED ? SENSITIVE_LENGTH : value.length);
    if (value !== NEVER_REVEALED) file.raw(offset, value);
  }
  file.raw(sections.agent, agentBytes);
  file.raw(sections.settings, settingBytes);
  return file.bytes;
}

function writeToken(file: ByteWriter, start: number, token: Token): void {
  file.text(start, TOKEN.label, token.label);
  file.text(start, TOKEN.manufacturer, token.manufacturer);
  file.text(start, TOKEN.model, token.model);
  file.text(start, TOKEN.serialNumber, token.serialNumber);
  file.u64(start + TOKEN.flags, token.flags);
  file.text(start, TOKEN.slotDescription, token.slotDescription);
  file.u32(start + TOKEN.signatureLength, token.signatureLength);
  if (!/^[!-~]{1,63}$/.test(token.profile)) {
    throw new TokenFileError({
      en: `the profile's name ${JSON.stringify(token.profile)} is not of 1 to 63 ASCII characters`,
      pt: `o nome do perfil ${JSON.stringify(token.profile)} não tem de 1 a 63 caracteres ASCII`,
    });
  }
  file.raw(start + TOKEN.profile.at, Buffer.from(token.profile, 'ascii'));
}

function agentList(agent: readonly string[]): Buffer {
  if (!agent[0]?.startsWith('/') || agent.some((text) => text === '' || text.includes('\0'))) {
    throw new TokenFileError({
      en: "the agent's command is not an absolute path and arguments that are not empty",
      pt: 'o comando do agente não é um caminho absoluto com argumentos não vazios',
    });
  }
  return stringList(agent);
}

function settingList(settings: Token['settings']): Buffer {
  const strings = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const wrong = strings.find((text) => !SETTING.test(text));
  if (wrong !== undefined) {
    throw new TokenFileError({
      en: `the setting ${JSON.stringify(wrong)} is not a name and a value`,
      pt: `a definição ${JSON.stringify(wrong)} não é um nome e um valor`,
    });
  }
  return stringList(strings);
}

/** Strings ended by NUL, the list by an empty one. */
function stringList(strings: readonly string[]): Buffer {
  return Buffer.from(`${strings.map((text) => `${text}\0`).join('')}\0`, 'utf8');
}

function checkCounts({ mechanisms, objects, agent, settings }: Token, attributes: number): void {
  const check = (en: string, pt: string, count: number, most: number, least = 1): void => {
    if (count < least || count > most) throw tooMuch(en, pt, count, most);
  };
  check('mechanisms', 'mecanismos', mechanisms.length, MOST.mechanisms);
  check('objects', 'objetos', objects.length, MOST.objects);
  check('attributes', 'atributos', attributes, MOST.attributes, 0);
  check("strings in the agent's command", 'textos no comando do agente', agent.length, MOST.agentStrings);
  check('settings', 'definições', Object.keys(settings).length, MOST.settings, 0);
}

function tooMuch(en: string, pt: string, count: number, most: number): TokenFileError {
  return new TokenFileError({
    en: `${count} ${en}, and a token has at most ${most}`,
    pt: `${count} ${pt}, e um token tem no máximo ${most}`,
  });
}
