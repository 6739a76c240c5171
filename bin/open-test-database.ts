import postgres from 'postgres'
import { closeDatabase } from '@/db/client'
import { createTestDatabase } from './test-database'

/** The database of a test file, which db() then uses; with a connection of its owner, a clock to set, and `close`, which drops it. */
export async function openTestDatabase() {
  const { ownerUrl, appUrl, drop } = await createTestDatabase()
  process.env.DATABASE_URL = appUrl
  const owner = postgres(ownerUrl, { max: 4, onnotice: () => {} })
  const setClock = async (at: string | Date) => {
    await owner`update clock_shift set shift = ${new Date(at).toISOString()}::timestamptz - clock_timestamp()`
  }
  const close = async () => {
    await closeDatabase()
    await owner.end()
    await drop()
  }
  return { ownerUrl, appUrl, owner, setClock, close }
}
