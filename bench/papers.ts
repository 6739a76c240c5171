import sharp from 'sharp'
import { drawSilhouette } from '@/db/seed/silhouette'
import type { DocumentName, DocumentProps } from '@/lib/print/documents'
import { renderDocument } from '@/lib/print/render-document'
import { sampleCard, sampleForm } from '@/lib/print/testing/sample-papers'
import type { Finding } from './findings'
import { besideOthers } from './papers-beside'
import type { Stack } from './stack'
import { median, percentile } from './statistics'

const cards = Number(process.env.BENCH_CARDS ?? 1000)
/** So many wait in the pool at most while a batch runs: it refuses more than 200. */
const inFlight = 50

/** one paper after another, many at once, and what other requests notice of 60 printed beside them. */
export async function measurePapers(stack: Stack): Promise<Finding[]> {
  const photo = new Uint8Array(
    await sharp(await drawSilhouette('#3d7ec4'))
      .resize(295, 413)
      .jpeg({ quality: 80 })
      .toBuffer(),
  )
  const form = await oneByOne('application-form', () => sampleForm(photo), stack)
  const card = await oneByOne('admit-card', (n) => cardOf(photo, n), stack)
  const perCard = await batch(photo, stack)
  const beside = await besideOthers(stack, { papers: 60, atOnce: 60, rounds: 3 })
  const paper = { requirement: 'Q-52', unit: 'ms' as const }
  return [
    {
      ...paper,
      what: 'application form, warm',
      found: median(form),
      goal: { atMost: 60 },
      from: `median of ${form.length}, p99 ${percentile(form, 0.99).toFixed(0)} ms, one thread`,
    },
    {
      ...paper,
      what: 'admit card, warm',
      found: median(card),
      goal: { atMost: 60 },
      from: `median of ${card.length}, p99 ${percentile(card, 0.99).toFixed(0)} ms, one thread`,
    },
    {
      ...paper,
      what: 'each of many admit cards',
      found: perCard.ms,
      goal: { atMost: 40 },
      from: `${cards} in one batch, CPU ${perCard.cpuMs.toFixed(1)} ms each`,
    },
    ...beside,
  ]
}

async function oneByOne<Name extends DocumentName>(name: Name, props: (n: number) => DocumentProps[Name], { signal }: Stack) {
  const each: number[] = []
  for (let n = 0; n < 110; n += 1) {
    signal.throwIfAborted()
    const from = performance.now()
    await print(name, props(n))
    each.push(performance.now() - from)
  }
  // The first ones start the thread and read the fonts.
  return each.slice(10)
}

async function batch(photo: Uint8Array, { signal }: Stack) {
  const from = performance.now()
  // Of all threads of this process: steadier than the time on a machine that does other things too.
  const cpu = process.cpuUsage()
  let next = 0
  const work = async () => {
    for (; next < cards; ) {
      signal.throwIfAborted()
      next += 1
      await print('admit-card', cardOf(photo, next))
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  const { user, system } = process.cpuUsage(cpu)
  return { ms: (performance.now() - from) / cards, cpuMs: (user + system) / 1000 / cards }
}

function cardOf(photo: Uint8Array, n: number) {
  return sampleCard(photo, {
    admitCardNumber: `4403261112${String(n).padStart(5, '0')}`,
    seat: `${(n % 30) + 1}`,
    serial: `ZKZ-2026-${n}`,
  })
}

async function print<Name extends DocumentName>(name: Name, props: DocumentProps[Name]) {
  const printed = await renderDocument(name, props)
  if (!printed.ok) throw new Error(`${name} was not printed: ${JSON.stringify(printed)}`)
}
