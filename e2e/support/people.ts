import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { seedId } from '@/db/seed/seed-id'
import { usernameKey } from '@/lib/account/username'
import { sha256 } from '@/lib/crypto/canonical'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import { checkDigit } from '@/lib/text/id-number'
import { ownerDatabase } from './database'

export type Candidate = Awaited<ReturnType<typeof newCandidate>>

/** A candidate of whom nobody has heard, with the password of the demo's candidates: stories share one exam, and one may register once. */
export async function newCandidate(name: string, born = '19910101') {
  const { id, idNumber, mobile } = await insertPerson(name, born)
  const [accountId, username] = [randomUUID(), `e2e_${randomBytes(5).toString('hex')}`]
  await ownerDatabase()`
    insert into accounts (id, kind, username, username_key, password_hash, display_name, person_id)
    select ${accountId}, 'person', ${username}, ${usernameKey(username)}, password_hash, ${name}, ${id} from accounts where username = 'ouyang'`
  return { id, accountId, username, password: 'kaosheng-2020', name, idNumber, mobile }
}

/** A person with the first ID number that is free from a random one on; several may be made at once. */
async function insertPerson(name: string, born: string) {
  const sql = ownerDatabase()
  const [id, first] = [randomUUID(), randomInt(1000)]
  // Of a shape that canary-numbers.mjs knows in any text.
  const mobile = `19999${String(randomInt(1_000_000)).padStart(6, '0')}`
  for (let nth = 0; nth < 1000; nth += 1) {
    const digits = `999999${born}${String((first + nth) % 1000).padStart(3, '0')}`
    const idNumber = digits + checkDigit(digits)
    const person = {
      id,
      name,
      idKind: 'residentId',
      idNumberSealed: seal(idNumber, 'id-number'),
      idNumberHash: keyedHash(idNumber, 'id-number'),
      sex: Number(idNumber[16]) % 2 === 1 ? '男' : '女',
      birthDate: `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6, 8)}`,
      mobileSealed: seal(mobile, 'mobile'),
      mobileHash: keyedHash(mobile, 'mobile'),
    }
    const inserted = await sql`insert into persons ${sql(snake(person))} on conflict do nothing returning id`
    if (inserted.length > 0) return { id, idNumber, mobile }
  }
  throw new Error(`everybody born on ${born} is there already`)
}

/** Signs somebody in by cookie, as a sign-in would have: for stories that are not about signing in. */
export async function signInByCookie(context: BrowserContext, who: string | Candidate) {
  await context.addCookies([{ name: 'zhunkao', value: await openSession(who), domain: 'localhost', path: '/' }])
}

/** A session of a demo persona or a candidate; the answer is what its cookie holds. */
export async function openSession(who: string | Candidate): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const accountId = typeof who === 'string' ? seedId(`account ${who}`) : who.accountId
  await ownerDatabase()`
    insert into sessions (id_hash, account_id, expires_at, device, address)
    values (${sha256(id)}, ${accountId}, clock_timestamp() + interval '12 hours', 'Chromium', '127.0.0.1')`
  return id
}

function snake(row: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  )
}
