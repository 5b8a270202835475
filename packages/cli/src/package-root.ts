import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's folder: above `src/`, `dist/` and `bundle/` alike. */
export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
