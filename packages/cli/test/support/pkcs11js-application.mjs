// An application that uses a PKCS#11 module through pkcs11js: node pkcs11js-application.mjs LIBRARY REQUEST. The request is
// JSON: { read: [attribute types] } or { sign: [{ mechanism, single: hex } or { mechanism, parts: [hex] }] }; so is the answer.
import pkcs11js from 'pkcs11js';

const [library, request] = process.argv.slice(2);
const { read, sign } = JSON.parse(request);
const module = new pkcs11js.PKCS11();
module.load(library);
module.C_Initialize({ flags: pkcs11js.CKF_OS_LOCKING_OK });
const slots = module.C_GetSlotList(true);
const session = module.C_OpenSession(slots[0], pkcs11js.CKF_SERIAL_SESSION);

function find(template) {
  const found = [];
  module.C_FindObjectsInit(session, template);
  for (let one = module.C_FindObjects(session); one !== null; one = module.C_FindObjects(session)) found.push(one);
  module.C_FindObjectsFinal(session);
  return found;
}

/** One attribute at a time, as some applications do; the name of the CK_RV for one that the object does not give. */
function attribute(object, type) {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0].value.toString('hex');
  } catch (error) {
    return error.message;
  }
}

function signature({ mechanism, single, parts }) {
  const [key] = find([{ type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY }]);
  module.C_SignInit(session, { mechanism }, key);
  const room = Buffer.alloc(1024);
  if (single !== undefined) return module.C_Sign(session, Buffer.from(single, 'hex'), room).toString('hex');
  for (const part of parts) module.C_SignUpdate(session, Buffer.from(part, 'hex'));
  return module.C_SignFinal(session, room).toString('hex');
}

const answer = read
  ? {
      info: module.C_GetInfo(),
      slots: slots.map((slot) => module.C_GetSlotInfo(slot)),
      token: module.C_GetTokenInfo(slots[0]),
      session: module.C_GetSessionInfo(session).state,
      mechanisms: module
        .C_GetMechanismList(slots[0])
        .map((type) => ({ type, ...module.C_GetMechanismInfo(slots[0], type) })),
      objects: find([]).map((object) => Object.fromEntries(read.map((type) => [type, attribute(object, type)]))),
    }
  : sign.map(signature);
module.C_CloseSession(session);
module.C_Finalize();
// CK_UNAVAILABLE_INFORMATION is more than a number can hold.
process.stdout.write(JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? `${value}` : value)));
