// An agent for the tests: signs with a key file, and misbehaves as SMARTCMD_TEST_SCENARIO says. node fake_agent.mjs KEY.pem
// What it saw goes to SMARTCMD_TEST_JOURNAL, a line each.
import { constants, createHash, privateEncrypt } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
} from 'node:fs';
import { Socket } from 'node:net';

const scenario = process.env.SMARTCMD_TEST_SCENARIO ?? 'sign';
const journal = (line) =>
  process.env.SMARTCMD_TEST_JOURNAL && appendFileSync(process.env.SMARTCMD_TEST_JOURNAL, `${line}\n`);
const prefixes = new Map([
  [0x6, ['sha1', '3021300906052b0e03021a05000414']],
  [0x46, ['sha224', '302d300d06096086480165030402040500041c']],
  [0x40, ['sha256', '3031300d060960864801650304020105000420']],
  [0x41, ['sha384', '3041300d060960864801650304020205000430']],
  [0x42, ['sha512', '3051300d060960864801650304020305000440']],
  [0x8, ['ripemd160', '3021300906052b2403020105000414']],
]);
const CANCELED = 0x50;
/** A file that somebody writes when he has come as far as a test wants him. */
const isThere = (file) => file === undefined || (existsSync(file) && statSync(file).size > 0);
const socket = new Socket({ fd: 3 });
const operations = new Map();
let received = Buffer.alloc(0);

const string = (value) => {
  const bytes = Buffer.from(value);
  const size = Buffer.alloc(2);
  size.writeUInt16LE(bytes.length);
  return Buffer.concat([size, bytes]);
};
const number = (value, size) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, size);
};
const send = (type, operation, ...payload) => {
  const body = Buffer.concat(payload);
  socket.write(Buffer.concat([number(body.length, 4), number(type, 4), number(operation, 4), body]));
};
const fail = (id, rv, sentence = '', remedy = '') => {
  operations.delete(id);
  send(8, id, number(rv, 8), string(sentence), string(remedy));
};
const ask = (id, kind, flags, text, { seconds = 60, process = '', document = '', label = '' } = {}) =>
  send(
    16,
    id,
    Buffer.from([kind, flags]),
    number(seconds, 2),
    string('SmartCMD'),
    string(text),
    string(process),
    string(document),
    string(label),
  );
const askPin = (id, flags = 1) => ask(id, 2, flags, 'Certificate of a person\nPIN:', { document: 'test uJ3Ak9E_' });
const askOtp = (id) =>
  ask(id, 3, 3, 'Document "test uJ3Ak9E_"\nCode:', {
    process: 'process-1',
    document: 'test uJ3Ak9E_',
    label: 'Send again',
  });

function sign(id) {
  const { mechanism, hash, parts } = operations.get(id);
  const digestInfo =
    mechanism === 1
      ? Buffer.concat(parts)
      : Buffer.concat([Buffer.from(prefixes.get(mechanism)[1], 'hex'), hash.digest()]);
  if (mechanism === 1 && digestInfo[0] !== 0x30) return fail(id, 0x20, 'That is no DigestInfo.');
  const signature = privateEncrypt(
    { key: readFileSync(process.argv[2]), padding: constants.RSA_PKCS1_PADDING },
    digestInfo,
  );
  operations.delete(id);
  send(7, id, scenario === 'short-signature' ? signature.subarray(1) : signature);
}

const onSign = {
  sign,
  'short-signature': sign,
  ask: askPin,
  confirm: (id) => ask(id, 4, 0, 'Sign it?'),
  'ran-out': (id) => ask(id, 4, 2, 'It has run out.\nSend it again (yes or no):', { label: 'Send again' }),
  close: (id) => {
    askOtp(id);
    const close = () => (isThere(process.env.SMARTCMD_TEST_AWAITED) ? send(18, id) : setTimeout(close, 20));
    setTimeout(close, 300);
  },
  timeout: (id) => ask(id, 3, 1, 'Code:', { seconds: 1 }),
  'die-at-sign': () => process.exit(1),
  'ask-again': (id) => askPin(id, 5),
  'die-asking': (id) => {
    askPin(id);
    setTimeout(() => process.exit(1), 300);
  },
  raw: () => socket.write(Buffer.from(process.env.SMARTCMD_TEST_RAW, 'hex')),
  garbage: () => socket.write(Buffer.alloc(12, 0xff)),
  // The beginning of a frame, whose rest never comes.
  half: () => socket.write(Buffer.concat([number(100, 4), number(19, 4), number(1, 4)]), () => journal('HALF')),
  flood: (id) => setInterval(() => send(19, id, Buffer.from([1]), string('Wait')), 20),
  'wrong-operation': (id) => send(7, id + 1, Buffer.alloc(256)),
  silent: () => {},
  'pin-locked': (id) => {
    send(19, id, Buffer.from([1]), string('Speaking to the service\x1b[31m'));
    fail(id, 0xa4, 'The account is locked.', 'Go there.');
  },
  'odd-text': (id) => {
    send(19, id, Buffer.from([1]), string('a\\b_ & <c>'));
    send(19, id, Buffer.from([1]), string('d\\e_ & <f>'));
    ask(id, 3, 1, `Document "a\\b_ & <c>"\n${'ção '.repeat(40)}${'x'.repeat(100)}\nCode:`);
  },
  'fail-ok': (id) => fail(id, 0),
};

