import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, the library's default kind: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a random password that nobody knows: verifying against it makes an unknown username cost what a known one costs. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$3GZUwb5Pqlv8QKV4yr88bQ$AUCf92bwIuM4Ppi1AECML/UW8eoRMc7PkUnm3xaxCro'

const runningMax = availableParallelism()
/** About a second's work on two cores: whoever comes later is told so at once instead of waiting behind all. */
const waitingMax = 150

export type Busy = { ok: false; refusal: 'busy'; message: string }
const busy: Busy = { ok: false, refusal: 'busy', message: '现在登录的人很多，请稍候再试' }

/** The hash to store for a password. Refuses (`busy`) when too many wait. */
export async function hashPassword(password: string): Promise<{ ok: true; hash: string } | Busy> {
  return inTurn(async () => ({ ok: true, hash: await hash(password.normalize('NFKC'), cost) }))
}

/** Is this the password of `stored`? `stored` null (unknown username, account without password) never matches and takes as long. Refuses (`busy`) when too many wait. */
export async function verifyPassword(password: string, stored: string | null): Promise<{ ok: true; matches: boolean } | Busy> {
  return inTurn(async () => {
    const matches = await verify(stored ?? nobodysHash, password.normalize('NFKC'))
    return { ok: true, matches: matches && stored !== null }
  })
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T | Busy> {
  if (running >= runningMax) {
    if (waiting.length >= waitingMax) return busy
    await new Promise<void>((start) => waiting.push(start))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
