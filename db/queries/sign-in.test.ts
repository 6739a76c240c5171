import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '../client'
import { signInTries } from '../schema/account'
import { countInMinute, countTry, giveBackTry, removeExpired } from './sign-in'

beforeAll(async () => (await openTestDatabase()).close)

const age = () => db().execute(sql`update sign_in_tries set updated_at = updated_at - interval '25 hours'`)
const keys = async () => (await db().select({ key: signInTries.key }).from(signInTries)).map((row) => row.key).sort()

test('A-02 Q-33 tries that nobody went on with for a day are swept away; every further try keeps the count alive', async () => {
  for (const key of ['left', 'tried again', 'given back']) await countTry(key, 5)
  await countInMinute('address:left')
  await countInMinute('address:asking')
  await age()
  expect(await countTry('tried again', 5)).toEqual({ wrong: 2, lockedUntil: null })
  await giveBackTry('given back')
  await countInMinute('address:asking')
  await removeExpired()
  expect(await keys()).toEqual(['address:asking', 'given back', 'tried again'])
})

test('A-02 a lock that still runs is kept, one that is over is swept away', async () => {
  for (let tries = 0; tries < 5; tries += 1) await countTry('guessed', 5)
  await removeExpired()
  expect(await keys()).toContain('guessed')
  await db().execute(sql`update sign_in_tries set locked_until = locked_until - interval '2 hours' where key = 'guessed'`)
  await removeExpired()
  expect(await keys()).not.toContain('guessed')
})