/** Enrols: puts the whole token in the place of the one that waited for it. */
function enrolled(id) {
  const [whole, token] = process.env.SMARTCMD_TEST_TOKENS.split(':');
  copyFileSync(whole, `${token}.new`);
  renameSync(`${token}.new`, token);
  send(10, id);
}

const onEnrol = {
  enrol: (id) => ask(id, 1, 0, 'Phone:'),
  'enrol-down': (id) => fail(id, 0x30, 'The service is down.', 'Try later.'),
  'enrol-die': () => process.exit(1),
  'enrol-payload': (id) => send(10, id, Buffer.from([0])),
  'enrol-signature': (id) => send(7, id, Buffer.alloc(256)),
};

function onAnswer(id, how, answer) {
  journal(`ANSWER ${how} ${answer.length}`);
  if (scenario === 'enrol') return how === 0 ? enrolled(id) : fail(id, CANCELED);
  if (scenario === 'close' || scenario === 'timeout')
    return how === 4 ? sign(id) : fail(id, 0x30, 'It was not closed.');
  if (how === 2) return askOtp(id);
  if (how === 3) return fail(id, 0x30, 'Nobody can be asked.');
  if (how !== 0) return fail(id, how === 1 ? CANCELED : 0x30);
  const given = answer.toString();
  if (scenario === 'confirm') return given === 'yes' ? sign(id) : fail(id, CANCELED);
  if (given === '1234') return askOtp(id);
  return given === '123456' ? sign(id) : fail(id, 0xa0, 'The PIN is wrong.');
}

function onFrame(type, id, payload) {
  const operation = operations.get(id);
  if (type === 1) {
    const size = payload.readUInt16LE(4);
    journal(`HELLO ${payload.readUInt16LE(0)} ${payload.readUInt16LE(2)} ${payload.subarray(6, 6 + size)}`);
    if (scenario === 'die-at-hello') process.exit(1);
    if (scenario === 'old') return send(8, 0, number(0x5, 8), string('Versions differ.'), string('Install again.'));
    return send(2, 0, number(1, 2));
  }
  if (type === 3) {
    const mechanism = Number(payload.readBigUInt64LE(0));
    operations.set(id, {
      mechanism,
      parts: [],
      hash: mechanism === 1 ? undefined : createHash(prefixes.get(mechanism)[0]),
    });
    journal(`BEGIN ${operations.size} open`);
  } else if (type === 4) {
    if (operation.hash) operation.hash.update(payload);
    else operation.parts.push(Buffer.from(payload));
  } else if (type === 5) {
    journal('SIGN');
    (onSign[scenario] ?? sign)(id);
  } else if (type === 9) {
    journal('ENROL');
    operations.set(id, {});
    onEnrol[scenario](id);
  } else if (type === 6) {
    journal(`CANCEL ${operation ? 'open' : 'ended'}`);
    if (operation && scenario === 'silent') fail(id, CANCELED);
    operations.delete(id);
  } else if (type === 17) {
    onAnswer(id, payload[0], payload.subarray(1));
  } else {
    throw new Error(`frame of type ${type}`);
  }
}

const names = Object.keys(process.env)
  .filter((name) => !/^(SMARTCMD_TEST|LC_|XDG_)/.test(name))
  .sort();
const foreign = readdirSync('/proc/self/fd').filter((fd) => {
  try {
    // Node's own are what it opened itself: event loops, and pipes to its threads.
    return Number(fd) > 2 && !/anon_inode|^\/proc|^\/dev|\[io_uring\]/.test(readlinkSync(`/proc/self/fd/${fd}`));
  } catch {
    return false;
  }
});
const status = readFileSync('/proc/self/status', 'utf8');
journal(`environment ${names.join(' ')}`);
journal(
  `cores ${/^Max core file size\s+(\S+\s+\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))[1].replace(/\s+/, ' ')}`,
);
journal(`sockets ${foreign.filter((fd) => readlinkSync(`/proc/self/fd/${fd}`).startsWith('socket')).join(' ')}`);
journal(`files ${foreign.filter((fd) => readlinkSync(`/proc/self/fd/${fd}`).startsWith('/')).join(' ')}`);
journal(`blocked ${/^SigBlk:\s*(\w+)/m.exec(status)[1]}`);
journal(`directory ${process.cwd()}`);

socket.on('data', (chunk) => {
  received = Buffer.concat([received, chunk]);
  while (received.length >= 12 && received.length >= 12 + received.readUInt32LE(0)) {
    const size = received.readUInt32LE(0);
    onFrame(received[4], received.readUInt32LE(8), received.subarray(12, 12 + size));
    received = received.subarray(12 + size);
  }
});
const end = () => {
  journal('END');
  process.exit(0);
};
// An application that has not read all that it was sent resets the connection when it closes it.
socket.on('error', end);
socket.on('end', end);
