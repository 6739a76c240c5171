import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isStorageKey, requireStorageKey, type Storage } from '@/lib/gateway/storage/port'

/**
 * Files in a folder, 65,536 subfolders, readable by this process's user only. A file is there whole or not at all:
 * written beside, flushed, renamed; after a crash `.writing` may keep halves that nothing refers to.
 */
export function localStorage(folder: string): Storage {
  return {
    async put(key, bytes) {
      const { shard, file } = locate(folder, key)
      const writing = join(folder, '.writing')
      await mkdir(writing, { recursive: true, mode: 0o700 })
      await mkdir(shard, { recursive: true, mode: 0o700 })
      const half = join(writing, randomUUID())
      try {
        await writeFlushed(half, bytes)
        await rename(half, file)
      } catch (error) {
        await rm(half, { force: true })
        throw error
      }
      await flushFolder(shard)
    },
    async get(key) {
      return await readFile(locate(folder, key).file).catch(nullWhereMissing)
    },
    async remove(key) {
      await rm(locate(folder, key).file, { force: true })
    },
    writtenBefore: (before) => walk(folder, before),
  }
}

async function* walk(folder: string, before: Date): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(nullWhereMissing)
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* walk(path, before)
    const found = entry.isFile() ? await stat(path).catch(nullWhereMissing) : null
    if (found && found.mtime < before && isStorageKey(entry.name)) yield entry.name
  }
}

function locate(folder: string, key: string) {
  requireStorageKey(key)
  const shard = join(folder, key.slice(0, 2), key.slice(2, 4))
  return { shard, file: join(shard, key) }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

// Without it a power cut may forget the new name although the content was flushed.
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
