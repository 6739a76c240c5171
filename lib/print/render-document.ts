import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { DocumentName, DocumentProps } from './documents'
import { createPrintPool, type PrintPool, type PrintResult } from './print-pool'

const timeoutMs = 20_000
const queueMax = 200

/**
 * The paper as PDF, made in a thread of its own (E-30, E-32, Q-41, Q-52). Refuses with `missing_glyph` when no installed font can
 * draw a character (the office must hear which), with `queue_full` when too many papers wait. Throws when the thread dies, when
 * the paper takes longer than 20 s, or when the photo is no JPEG.
 * `PRINT_THREADS` and `PRINT_QUEUE_MAX` change the size: half of the cores, 200 waiting.
 */
export function renderDocument<Name extends DocumentName>(name: Name, props: DocumentProps[Name]): Promise<PrintResult> {
  return sharedPool().render(name, props)
}

// Next loads this module once per bundle, but the process must have only one pool.
const shared = globalThis as typeof globalThis & { zhunkaoPrintPool?: PrintPool }

function sharedPool(): PrintPool {
  shared.zhunkaoPrintPool ??= createPrintPool({
    threadFile: join(/* turbopackIgnore: true */ process.cwd(), '.build', 'print-thread.mjs'),
    threads: Number(process.env.PRINT_THREADS) || Math.max(1, Math.floor(availableParallelism() / 2)),
    queueMax: Number(process.env.PRINT_QUEUE_MAX) || queueMax,
    timeoutMs,
  })
  return shared.zhunkaoPrintPool
}
