import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { billColumns } from '@/lib/gateway/pay/bill'

export type BillLine = {
  /** As a text editor counts. */
  line: number
  what: 'payment' | 'refund'
  channel: string
  transactionNumber: string
  orderNumber: string
  refundNumber: string | null
  amountFen: number
  /** When it was paid, or given back. ISO 8601, UTC. */
  at: string
}

const batchLines = 5_000
const problemsMax = 50
const sliceBytes = 64 * 1024
const amountFenMax = 1_000_000_00

/**
 * The lines of a bill (RFC 4180, UTF-8, with or without a byte order mark, columns in any order), a few thousand at a time; amounts are fen.
 * Throws `UnreadableBill` with every line that cannot be read and why: whoever stores lines rolls back. Nothing is guessed: a bill
 * of another encoding, with a missing column, a negative or fractional amount, or a time without an offset is refused.
 */
export async function* readBill(bytes: Buffer): AsyncGenerator<BillLine[], void> {
  if (!isUtf8(bytes)) throw new UnreadableBill(['账单不是 UTF-8 编码，请支付机构按 UTF-8 重新出具。'])
  const problems: string[] = []
  const report = (problem: string) => {
    problems.push(problem)
    if (problems.length >= problemsMax) throw new UnreadableBill([...inOrder(problems), '错误太多，后面的没有再读。'])
  }
  let batch: BillLine[] = []
  try {
    for await (const { record, info } of recordsOf(bytes, (error) => report(wordsOf(error)))) {
      const read = lineSchema.safeParse(record)
      if (!read.success) report(`第 ${info.lines} 行：${read.error.issues[0]?.message ?? '无法识别'}`)
      else batch.push({ line: info.lines, ...read.data })
      if (batch.length < batchLines) continue
      if (problems.length === 0) yield batch
      batch = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableBill([...inOrder(problems), wordsOf(error)])
  }
  if (problems.length > 0) throw new UnreadableBill(inOrder(problems))
  if (bytes.length === 0) throw new UnreadableBill(['账单是空的，连表头也没有。'])
  yield batch
}

/** By line: of skipped ones we are told ahead of those that are read. */
function inOrder(problems: readonly string[]): string[] {
  return problems.toSorted((one, other) => one.localeCompare(other, 'zh', { numeric: true }))
}

/** The bill is none that we can read: nothing of it counts. */
export class UnreadableBill extends Error {
  override name = 'UnreadableBill'
  constructor(readonly problems: readonly string[]) {
    super(`${problems.length} problems`)
  }
}

type Read = { record: Record<string, string>; info: { lines: number } }

/** `skipped`: told of a line with too few or too many columns, after which the next is read. */
function recordsOf(bytes: Buffer, skipped: (error: CsvError) => void): AsyncIterable<Read> {
  const parser = parse({
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) skipped(error)
    },
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: 2_000,
    columns: (heading: string[]) => headingOf(heading.map((name) => name.trim())),
  })
  // Slice by slice: as fast as the database takes the lines, not all of them at once.
  return Readable.from(slicesOf(bytes)).pipe(parser)
}

function* slicesOf(bytes: Buffer) {
  for (let from = 0; from < bytes.length; from += sliceBytes) yield bytes.subarray(from, from + sliceBytes)
}

/** The columns that we know; others are passed over. */
function headingOf(heading: string[]) {
  const missing = billColumns.slice(0, 5).filter((column) => !heading.includes(column))
  if (missing.length > 0) throw new UnreadableBill([`表头缺少 ${missing.join('、')} 列。`])
  const twice = billColumns.find((column) => heading.indexOf(column) !== heading.lastIndexOf(column))
  if (twice !== undefined) throw new UnreadableBill([`表头的 ${twice} 列出现两次。`])
  return heading.map((name) => (billColumns.some((column) => column === name) ? name : false))
}

// What stands in a field reaches screens, papers and tables: printable ASCII, and no more than a number needs.
const wordSchema = (name: string) => z.string().regex(/^[!-~]{1,64}$/, `${name} 不是 1 至 64 位的字母、数字或符号`)
const instantSchema = (name: string) =>
  z.iso
    .datetime({ offset: true, error: `${name} 不是带时区的时间，例如 2020-08-20T23:59:59+08:00` })
    .refine((text) => /^20\d\d-/.test(text), `${name} 的年份不对`)
    .transform((text) => new Date(text).toISOString())

const lineSchema = z
  .object({
    channel: wordSchema('channel'),
    transactionNumber: wordSchema('transactionNumber'),
    orderNumber: wordSchema('orderNumber'),
    amountFen: z
      .string()
      .regex(/^\d{1,9}$/, 'amountFen 不是以分为单位的正整数')
      .transform(Number)
      .refine((fen) => fen <= amountFenMax, 'amountFen 超过 100 万元'),
    paidAt: instantSchema('paidAt'),
    refundNumber: wordSchema('refundNumber').or(z.literal('')).optional(),
    refundedAt: z.string().optional(),
  })
  .transform(({ paidAt, refundNumber, refundedAt, ...line }, context) => {
    if (!refundNumber) return { ...line, what: 'payment' as const, refundNumber: null, at: paidAt }
    const given = instantSchema('refundedAt').safeParse(refundedAt)
    if (given.success) return { ...line, what: 'refund' as const, refundNumber, at: given.data }
    context.addIssue({ code: 'custom', message: given.error.issues[0]?.message ?? '' })
    return z.NEVER
  })

function wordsOf({ code, lines }: CsvError & { lines?: unknown }): string {
  const where = typeof lines === 'number' ? `第 ${lines} 行：` : ''
  const words: Partial<Record<string, string>> = {
    CSV_RECORD_INCONSISTENT_COLUMNS: '列数与表头不同',
    CSV_QUOTE_NOT_CLOSED: '引号没有闭合',
    INVALID_OPENING_QUOTE: '引号的位置不对',
    CSV_INVALID_CLOSING_QUOTE: '引号后面还有内容',
    CSV_MAX_RECORD_SIZE: '这一行太长',
  }
  return `${where}${words[code] ?? '不是 CSV 格式'}`
}
