import { Parser } from 'saxen'
import { UnreadableSheet } from './sheet'

export type XmlHandlers = {
  /** Names without their prefix. */
  open?: (name: string, attributes: () => Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const damaged = '表格的内容读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。'

/** Walks a part of a workbook. A part that declares entities of its own is refused: no spreadsheet writes any. */
export function parseXml(part: Uint8Array, { open, close, text }: XmlHandlers) {
  const parser = new Parser()
  let failed: unknown = null
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
  parser.on('openTag', (name, attributes) => guarded(() => open?.(local(name), () => decoded(attributes()))))
  parser.on('closeTag', (name) => guarded(() => close?.(local(name))))
  parser.on('text', (raw) => guarded(() => text?.(decode(raw))))
  parser.on('cdata', (raw) => guarded(() => text?.(raw)))
  parser.on('attention', refuse)
  parser.on('error', refuse)
  parser.parse(decodeXml(part))
  if (failed !== null) throw failed
}

function decoded(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]))
}

const entities: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/** The parser's own way halves characters beyond the first plane, which names have. */
function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_, hex?: string, decimal?: string, name = '') => {
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
