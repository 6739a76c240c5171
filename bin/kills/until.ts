import { setTimeout as pause } from 'node:timers/promises'

const secondsMax = 120
const pauseMs = 100

/** Asks until it is so; an error counts as not yet, as a database that recovers answers with one. Throws, with the last error, after two minutes. */
export async function until(what: string, isSo: (tries: number) => Promise<boolean>): Promise<void> {
  let last: unknown
  const end = Date.now() + secondsMax * 1000
  for (let tries = 1; Date.now() < end; tries += 1) {
    try {
      if (await isSo(tries)) return
      last = undefined
    } catch (error) {
      last = error
    }
    await pause(pauseMs)
  }
  throw new Error(`in ${secondsMax} s it did not come about that ${what}`, { cause: last })
}
