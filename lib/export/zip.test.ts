import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipLength, zipOf } from './zip'

test('E-32 a ZIP of files with Chinese names is as long as was said, and another program reads every byte of it', async () => {
  const files = ['座次表/0001-第 001 考场（求真楼 201）.pdf', '门贴/空.pdf', '𬭊.bin'].map((name, n) => {
    const content = Buffer.alloc(n * 70_000, `${name} `)
    return { name, content, bytes: content.length, crc32: crc32(content) }
  })
  const parts: Uint8Array[] = []
  for await (const part of zipOf(files, async ({ content }) => content)) parts.push(part)
  const zip = Buffer.concat(parts)
  expect(zip.length).toBe(zipLength(files))
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  writeFileSync(join(folder, 'it.zip'), zip)
  const script = 'import sys,zipfile,json; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {i.filename: i.file_size for i in z.infolist()}]))'
  const { stdout, stderr } = spawnSync('python3', ['-c', script, join(folder, 'it.zip')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual([null, Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))])
})

test('E-32 more than the format holds is no ZIP', () => {
  const entry = { name: 'x', bytes: 1, crc32: 0 }
  expect(zipLength(Array.from({ length: 65_001 }, () => entry))).toBeNull()
  expect(zipLength([{ ...entry, bytes: 4_100_000_000 }])).toBeNull()
})
