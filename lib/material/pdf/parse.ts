import { type Dict, type Text, Unreadable, type Value } from './values'

const depthMax = 60

/** A word that is no value: obj, endobj, stream, xref, R … */
export type Keyword = { keyword: string }

/** Reads values out of bytes, one after another, from `at` on. Throws `Unreadable`. */
export function createParser(bytes: Buffer, at = 0) {
  let position = at

  function skipSpace() {
    for (; position < bytes.length; position += 1) {
      const byte = bytes[position] ?? 0
      if (byte === percent) while (position < bytes.length && bytes[position] !== 10 && bytes[position] !== 13) position += 1
      else if (!isSpace(byte)) return
    }
  }

  function token(depth: number): Value | Keyword {
    skipSpace()
    if (depth > depthMax) throw new Unreadable('nested too deeply')
    const byte = bytes[position]
    if (byte === undefined) throw new Unreadable('the file ends early')
    if (byte === slash) return { name: readName() }
    if (byte === open) return readText()
    if (byte === less) return bytes[position + 1] === less ? readDict(depth) : readHex()
    if (byte === bracket) return readList(depth)
    const word = readWord()
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word)
    // Some writers double the sign; every reader takes it as one.
    if (/^--?[\d.]+/.test(word)) return -Math.abs(Number.parseFloat(word.replace(/^-+/, ''))) || 0
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { keyword: word }
  }

  function readWord(): string {
    const start = position
    while (position < bytes.length && !isSpace(bytes[position] ?? 0) && !isDelimiter(bytes[position] ?? 0)) position += 1
    // A lone delimiter: step over it, so that nobody waits for ever.
    if (position === start) position += bytes[position] === greater && bytes[position + 1] === greater ? 2 : 1
    return bytes.toString('latin1', start, position)
  }

  function readName(): string {
    position += 1
    const start = position
    while (position < bytes.length && !isSpace(bytes[position] ?? 0) && !isDelimiter(bytes[position] ?? 0)) position += 1
    const written = bytes.toString('latin1', start, position)
    return written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  function readText(): Text {
    const found: number[] = []
    let depth = 0
    for (position += 1; position < bytes.length; position += 1) {
      const byte = bytes[position] ?? 0
      if (byte === backslash) {
        const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', position + 1, position + 4))?.[0]
        if (octal) found.push(Number.parseInt(octal, 8) & 255)
        else found.push(...unescaped(bytes[position + 1] ?? 0))
        const isCrLf = bytes[position + 1] === 13 && bytes[position + 2] === 10
        position += octal ? octal.length : isCrLf ? 2 : 1
        continue
      }
      if (byte === close && depth === 0) {
        position += 1
        return { text: Buffer.from(found) }
      }
      if (byte === open) depth += 1
      if (byte === close) depth -= 1
      found.push(byte)
    }
    throw new Unreadable('a text does not end')
  }

  function readHex(): Text {
    const end = bytes.indexOf(greater, position)
    if (end < 0) throw new Unreadable('a text does not end')
    const digits = bytes.toString('latin1', position + 1, end).replace(/[^0-9a-f]/gi, '')
    position = end + 1
    return { text: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex') }
  }

  function readList(depth: number): Value[] {
    position += 1
    const list: Value[] = []
    for (;;) {
      skipSpace()
      if (bytes[position] === bracketEnd) {
        position += 1
        return list
      }
      take(list, token(depth + 1))
    }
  }

  function readDict(depth: number): Dict {
    position += 2
    const parts: Value[] = []
    for (;;) {
      skipSpace()
      if (bytes[position] === greater && bytes[position + 1] === greater) {
        position += 2
        return dictOf(parts)
      }
      take(parts, token(depth + 1))
    }
  }

  return {
    /** The next value or keyword; a reference is two numbers and the keyword R. */
    next: () => token(0),
    /** The next value; `5 0 R` is one. */
    value(): Value {
      const list: Value[] = []
      take(list, token(0))
      const [first = null] = list
      const after = position
      if (typeof first !== 'number') return first
      try {
        take(list, token(0))
        take(list, token(0))
        if (list.length === 1) return list[0] ?? null
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
      }
      position = after
      return first
    },
    at: () => position,
  }
}

/** Adds a value; the keyword R makes one reference of the two numbers before it. */
function take(list: Value[], found: Value | Keyword) {
  if (typeof found !== 'object' || found === null || !('keyword' in found)) {
    list.push(found)
    return
  }
  const [number, generation] = list.slice(-2)
  if (found.keyword !== 'R' || typeof number !== 'number' || typeof generation !== 'number')
    throw new Unreadable('an unknown word stands among values')
  list.splice(-2, 2, { ref: number })
}

function dictOf(parts: readonly Value[]): Dict {
  const dict: Dict = new Map()
  for (let index = 0; index < parts.length; index += 2) {
    const key = parts[index]
    if (typeof key !== 'object' || key === null || !('name' in key)) throw new Unreadable('a key is no name')
    dict.set(key.name, parts[index + 1] ?? null)
  }
  return dict
}

const code = (character: string) => character.charCodeAt(0)
const [percent, slash, backslash] = [code('%'), code('/'), code('\\')]
const [open, close, less, greater] = [code('('), code(')'), code('<'), code('>')]
const [bracket, bracketEnd] = [code('['), code(']')]

export function isSpace(byte: number): boolean {
  return byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32
}

function isDelimiter(byte: number): boolean {
  return '()<>[]{}/%'.includes(String.fromCharCode(byte))
}

function unescaped(byte: number): number[] {
  if (byte === 13 || byte === 10) return []
  const controls: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
  return [controls[String.fromCharCode(byte)] ?? byte]
}
