import { cleanText } from '@/lib/workflow/clean-text'
import { roomNeedWords } from './needs'

export type RoomLine = { name: string; capacity: number; offers: readonly string[] }
export type ReadRooms = { ok: true; rooms: RoomLine[] } | { ok: false; problems: string[] }

export const roomsAtOnceMax = 5_000
export const capacityMax = 1_000
export const nameCharactersMax = 40
const problemsShownMax = 20
const lineCharactersMax = 200
const offerPattern = Object.values(roomNeedWords).join('|')
const offersAtEnd = new RegExp(`(?:[\\s,，、;；]+(?:${offerPattern}))+$`, 'u')

/**
 * Rooms pasted from Excel or Word, one a line: 名称, 座位数 and what it has (B-11), parted by a tab, a comma or spaces (E-31, as B-16). Every bad line is told with
 * its number and what to do; one bad line and none is taken.
 */
export function readRooms(text: string): ReadRooms {
  const lines = cleanText(text)
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), at: index + 1 }))
  const filled = lines.filter(({ line }) => line !== '')
  if (filled.length === 0) return { ok: false, problems: ['请填写考场，每行一个：名称、座位数。'] }
  if (filled.length > roomsAtOnceMax)
    return { ok: false, problems: [`一次最多添加 ${roomsAtOnceMax} 个考场，这里有 ${filled.length} 行，请分几次添加。`] }
  const seen = new Map<string, number>()
  const problems: string[] = []
  const rooms = filled.map(({ line, at }) => {
    // Longer than any room's, and enough to keep the pattern from trying for hours.
    const cut = line.slice(0, lineCharactersMax)
    const [has = ''] = offersAtEnd.exec(cut) ?? []
    const [, name = line, capacity = ''] =
      /^(.*?)[\s,，、;；]+(\S+?)(?:座|个座位|人)?$/u.exec(cut.slice(0, cut.length - has.length)) ?? []
    const problem = problemOf(name.trim(), capacity, seen)
    if (problem) problems.push(`第 ${at} 行“${line.slice(0, 30)}”：${problem}`)
    seen.set(name.trim(), at)
    const offers = Object.entries(roomNeedWords).flatMap(([need, word]) => (has.includes(word) ? [need] : []))
    return { name: name.trim(), capacity: Number(digits(capacity)), offers }
  })
  const more = problems.length > problemsShownMax ? [`另有 ${problems.length - problemsShownMax} 行有误。`] : []
  return problems.length > 0 ? { ok: false, problems: [...problems.slice(0, problemsShownMax), ...more] } : { ok: true, rooms }
}

function problemOf(name: string, capacity: string, seen: ReadonlyMap<string, number>): string | null {
  if (name === '' || capacity === '') return '请写成“名称 座位数”，例如“第 001 考场 30”。'
  if ([...name].length > nameCharactersMax) return `名称最多 ${nameCharactersMax} 个字。`
  const twin = seen.get(name)
  if (twin) return `名称与第 ${twin} 行相同。`
  return capacityProblem(capacity)
}

/** What is wrong with a number of seats; null: nothing. */
export function capacityProblem(capacity: string): string | null {
  const seats = /^\d{1,6}$/.test(digits(capacity)) ? Number(digits(capacity)) : Number.NaN
  if (Number.isNaN(seats)) return `座位数“${capacity.slice(0, 10)}”不是数字。`
  return seats < 1 || seats > capacityMax ? `座位数须为 1 至 ${capacityMax}。` : null
}

/** Full-width digits, as Chinese keyboards write them, as plain ones. */
export function digits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
}
