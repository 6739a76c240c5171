const zone = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function split(at: Date) {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]))
  return { year: found.year, month: found.month, day: found.day, hour: found.hour, minute: found.minute, second: found.second }
}

/** 2020年8月24日 */
export function fullDay(at: Date): string {
  const t = split(at)
  return `${t.year}年${t.month}月${t.day}日`
}

/** 8月24日 */
export function day(at: Date): string {
  const t = split(at)
  return `${t.month}月${t.day}日`
}

/** 17:00 */
export function minute(at: Date): string {
  const t = split(at)
  return `${t.hour}:${t.minute}`
}

/** 8月24日 17:00 */
export function dayAndMinute(at: Date): string {
  return `${day(at)} ${minute(at)}`
}

/** 2020年8月24日 17:00:05, where the second counts. */
export function exact(at: Date): string {
  return `${fullDay(at)} ${minute(at)}:${split(at).second}`
}

/** 2020-08-24 in Asia/Shanghai. */
export function isoDay(at: Date): string {
  const t = split(at)
  return `${t.year}-${t.month?.padStart(2, '0')}-${t.day?.padStart(2, '0')}`
}

/** How long is left, rounded down, two units at most: 9天7小时, 3小时20分, 4分10秒. Zero or less: 已截止. */
export function timeLeft(milliseconds: number): string {
  if (milliseconds <= 0) return '已截止'
  const seconds = Math.floor(milliseconds / 1000)
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
  if (days > 0) return `${days}天${hours}小时`
  if (hours > 0) return `${hours}小时${minutes}分`
  return `${minutes}分${seconds % 60}秒`
}

/** 66.00 from 6600. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
