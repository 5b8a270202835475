import type { CommandHelpTexts } from './command-help.js';

export const signHashHelp = {
  summary: {
    en: 'Sign digests or files with your Chave Móvel Digital',
    pt: 'Assinar resumos ou ficheiros com a sua Chave Móvel Digital',
  },
  description: {
    en: `Asks for your signature PIN and then for the code of an SMS; prints the signature (RSASSA-PKCS1-v1_5) once it is verified.
Entering the code creates a qualified electronic signature, which has the legal effect of a handwritten one (Regulation (EU) 910/2014, eIDAS, article 25).

Files come first, then digests, each in the order given; document names are given in the same order. One code signs up to 100 documents.
A digest may be hex or base64, or a line of sha256sum ("<hex>  name"). "-" reads digests from stdin, one a line.`,
    pt: `Pede o PIN de assinatura e depois o código de um SMS; mostra a assinatura (RSASSA-PKCS1-v1_5) depois de a verificar.
Ao introduzir o código cria uma assinatura eletrónica qualificada, com o efeito legal de uma assinatura manuscrita (Regulamento (UE) 910/2014, eIDAS, artigo 25.º).

Primeiro os ficheiros, depois os resumos, cada um pela ordem indicada; os nomes de documento seguem a mesma ordem. Um código assina até 100 documentos.
Um resumo pode estar em hexadecimal ou base64, ou ser uma linha de sha256sum ("<hex>  nome"). "-" lê resumos de stdin, um por linha.`,
  },
  args: {
    digest: {
      en: 'digest in hex or base64; "-" reads digests from stdin, one a line',
      pt: 'resumo em hexadecimal ou base64; "-" lê resumos de stdin, um por linha',
    },
  },
  flags: {
    file: { en: 'file to hash and sign (repeatable)', pt: 'ficheiro a resumir e assinar (repetível)' },
    algorithm: {
      en: 'hash algorithm of the digests and for the files: sha256, sha384, sha512, sha224; weak: sha1, md5, ripemd160',
      pt: 'algoritmo dos resumos e para os ficheiros: sha256, sha384, sha512, sha224; fracos: sha1, md5, ripemd160',
    },
    'digest-info': {
      en: 'the digests are whole DER DigestInfos (RFC 8017), which name their algorithm themselves',
      pt: 'os resumos são DigestInfos completos em DER (RFC 8017), que indicam o seu próprio algoritmo',
    },
    'document-name': {
      en: 'name that the SMS quotes, at most 44 characters; one for each item, in order',
      pt: 'nome que o SMS cita, no máximo 44 caracteres; um por item, pela ordem',
    },
    format: {
      en: 'form of the signatures: base64, hex, raw bytes, or json with names, digests and the certificate’s fingerprint',
      pt: 'forma das assinaturas: base64, hex, bytes (raw), ou json com nomes, resumos e a impressão digital do certificado',
    },
    output: {
      en: 'file for one signature; directory for several, one NAME.sig each; "-" for stdout',
      pt: 'ficheiro para uma assinatura; diretório para várias, um NOME.sig por cada; "-" para stdout',
    },
    force: { en: 'replace output files that exist', pt: 'substituir ficheiros de saída que existam' },
    profile: { en: 'profile to sign with', pt: 'perfil com que assinar' },
    askpass: {
      en: 'program that answers instead of the terminal (also: SMARTCMD_ASKPASS)',
      pt: 'programa que responde em vez do terminal (também: SMARTCMD_ASKPASS)',
    },
    yes: { en: 'sign without asking whether to', pt: 'assinar sem pedir confirmação' },
    resume: {
      en: 'continue a run of several documents that was interrupted: the only one, or the one that is named',
      pt: 'continuar uma execução de vários documentos que foi interrompida: a única, ou a que for indicada',
    },
    discard: { en: 'forget such a run instead', pt: 'esquecer essa execução' },
  },
  examples: [
    {
      description: { en: 'Sign a file', pt: 'Assinar um ficheiro' },
      command: 'smartcmd sign-hash --file contract.pdf',
    },
    {
      description: {
        en: 'Sign a digest, the signature as raw bytes in a file',
        pt: 'Assinar um resumo, com a assinatura em bytes num ficheiro',
      },
      command:
        'smartcmd sign-hash b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9 --format raw --output contract.sig',
    },
    {
      description: {
        en: 'Sign many files with one code, one .sig each',
        pt: 'Assinar muitos ficheiros com um código, um .sig por cada',
      },
      command: 'smartcmd sign-hash --file a.pdf --file b.pdf --output signatures/',
    },
    {
      description: { en: 'Sign what sha256sum prints', pt: 'Assinar o que sha256sum mostra' },
      command: 'sha256sum *.pdf | smartcmd sign-hash - --format json',
    },
  ],
} as const satisfies CommandHelpTexts;
