/** What a line of a pasted block is parted by: a tab from Excel or Word, where a comma belongs to its cell; a bar or a comma by hand. */
function cellsOf(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : /[|｜,，]/)
}

export type Line = { line: number; cells: string[] }

/** A pasted or typed block as lines of cells, empty lines left out, counted from 1 as the person counts them (B-16). */
export function readLines(text: string): Line[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((raw, index) => ({ line: index + 1, cells: cellsOf(raw).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** The same block written out, as `readLines` reads it. */
export function writeLines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join(' | ').replace(/[ |]+$/, '')).join('\n')
}

/** Every line read by `read`; of those that it finds wrong, the first few told with their numbers. */
export function readEach<T>(text: string, read: (cells: string[]) => T | string): { rows: T[]; problem: string | null } {
  const rows: T[] = []
  const wrong: string[] = []
  for (const { line, cells } of readLines(text)) {
    const found = read(cells)
    if (typeof found === 'string') wrong.push(`第 ${line} 行：${found}`)
    else rows.push(found)
  }
  const more = wrong.length > 5 ? `；另有 ${wrong.length - 5} 行` : ''
  return { rows, problem: wrong.length > 0 ? `${wrong.slice(0, 5).join('；')}${more}` : null }
}

/** What a line has beyond its columns, as a sum written 1,200.00 has: told, since what is before it would be read otherwise than it was meant; null: nothing. */
export function tooMuch(rest: readonly string[]): string | null {
  const more = rest.find((cell) => cell !== '')
  return more === undefined ? null : `多出了“${more.slice(0, 20)}”，请核对；数字里不要加逗号`
}

/** One text a line, without the empty ones. */
export function linesOf(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
