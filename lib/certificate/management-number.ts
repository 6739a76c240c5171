/** 深圳市, by the code of administrative divisions. */
const region = '440300'

/**
 * 管理号 of a certificate (E-38), 21 digits like those in use: year of the exam (4), number of the exam (3), administrative division of the
 * authority (6), running number (8). The running number alone is never given twice; gaps are allowed. Throws beyond what fits.
 */
export function managementNumber({ year, examCode, serial }: { year: number; examCode: number; serial: number }): string {
  const number = [padded(year, 4), padded(examCode, 3), region, padded(serial, 8)].join('')
  if (!/^\d{21}$/.test(number)) throw new Error(`no management number of ${year}, ${examCode}, ${serial}`)
  return number
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
