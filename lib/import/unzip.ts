import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { UnreadableSheet } from './sheet'

const inflate = promisify(inflateRaw)
const damaged = '文件不完整或已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。'
const entriesMax = 2000

type Entry = { method: number; sum: number; packed: number; at: number; locked: boolean }

/**
 * The parts of a zip archive, unpacked one by one when asked for; all of them together at most to `unpackedBytesMax`, whatever the archive
 * says of their size. Throws UnreadableSheet for what is no whole archive, and for a part that is not what was packed.
 */
export function openZip(bytes: Uint8Array, unpackedBytesMax: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  let left = unpackedBytesMax
  return {
    names: [...entries.keys()],
    async read(name: string): Promise<Uint8Array | null> {
      const entry = entries.get(name)
      if (!entry) return null
      if (entry.locked) throw new UnreadableSheet('表格加了密码。请去掉密码，另存为 .xlsx 再上传。')
      const part = await unpack(bytes, view, entry, left)
      if (crc32(part) !== entry.sum) throw new UnreadableSheet(damaged)
      left -= part.byteLength
      return part
    },
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > entriesMax) throw new UnreadableSheet('文件里的内容太多，不像一张表格。请另存为只含这张表的 .xlsx 再上传。')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new UnreadableSheet(damaged)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the archive's directory is told of: at its very end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new UnreadableSheet(damaged)
}

async function unpack(bytes: Uint8Array, view: DataView, { method, packed, at }: Entry, left: number): Promise<Uint8Array> {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== 0x04034b50) throw new UnreadableSheet(damaged)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const content = bytes.subarray(from, from + packed)
  const tooMuch = new UnreadableSheet('表格展开后太大，没有读取。请删除多余的行、列和工作表，另存为 .xlsx 再上传。')
  if (left <= 0 || (method === 0 && content.byteLength > left)) throw tooMuch
  if (method === 0) return content
  if (method !== 8) throw new UnreadableSheet(damaged)
  try {
    return await inflate(content, { maxOutputLength: left })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch : new UnreadableSheet(damaged)
  }
}
