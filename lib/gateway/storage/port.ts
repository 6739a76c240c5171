import { randomUUID } from 'node:crypto'

/**
 * Where uploaded and produced files lie. A key says nothing about whose file it is and is never made from what a person
 * typed: `newStorageKey()`. What is stored is never changed, only removed.
 */
export type Storage = {
  /** Durable once the promise resolves; the same key again replaces the whole file at once. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null where there is no such file. */
  get(key: string): Promise<Uint8Array | null>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
  /** Keys of what was stored before `before`, by the wall clock: to find what nothing refers to. */
  writtenBefore(before: Date): AsyncIterable<string>
}

export function newStorageKey(): string {
  return randomUUID()
}

/** Throws on anything but 8–64 of a–z, 0–9 and hyphens: such a key is a mistake in our code or an attack on it. */
export function requireStorageKey(key: string): string {
  if (!isStorageKey(key)) throw new Error('A storage key is 8 to 64 of a-z, 0-9 and hyphens')
  return key
}

export function isStorageKey(key: string): boolean {
  return /^[a-z0-9-]{8,64}$/.test(key)
}
