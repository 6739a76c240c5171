import { crc32 } from 'node:zlib'
import { insertRunFile, type Run } from '@/db/queries/run'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'

type File = { ordinal: number; name: string; siteId: string; papers: number; bytes: Uint8Array }

/** Keeps a file of a run: whole or not at all, so that a run cut off goes on with the next one. */
export async function storeFile(run: Run, { bytes, ...file }: File) {
  const storageKey = newStorageKey()
  await storage().put(storageKey, bytes)
  await insertRunFile({ ...file, runId: run.id, storageKey, bytes: bytes.length, crc32: crc32(bytes) })
}

/** A part of a path inside a ZIP: no separators, nothing that a system refuses. */
export function fileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '_').slice(0, 80)
}
