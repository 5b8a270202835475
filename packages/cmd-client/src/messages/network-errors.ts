import type { ErrorText } from './error-text.js';

/** The way to the service. */
export const networkErrors = {
  'network-name': {
    sentence: { en: 'The name {host} was not found.', pt: 'O nome {host} não foi encontrado.' },
    remedy: {
      en: 'Check the network connection and the address in the profile.',
      pt: 'Verifique a ligação à rede e o endereço no perfil.',
    },
  },
  'network-refused': {
    sentence: { en: 'No connection to {host}: {reason}.', pt: 'Sem ligação a {host}: {reason}.' },
    remedy: {
      en: 'Check the network connection; behind a company proxy set HTTPS_PROXY.',
      pt: 'Verifique a ligação à rede; atrás de um proxy de empresa defina HTTPS_PROXY.',
    },
  },
  'network-timeout': {
    sentence: {
      en: '{host} did not answer within {seconds} s ({operation}).',
      pt: '{host} não respondeu em {seconds} s ({operation}).',
    },
    remedy: {
      en: 'Try again later; check the network connection.',
      pt: 'Tente mais tarde; verifique a ligação à rede.',
    },
  },
  'network-lost': {
    sentence: {
      en: 'The connection to {host} broke during {operation}: {reason}.',
      pt: 'A ligação a {host} foi interrompida durante {operation}: {reason}.',
    },
    remedy: { en: 'Try again.', pt: 'Tente de novo.' },
  },
  'proxy-failed': {
    sentence: {
      en: 'The proxy {proxy} does not let us through: {reason}.',
      pt: 'O proxy {proxy} não deixa passar: {reason}.',
    },
    remedy: {
      en: 'Check HTTPS_PROXY, or name the host in NO_PROXY.',
      pt: 'Verifique HTTPS_PROXY, ou indique o servidor em NO_PROXY.',
    },
  },
  'tls-untrusted': {
    sentence: {
      en: 'The TLS certificate of {host} comes from an unknown authority ({reason}).',
      pt: 'O certificado TLS de {host} vem de uma autoridade desconhecida ({reason}).',
    },
    remedy: {
      en: 'Nothing was sent. A proxy may be reading your traffic: try another network, or give its authority with --tls-ca if you trust it.',
      pt: 'Nada foi enviado. Um proxy pode estar a ler o seu tráfego: tente outra rede, ou indique a autoridade com --tls-ca se confiar nela.',
    },
  },
  'tls-expired': {
    sentence: {
      en: 'The TLS certificate of {host} is not valid now ({reason}).',
      pt: 'O certificado TLS de {host} não é válido agora ({reason}).',
    },
    remedy: {
      en: 'Nothing was sent. Check the clock of this machine; otherwise try again later.',
      pt: 'Nada foi enviado. Verifique o relógio desta máquina; senão, tente mais tarde.',
    },
  },
  'tls-wrong-host': {
    sentence: {
      en: 'The TLS certificate shown by {host} belongs to another host.',
      pt: 'O certificado TLS apresentado por {host} pertence a outro servidor.',
    },
    remedy: {
      en: 'Nothing was sent. Check the address in the profile and the network.',
      pt: 'Nada foi enviado. Verifique o endereço no perfil e a rede.',
    },
  },
  'tls-failed': {
    sentence: { en: 'No secure connection to {host}: {reason}.', pt: 'Não há ligação segura a {host}: {reason}.' },
    remedy: { en: 'Check the address in the profile and the network.', pt: 'Verifique o endereço no perfil e a rede.' },
  },
} as const satisfies Record<string, ErrorText>;
