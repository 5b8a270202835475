import type { Localised } from '@smartcmd/cmd-client';

/** What a failed system call was about to do, by its name. */
export const SYSTEM_ACTIONS: Readonly<Record<string, Localised>> = {
  open: { en: 'open', pt: 'abrir' },
  read: { en: 'read', pt: 'ler' },
  write: { en: 'write', pt: 'escrever' },
  mkdir: { en: 'create the directory', pt: 'criar o diretório' },
  rename: { en: 'rename', pt: 'mudar o nome de' },
  link: { en: 'write', pt: 'escrever' },
  fsync: { en: 'write', pt: 'escrever' },
  unlink: { en: 'remove', pt: 'remover' },
  rm: { en: 'remove', pt: 'remover' },
  chmod: { en: 'change the permissions of', pt: 'mudar as permissões de' },
  stat: { en: 'look at', pt: 'consultar' },
  lstat: { en: 'look at', pt: 'consultar' },
  access: { en: 'use', pt: 'usar' },
  scandir: { en: 'list', pt: 'listar' },
};

/** What to call a system call that is not listed. */
export const SYSTEM_ACTION_OTHER: Localised = { en: 'use', pt: 'usar' };

const OUT_OF_SPACE: Localised = { en: 'the disk is full', pt: 'o disco está cheio' };

/** Why a system call failed, by its errno. */
export const SYSTEM_REASONS: Readonly<Record<string, Localised>> = {
  ENOENT: { en: 'it does not exist', pt: 'não existe' },
  EACCES: { en: 'permission denied', pt: 'sem permissão' },
  EPERM: { en: 'operation not permitted', pt: 'operação não permitida' },
  EISDIR: { en: 'it is a directory', pt: 'é um diretório' },
  ENOTDIR: { en: 'a part of the path is not a directory', pt: 'uma parte do caminho não é um diretório' },
  EEXIST: { en: 'it exists', pt: 'já existe' },
  ENOSPC: OUT_OF_SPACE,
  EDQUOT: OUT_OF_SPACE,
  EROFS: { en: 'the file system is read-only', pt: 'o sistema de ficheiros é só de leitura' },
  EMFILE: { en: 'too many open files', pt: 'demasiados ficheiros abertos' },
  ENFILE: { en: 'too many open files', pt: 'demasiados ficheiros abertos' },
  ENAMETOOLONG: { en: 'the name is too long', pt: 'o nome é demasiado longo' },
  ELOOP: { en: 'too many symbolic links', pt: 'demasiadas ligações simbólicas' },
  EIO: { en: 'input/output error', pt: 'erro de entrada/saída' },
  EFBIG: { en: 'the file is too large', pt: 'o ficheiro é demasiado grande' },
  EPIPE: { en: 'the reader closed it', pt: 'o leitor fechou-o' },
  ETXTBSY: { en: 'it is being written', pt: 'está a ser escrito' },
  ENXIO: { en: 'no such device, or nobody reads from it', pt: 'não há tal dispositivo, ou ninguém o lê' },
  EBADF: { en: 'it is closed', pt: 'está fechado' },
};
