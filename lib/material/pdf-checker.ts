import { type AskProcess, createCheckingProcess, programFile } from '@/lib/process/checking-process'
import type { Remade } from './pdf/remake'

export type CheckedPdf = Remade | { ok: false; refusal: 'bomb' | 'busy' }

const limits = { millisecondsMax: 20_000, heapMegabytesMax: 320, waitingMax: 40, staysWarm: true }

/**
 * What remakePdf answers, worked out in a process of its own, one file at a time: what needs over 20 s or 320 MB is refused as a bomb, and
 * only that process ends. `busy`: forty wait already.
 */
export async function checkPdf(bytes: Uint8Array): Promise<CheckedPdf> {
  shared.zhunkaoPdfChecker ??= createCheckingProcess(programFile('pdf-process'), limits)
  const checked = await shared.zhunkaoPdfChecker(bytes)
  if (checked === 'gone') return { ok: false, refusal: 'bomb' }
  return checked === 'busy' ? { ok: false, refusal: 'busy' } : checked
}

// Next loads this module once per bundle, but one such process is enough.
const shared = globalThis as typeof globalThis & { zhunkaoPdfChecker?: AskProcess<Uint8Array, Remade> }
