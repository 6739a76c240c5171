// npm run bench (Q-50 … Q-58): everything is a ratio within one run, on a database of its own; no timing fails anything, a promise that is broken does.
import { measureBundle } from './bundle'
import { type Finding, isMissed, printFindings, writeFindings } from './findings'
import { measureHotReads } from './hot'
import { measureLastHour } from './last-hour/measure'
import { measureLists } from './lists'
import { measureMoney } from './money'
import { measurePages } from './pages'
import { measurePapers } from './papers'
import { measureBatch } from './papers-beside'
import { measurePhotos } from './photos'
import { measureQueue } from './queue'
import { measureSeats } from './seats'
import { measureSignIns } from './sign-ins'
import { openStack, type Stack, type Stops } from './stack'

const sections: Record<string, { title: string; measure: (stack: Stack) => Promise<Finding[]> }> = {
  pages: { title: 'Q-50 pages: throughput against a bare Next.js page with one query', measure: measurePages },
  hot: { title: 'Q-56 hot reads: throughput against a bare route handler with one query', measure: measureHotReads },
  bundle: { title: 'Q-55 first load in Chromium, gzip', measure: measureBundle },
  money: { title: 'Q-51 confirm and pay callback, 200 at once, against the same SQL from a bare script', measure: measureMoney },
  papers: { title: 'Q-52 papers', measure: measurePapers },
  batch: { title: 'Q-52 a batch of 1,000 papers beside other requests', measure: measureBatch },
  queue: { title: 'Q-54 the desk with 1,000,000 cases against 10,000', measure: measureQueue },
  lists: { title: 'Q-54 the lists of exams with 1,000,000 cases against 10,000', measure: measureLists },
  seats: { title: 'Q-53 seats for 1,000,000 candidates', measure: measureSeats },
  'sign-ins': { title: 'Q-57 sign-ins, and what a session costs each page', measure: measureSignIns },
  photos: { title: 'Q-58 photos', measure: measurePhotos },
  'last-hour': { title: 'E-08 the last hour of registration, an open loop against one web process', measure: measureLastHour },
}

const leaving = new AbortController()
const stops: Stops = []

await main()

async function main() {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !Object.hasOwn(sections, name))
  if (unknown.length > 0) {
    console.error(`No section ${unknown.join(', ')}: choose among ${Object.keys(sections).join(' ')}`)
    process.exit(2)
  }
  let code = 0
  try {
    await Promise.race([measure(asked), toldToStop()])
  } catch (error) {
    code = 1
    console.error(error)
  }
  code = leaving.signal.aborted ? 130 : code
  leaving.abort()
  for (const stop of stops.reverse()) await stop().catch((error) => console.error(error))
  process.exit(code)
}

async function measure(asked: string[]) {
  const stack = await openStack(stops, leaving.signal)
  const found: Record<string, Finding[]> = {}
  for (const [name, section] of Object.entries(sections)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    console.log(`\nMeasuring ${name} …`)
    found[name] = await section.measure(stack)
    printFindings(section.title, found[name])
  }
  console.log(`\n✗ falls short of the goal. Written to ${writeFindings(found)}`)
  const broken = Object.values(found)
    .flat()
    .filter((one) => one.isPromise && isMissed(one))
  if (broken.length > 0) throw new Error(`broken: ${broken.map((one) => one.what).join('; ')}`)
}

function toldToStop() {
  return new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!leaving.signal.aborted) console.log('\nStopping …')
        leaving.abort()
        settle()
      })
    }
  })
}
