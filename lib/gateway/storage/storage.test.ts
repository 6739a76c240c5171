import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '@/lib/config/settings'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'

test('Q-13 files lie under DATA_DIR', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'storage-'))
  const key = newStorageKey()
  await storage(readSettings({ DATA_DIR: folder })).put(key, Buffer.from('photo'))
  expect(await storage(readSettings({ DATA_DIR: folder })).get(key)).toEqual(Buffer.from('photo'))
  await rm(folder, { recursive: true })
})

test('Q-13 a STORAGE_URL that cannot be honoured is said, not ignored', () => {
  expect(() => storage(readSettings({ STORAGE_URL: 's3://bucket' }))).toThrow('only the local folder')
})
