import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipLength, zipOf } from './zip'

test('E-32 a ZIP of files with Chinese names is as long as was said, and by its directory every byte of it is read', async () => {
  const files = ['座次表/0001-第 001 考场（求真楼 201）.pdf', '门贴/空.pdf', '𬭊.bin'].map((name, n) => {
    const content = Buffer.alloc(n * 70_000, `${name} `)
    return { name, content, bytes: content.length, crc32: crc32(content) }
  })
  const parts: Uint8Array[] = []
  for await (const part of zipOf(files, async ({ content }) => content)) parts.push(part)
  const zip = Buffer.concat(parts)
  expect(zip.length).toBe(zipLength(files))
  expect(readZip(zip)).toEqual(files.map(({ name, content }) => ({ name, sum: crc32(content), content })))
})

test('E-32 more than the format holds is no ZIP', () => {
  const entry = { name: 'x', bytes: 1, crc32: 0 }
  expect(zipLength(Array.from({ length: 65_001 }, () => entry))).toBeNull()
  expect(zipLength([{ ...entry, bytes: 4_100_000_000 }])).toBeNull()
})

/** By the directory at its end, as any program reads it. */
function readZip(zip: Buffer) {
  const end = zip.lastIndexOf('PK\x05\x06')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [sum, size, nameLength] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const [local, name] = [zip.readUInt32LE(at + 42), zip.toString('utf8', at + 46, at + 46 + nameLength)]
    expect(zip.toString('latin1', local, local + 4)).toBe('PK\x03\x04')
    const from = local + 30 + zip.readUInt16LE(local + 26)
    at += 46 + nameLength
    return { name, sum, content: zip.subarray(from, from + size) }
  })
}
