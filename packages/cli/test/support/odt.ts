const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
const TYPE = 'application/vnd.oasis.opendocument.text';

const CONTENT = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="${OFFICE}:office:1.0" xmlns:text="${OFFICE}:text:1.0" office:version="1.2">
<office:body><office:text><text:p>I agree.</text:p></office:text></office:body>
</office:document-content>
`;

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="${OFFICE}:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
`;

/** A text document of one sentence (OpenDocument 1.2). */
export const smallOdt = (): Buffer =>
  storedZip({ mimetype: TYPE, 'content.xml': CONTENT, 'META-INF/manifest.xml': MANIFEST });

/** An archive of files that are not compressed (APPNOTE 4.3). */
function storedZip(files: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), Buffer.from(text)];
    // Version, flags, method, time and date (1980-01-01), checksum, both sizes, lengths of the name and of what follows it.
    const common = fields(
      [10, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [33, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
    );
    const lengths = fields([label.length, 2], [0, 2]);
    directory.push(
      fields([0x02014b50, 4], [10, 2]),
      common,
      lengths,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      label,
    );
    const body = Buffer.concat([fields([0x04034b50, 4]), common, lengths, label, data]);
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [list.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...bodies, list, end]);
}

/** Numbers of so many bytes each, the lowest first. */
function fields(...numbers: readonly (readonly [value: number, size: number])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, size]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
}

function crc32(data: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of data) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
