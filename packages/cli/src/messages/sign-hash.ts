import type { Catalogue } from '../text.js';

/** Texts of `smartcmd sign-hash`. */
export const signHashTexts = {
  nothing: { en: 'There is nothing to sign.', pt: 'Não há nada para assinar.' },
  nothingRemedy: {
    en: 'Give a digest, "-" for digests from stdin, or --file FILE. See: smartcmd sign-hash --help',
    pt: 'Indique um resumo, "-" para resumos de stdin, ou --file FICHEIRO. Veja: smartcmd sign-hash --help',
  },
  stdinTwice: {
    en: 'Digests can be read from stdin ("-") only once.',
    pt: 'Os resumos só podem ser lidos de stdin ("-") uma vez.',
  },
  stdinFromTerminal: {
    en: 'Reading digests from the terminal, one a line; Ctrl-D ends.',
    pt: 'A ler resumos do terminal, um por linha; Ctrl-D termina.',
  },
  unknownAlgorithm: {
    en: '"{name}" is not a hash algorithm that can be signed.',
    pt: '"{name}" não é um algoritmo de resumo que se possa assinar.',
  },
  unknownAlgorithmRemedy: { en: 'Use one of: {names}', pt: 'Use um de: {names}' },
  weakHash: {
    en: 'Warning: {hash} is weak, another document with the same digest can be made. Use sha256 for new signatures.',
    pt: 'Aviso: {hash} é fraco, é possível fazer outro documento com o mesmo resumo. Use sha256 em assinaturas novas.',
  },
  encryptionCertificate: { en: 'Warning: {sentence} {remedy}', pt: 'Aviso: {sentence} {remedy}' },
  argument: { en: 'Digest {number}', pt: 'O resumo {number}' },
  line: { en: 'Line {number} of stdin', pt: 'A linha {number} de stdin' },
  digestEmpty: { en: '{where} is empty.', pt: '{where} está vazio.' },
  digestAlphabet: {
    en: '{where} is neither hex nor base64: "{value}".',
    pt: '{where} não está em hexadecimal nem em base64: "{value}".',
  },
  digestLength: {
    en: '{where} has {found} bytes, and {hash} gives {expected}: {hex} characters of hex, or {base64} of base64.',
    pt: '{where} tem {found} bytes, e {hash} dá {expected}: {hex} caracteres em hexadecimal, ou {base64} em base64.',
  },
  digestRemedy: {
    en: 'Give the whole digest, in hex or base64.',
    pt: 'Indique o resumo completo, em hexadecimal ou base64.',
  },
  digestOther: {
    en: 'It is as long as one of {names}: give --algorithm if it is.',
    pt: 'Tem o comprimento de um de {names}: indique --algorithm se for esse o caso.',
  },
  digestIsInfo: {
    en: 'It looks like a whole DigestInfo: give --digest-info if it is.',
    pt: 'Parece um DigestInfo completo: indique --digest-info se o for.',
  },
  digestInfoInvalid: { en: '{where} is not a DigestInfo: {problem}', pt: '{where} não é um DigestInfo: {problem}' },
  digestInfoRemedy: {
    en: 'Give DER in hex or base64, or a bare digest without --digest-info.',
    pt: 'Indique DER em hexadecimal ou base64, ou apenas o resumo sem --digest-info.',
  },
  lineTooLong: { en: '{where} is longer than {limit} characters.', pt: '{where} tem mais de {limit} caracteres.' },
  namesTooMany: {
    en: 'More document names ({names}) than documents ({items}) were given.',
    pt: 'Foram dados mais nomes ({names}) do que documentos ({items}).',
  },
  namesTooManyRemedy: {
    en: 'Give at most one --document-name for each.',
    pt: 'Dê no máximo um --document-name por cada.',
  },
  nameChanged: {
    en: 'Two documents would be called "{name}"; the second is signed as "{unique}".',
    pt: 'Dois documentos teriam o nome "{name}"; o segundo é assinado como "{unique}".',
  },
  namesChanged: {
    en: '{count} documents would have a name that another one has; they are signed under numbered names, the first of them as "{unique}".',
    pt: '{count} documentos teriam o nome de outro; são assinados com nomes numerados, o primeiro deles como "{unique}".',
  },
  nameShortened: {
    en: '"{path}" is signed under the name "{name}", which the SMS will quote.',
    pt: '"{path}" é assinado com o nome "{name}", que o SMS vai citar.',
  },
  namesShortened: {
    en: '{count} file names are shortened or changed for the SMS, the first of them to "{name}".',
    pt: '{count} nomes de ficheiro são encurtados ou alterados para o SMS, o primeiro deles para "{name}".',
  },
  tooMany: {
    en: 'More than {limit} documents are to be signed at once, which would take more than {codes} codes.',
    pt: 'Há mais de {limit} documentos a assinar de uma vez, o que exigiria mais de {codes} códigos.',
  },
  tooManyRemedy: {
    en: 'Nothing was sent. Sign them in several runs.',
    pt: 'Nada foi enviado. Assine-os em várias execuções.',
  },
  stdinUnreadable: { en: 'stdin cannot be read: {reason}.', pt: 'Não é possível ler stdin: {reason}.' },
  fileFailed: {
    en: 'The file {path} cannot be signed: {reason}.',
    pt: 'O ficheiro {path} não pode ser assinado: {reason}.',
  },
  fileNotRegular: { en: 'it is not a regular file', pt: 'não é um ficheiro normal' },
  fileNotRegularRemedy: {
    en: 'Nothing was sent. For what comes through a pipe: COMMAND | sha256sum | smartcmd sign-hash -',
    pt: 'Nada foi enviado. Para o que vem por um pipe: COMANDO | sha256sum | smartcmd sign-hash -',
  },
  fileChanged: { en: 'it changed while it was read', pt: 'mudou enquanto era lido' },
  fileNameNotUtf8: {
    en: 'its name is not in UTF-8, or it does not exist',
    pt: 'o seu nome não está em UTF-8, ou não existe',
  },
  fileNameNotUtf8Remedy: {
    en: 'Nothing was sent. Rename it, or sign its digest: sha256sum FILE | smartcmd sign-hash -',
    pt: 'Nada foi enviado. Mude-lhe o nome, ou assine o seu resumo: sha256sum FICHEIRO | smartcmd sign-hash -',
  },
  fileRemedy: {
    en: 'Nothing was sent. Check the path and its permissions.',
    pt: 'Nada foi enviado. Verifique o caminho e as permissões.',
  },
  fileChangedRemedy: {
    en: 'Nothing was sent. Wait until nobody writes to it, then try again.',
    pt: 'Nada foi enviado. Espere que ninguém o esteja a escrever e tente de novo.',
  },
  fileChangedSince: {
    en: 'it is not as it was when you were asked to sign it',
    pt: 'já não está como quando lhe foi pedido que o assinasse',
  },
  fileChangedSinceRemedy: {
    en: 'It was not signed. Close it in the program that writes to it, then sign again; if an SMS with a code arrives, ignore it.',
    pt: 'Não foi assinado. Feche-o no programa que o escreve e assine de novo; se chegar um SMS com um código, ignore-o.',
  },
  fileEmpty: { en: 'Warning: {path} is empty (0 bytes).', pt: 'Aviso: {path} está vazio (0 bytes).' },
  hashing: { en: 'Hashing {path}…', pt: 'A calcular o resumo de {path}…' },
  hashingPart: { en: 'Hashing {path}… {percent} %', pt: 'A calcular o resumo de {path}… {percent} %' },
  signer: {
    en: 'Signing as {holder} (certificate valid until {until}, profile {profile}).',
    pt: 'A assinar como {holder} (certificado válido até {until}, perfil {profile}).',
  },
  steps: {
    en: 'First your PIN, then the code of an SMS. Entering the code creates the signature, which in law is equivalent to a handwritten one (eIDAS, Regulation (EU) 910/2014, article 25).',
    pt: 'Primeiro o seu PIN, depois o código de um SMS. Ao introduzir o código cria a assinatura, que em direito equivale a uma manuscrita (eIDAS, Regulamento (UE) 910/2014, artigo 25.º).',
  },
  outputExists: { en: 'The output file {path} exists.', pt: 'O ficheiro de saída {path} já existe.' },
  outputExistsRemedy: {
    en: 'Nothing was sent. Give another --output, or --force to replace it.',
    pt: 'Nada foi enviado. Indique outro --output, ou --force para o substituir.',
  },
  outputIsInput: {
    en: 'The output file {path} is a file to be signed.',
    pt: 'O ficheiro de saída {path} é um ficheiro a assinar.',
  },
  outputIsInputRemedy: {
    en: 'Nothing was sent. Give another --output.',
    pt: 'Nada foi enviado. Indique outro --output.',
  },
  outputNoParent: {
    en: 'The output {path} cannot be written: its directory does not exist.',
    pt: 'A saída {path} não pode ser escrita: o seu diretório não existe.',
  },
  outputNoParentRemedy: {
    en: 'Nothing was sent. Make the directory first, or end the path with / to have it made.',
    pt: 'Nada foi enviado. Crie primeiro o diretório, ou termine o caminho com / para que seja criado.',
  },
  outputNotDirectory: {
    en: 'The output {path} is a file, not a directory.',
    pt: 'A saída {path} é um ficheiro, não um diretório.',
  },
  outputNotRegular: {
    en: 'The output {path} is not a regular file.',
    pt: 'A saída {path} não é um ficheiro normal.',
  },
  outputNotRegularRemedy: {
    en: 'Nothing was sent. Give a file or a directory, or leave --output out for stdout.',
    pt: 'Nada foi enviado. Indique um ficheiro ou um diretório, ou omita --output para usar stdout.',
  },
  outputDangling: {
    en: 'The output {path} is a symbolic link to something that does not exist.',
    pt: 'A saída {path} é uma ligação simbólica para algo que não existe.',
  },
  outputUnwritable: {
    en: 'The output {path} cannot be written: {reason}.',
    pt: 'A saída {path} não pode ser escrita: {reason}.',
  },
  outputUnwritableRemedy: {
    en: 'Nothing was sent. Give another --output.',
    pt: 'Nada foi enviado. Indique outro --output.',
  },
  outputNeedsDirectory: {
    en: 'Several signatures do not fit into the one file {path}.',
    pt: 'Várias assinaturas não cabem no único ficheiro {path}.',
  },
  outputNeedsDirectoryRemedy: {
    en: 'Give a directory (a path that ends with / is made), or --format json for one file.',
    pt: 'Indique um diretório (um caminho terminado em / é criado), ou --format json para um só ficheiro.',
  },
  rawOnTerminal: { en: 'Raw bytes are not written to a terminal.', pt: 'Bytes não são escritos num terminal.' },
  rawSeveral: {
    en: 'Several signatures in raw bytes cannot go to stdout.',
    pt: 'Várias assinaturas em bytes não podem ir para stdout.',
  },
  rawRemedy: { en: 'Give --output, or another --format.', pt: 'Indique --output, ou outro --format.' },
  stdoutUnusable: {
    en: 'The signature cannot be written to stdout: {reason}.',
    pt: 'Não é possível escrever a assinatura em stdout: {reason}.',
  },
  stdoutUnusableRemedy: {
    en: 'Nothing was sent. Give --output FILE.',
    pt: 'Nada foi enviado. Indique --output FICHEIRO.',
  },
  stdoutClosed: {
    en: 'The signature could not be written to stdout: {reason}.',
    pt: 'Não foi possível escrever a assinatura em stdout: {reason}.',
  },
  stdoutClosedRemedy: {
    en: 'It was made all the same: it is above on stderr, in base64, with its document name.',
    pt: 'Foi feita na mesma: está acima em stderr, em base64, com o nome do documento.',
  },
  writeFailed: {
    en: 'The signature could not be written to {path}: {reason}.',
    pt: 'Não foi possível escrever a assinatura em {path}: {reason}.',
  },
  writeFailedRemedy: {
    en: 'It was made all the same: it is on stdout now, in base64, with its document name.',
    pt: 'Foi feita na mesma: está agora em stdout, em base64, com o nome do documento.',
  },
  storedIn: {
    en: 'The signature of "{name}" is stored in {path}',
    pt: 'A assinatura de "{name}" está guardada em {path}',
  },
  storedManyIn: { en: '{count} signatures are stored in {path}', pt: '{count} assinaturas estão guardadas em {path}' },
  storedOnStdout: {
    en: 'The signature was written to stdout; nothing else keeps it.',
    pt: 'A assinatura foi escrita em stdout; não fica guardada noutro sítio.',
  },
  storedManyOnStdout: {
    en: '{count} signatures were written to stdout; nothing else keeps them.',
    pt: '{count} assinaturas foram escritas em stdout; não ficam guardadas noutro sítio.',
  },
  doneBefore: {
    en: 'Before this failure, {done} of {all} documents were signed and their signatures written; they remain valid.',
    pt: 'Antes desta falha, {done} de {all} documentos foram assinados e as assinaturas escritas; continuam válidas.',
  },
  notSigned: { en: 'Not signed: {names}', pt: 'Não assinados: {names}' },
  notSignedMore: { en: 'Not signed: {names} and {count} more', pt: 'Não assinados: {names} e mais {count}' },
} as const satisfies Catalogue;
