import { knownKeys, listNeverUsed } from '@/db/queries/material'
import { now } from '@/lib/clock/now'
import { storage } from '@/lib/gateway/storage/storage'
import { deleteOrUsed } from './remove-material'
import { unusedDaysMax } from './rules'

const dayMilliseconds = 24 * 60 * 60 * 1000
const batch = 200

/** Removes files that no case ever used within half a year, and stored bytes of over a day that no row names. Answers how many of each. */
export async function sweepMaterials(): Promise<{ unused: number; nameless: number }> {
  return { unused: await sweepUnused(), nameless: await sweepNameless() }
}

async function sweepUnused(): Promise<number> {
  const before = new Date((await now()).getTime() - unusedDaysMax * dayMilliseconds)
  let removed = 0
  for (;;) {
    const found = await listNeverUsed(before, batch)
    const keys = await Promise.all(found.map(({ ownerId, id }) => deleteOrUsed(ownerId, id)))
    const gone = keys.filter((key) => key !== null)
    for (const key of gone) await storage().remove(key)
    removed += gone.length
    if (gone.length < batch) return removed
  }
}

/** Left behind by a crash between file and row. By the wall clock, as the folder knows it. */
async function sweepNameless(): Promise<number> {
  const before = new Date(Date.now() - dayMilliseconds)
  let removed = 0
  let keys: string[] = []
  const look = async () => {
    const known = await knownKeys(keys)
    const nameless = keys.filter((key) => !known.has(key))
    for (const key of nameless) await storage().remove(key)
    removed += nameless.length
    keys = []
  }
  for await (const key of storage().writtenBefore(before)) {
    keys.push(key)
    if (keys.length >= batch) await look()
  }
  await look()
  return removed
}
