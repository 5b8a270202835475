import { describe } from 'vitest';
import { fuzzArguments } from './support/fuzz/arguments.js';
import { fuzzCertificates } from './support/fuzz/certificates.js';
import { fuzzConversations } from './support/fuzz/conversations.js';
import { fuzzFiles } from './support/fuzz/files.js';
import { fuzzSoapAnswers } from './support/fuzz/soap-answers.js';

// Whatever comes from outside: a few values of each kind, always the same; more, and others each time, with "npm run fuzz".
describe('a command line', fuzzArguments);
describe('certificates', fuzzCertificates);
describe('an application that speaks with the agent', fuzzConversations);
describe('a file', fuzzFiles);
describe('an answer of the service', fuzzSoapAnswers);
