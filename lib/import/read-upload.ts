import { type AskProcess, createCheckingProcess, type ProcessLimits, programFile } from '@/lib/process/checking-process'
import type { Sheet, SheetAnswer, SheetLimits, SheetRequest, SheetRow } from './sheet'

// A large table leaves half a gigabyte behind, and tables come a few times a day.
const processLimits: ProcessLimits = { millisecondsMax: 30_000, heapMegabytesMax: 768, waitingMax: 20, staysWarm: false }
const tooIntricate = '表格太复杂，没有读完。请删除多余的行、列、格式和工作表，只留要导入的内容，另存为 .xlsx 再上传。'
const busy = '正在读取的表格太多，这份还没有读取。请过一分钟再上传。'

/**
 * What readSheet answers, worked out in a process of its own, one file at a time, so that whoever asks for a page meanwhile gets it: what needs
 * over 30 s or 768 MB is refused in words, and only that process ends.
 */
export function readUpload(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<Sheet> {
  shared.zhunkaoTableReader ??= createUploadReader(processLimits)
  return shared.zhunkaoTableReader(bytes, limits)
}

// Next loads this module once per bundle, but one such process is enough.
const shared = globalThis as typeof globalThis & { zhunkaoTableReader?: ReturnType<typeof createUploadReader> }

export function createUploadReader(within: ProcessLimits, program = programFile('table-process')) {
  const ask: AskProcess<SheetRequest, SheetAnswer, SheetRow[]> = createCheckingProcess(program, within)
  return async function read(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<Sheet> {
    const rows: SheetRow[] = []
    const answer = await ask({ bytes, limits }, (part) => rows.push(...part))
    if (answer === 'gone') return { ok: false, message: tooIntricate }
    if (answer === 'busy') return { ok: false, message: busy }
    return answer.ok ? { ...answer, rows } : answer
  }
}
