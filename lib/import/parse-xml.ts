import { Parser } from 'saxen'
import { UnreadableSheet } from './sheet'

export type XmlHandlers = {
  /** Names without their prefix. */
  open?: (name: string, attributes: () => Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

export const damaged = '表格的内容读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。'
const tooMany = '表格里的单元格太多，没有读取。请删除多余的行、列和工作表，另存为 .xlsx 再上传。'

// A few hundred kilobytes unpack to more of either than memory holds.
const elementsMax = 6_000_000
const depthMax = 100
/** Of one text or attribute: what is cut off is far beyond what any cell may hold. */
const charactersMax = 100_000

/**
 * Walks a part of a workbook. A part that declares entities of its own is refused, as no spreadsheet writes any, and one of more elements, or
 * deeper in each other, than a table has.
 */
export function parseXml(part: Uint8Array, { open, close, text }: XmlHandlers) {
  const parser = new Parser()
  let failed: unknown = null
  let [elements, depth] = [0, 0]
  // The parser goes on after what a handler throws: it is stopped here and the reason kept.
  const guarded = (take: () => void) => {
    if (failed !== null) return
    try {
      take()
    } catch (error) {
      failed = error
      parser.stop()
    }
  }
  const refuse = () =>
    guarded(() => {
      throw new UnreadableSheet(damaged)
    })
  parser.on('openTag', (name, attributes) =>
    guarded(() => {
      elements += 1
      depth += 1
      if (elements > elementsMax) throw new UnreadableSheet(tooMany)
      if (depth > depthMax) throw new UnreadableSheet(damaged)
      open?.(local(name), () => decoded(attributes()))
    }),
  )
  parser.on('closeTag', (name) =>
    guarded(() => {
      depth -= 1
      close?.(local(name))
    }),
  )
  parser.on('text', (raw) => guarded(() => text?.(decode(raw))))
  parser.on('cdata', (raw) => guarded(() => text?.(raw)))
  parser.on('attention', refuse)
  parser.on('error', refuse)
  parser.parse(decodeXml(part))
  if (failed !== null) throw failed
}

function decoded(attributes: Record<string, string>): Record<string, string> {
  if (!Object.values(attributes).some((value) => value.includes('&'))) return attributes
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]))
}

const entities: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/** The parser's own way halves characters beyond the first plane, which names have. */
function decode(text: string): string {
  return text
    .slice(0, charactersMax)
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_, hex?: string, decimal?: string, name = '') => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      const character = Object.hasOwn(entities, name) ? entities[name] : undefined
      if (character === undefined) throw new UnreadableSheet(damaged)
      return character
    })
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decodeXml(part: Uint8Array): string {
  const encoding = part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part)
  } catch {
    throw new UnreadableSheet(damaged)
  }
}
