/** A file of a ZIP whose size and sum are known before its bytes are read. */
export type ZipEntry = { name: string; bytes: number; crc32: number }

const utf8Names = 0x0800
/** 1 January 1980: when a file was made is told inside it. */
const noDate = 0x0021
const entriesMax = 65_000
const bytesMax = 4_000_000_000

/** How long the ZIP will be; null: more than the format holds without its extensions. */
export function zipLength(entries: readonly ZipEntry[]): number | null {
  const length = entries.reduce((sum, { name, bytes }) => sum + bytes + 76 + 2 * Buffer.byteLength(name), 22)
  return entries.length > entriesMax || length > bytesMax ? null : length
}

/** A ZIP of files stored as they are (a PDF is compressed already), one after another as they are read; none is held longer than it is sent. */
export async function* zipOf<Entry extends ZipEntry>(
  entries: readonly Entry[],
  read: (entry: Entry) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const about = aboutOf(entry, name.length)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), about, name])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, tailOf(offset), name]))
    offset += head.length + entry.bytes
    yield head
    yield await read(entry)
  }
  const index = Buffer.concat(directory)
  yield index
  yield endOf(entries.length, index.length, offset)
}

/** What both the file's own head and the directory say of it. */
function aboutOf({ bytes, crc32 }: ZipEntry, nameLength: number): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(utf8Names, 2)
  about.writeUInt16LE(noDate, 8)
  about.writeUInt32LE(crc32, 10)
  about.writeUInt32LE(bytes, 14)
  about.writeUInt32LE(bytes, 18)
  about.writeUInt16LE(nameLength, 22)
  return about
}

function tailOf(offset: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return tail
}

function endOf(count: number, indexLength: number, indexAt: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(indexLength, 12)
  end.writeUInt32LE(indexAt, 16)
  return end
}
