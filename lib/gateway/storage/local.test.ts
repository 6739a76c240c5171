import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localStorage } from '@/lib/gateway/storage/local'
import { newStorageKey, type Storage } from '@/lib/gateway/storage/port'

let folder: string
let storage: Storage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'))
  storage = localStorage(join(folder, 'files'))
})
afterAll(() => rm(folder, { recursive: true }))

async function listFiles() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('Q-13 what is put is got, byte by byte, until it is removed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const key = newStorageKey()
      expect(await storage.get(key)).toBeNull()
      await storage.put(key, bytes)
      expect(await storage.get(key)).toEqual(Buffer.from(bytes))
      await storage.remove(key)
      await storage.remove(key)
      expect(await storage.get(key)).toBeNull()
    }),
    { numRuns: 20 },
  )
})

test('Q-13 only this process’s user may read, in sharded folders, and no half is left', async () => {
  const key = newStorageKey()
  await storage.put(key, Buffer.from('photo'))
  const files = await listFiles()
  expect(files).toEqual([join(folder, 'files', key.slice(0, 2), key.slice(2, 4), key)])
  expect((await stat(files[0] ?? '')).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'files'))).mode & 0o777).toBe(0o700)
  await storage.remove(key)
})

test('Q-13 writers of one key at once leave one whole file', async () => {
  const key = newStorageKey()
  const contents = Array.from({ length: 20 }, (_, i) => Buffer.alloc(100_000, i))
  await Promise.all(contents.map((bytes) => storage.put(key, bytes)))
  const kept = await storage.get(key)
  expect(contents.some((bytes) => bytes.equals(kept ?? Buffer.alloc(0)))).toBe(true)
  expect(await listFiles()).toHaveLength(1)
})

test.each([
  '',
  'short',
  '../../etc/passwd',
  'aaaa/../../bbbb',
  'AAAAAAAA',
  'aaaa.bbbb',
  '........',
  'aaaaaaaa\0',
  'aaaaaaaa\n',
  '照片照片照片照片',
  'a'.repeat(65),
])('Q-13 the key %j is refused', async (key) => {
  await expect(storage.put(key, Buffer.alloc(1))).rejects.toThrow('storage key')
  await expect(storage.get(key)).rejects.toThrow('storage key')
  await expect(storage.remove(key)).rejects.toThrow('storage key')
})
