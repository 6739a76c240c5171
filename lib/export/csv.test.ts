import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv'

const starts = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '﹦',
  '\t',
  '\r',
  '\n',
  ' ',
  '\u200b',
  '\ufeff',
  '"',
  "'",
  ';',
  ',',
  '',
]
const hostile = fc
  .tuple(fc.array(fc.constantFrom(...starts), { maxLength: 6 }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...starts))
  .map(([before, text, after]) => `${before.join('')}${text}${after}1+1`)
const cell = fc.oneof(
  hostile,
  fc.string({ unit: 'binary' }),
  fc.constantFrom(`=cmd|' /C calc'!A0`, '@SUM(1)', '-2+3', '\t=1', 'x";=1'),
)

test('Q-14 no cell that a spreadsheet would run, whichever separator it takes; every cell is there and reads as it did', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      const line = csvLine(cells)
      const read = parse(line, ',')
      expect(read).toHaveLength(cells.length)
      expect(read.map(bare)).toEqual(cells.map(bare))
      for (const separator of [',', ';', '\t'])
        for (const one of [...parse(line, separator), ...carelessly(line, separator)]) expect(one).not.toMatch(runs)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['　＋１', `"'　＋１"`],
  ['\r\n@x', `"' @x"`],
  ['王;-1', `"王;'-1"`],
  ['a-b=c', '"a-b=c"'],
  ['202008150000000001', '"202008150000000001\t"'],
  ['007', '"007\t"'],
  ['12E5', '"12E5\t"'],
  ['66', '"66"'],
  [66.5, '66.5'],
  [-3, '-3'],
  [null, ''],
])('Q-14 %j is written as %s', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`)
})

test('Q-14 a number that is none is an error, not a cell', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => csvLine([value])).toThrow()
})

const runs = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u

/** Without what the writer adds or smooths. */
function bare(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll("'", '')
    .trim()
}

/** As RFC 4180 has it, and for what is quoted in the middle as spreadsheets take it. */
function parse(line: string, separator: string): string[] {
  const cells = ['']
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const [one = '', current = ''] = [line[at], cells.at(-1)]
    if (quoted && one === '"' && line[at + 1] === '"') {
      cells[cells.length - 1] = `${current}"`
      at += 1
    } else if (one === '"' && (quoted || current === '')) quoted = !quoted
    else if (!quoted && (one === separator || one === '\n')) cells.push('')
    else if (quoted || one !== '\r') cells[cells.length - 1] = current + one
  }
  return cells.slice(0, -1)
}

/** By a reader that knows nothing of quotes. */
function carelessly(line: string, separator: string): string[] {
  return separator === ',' ? [] : line.split(separator).map((one) => one.replace(/^"+/, ''))
}
