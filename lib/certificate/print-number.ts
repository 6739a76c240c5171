/** 印制号 as printed on a blank: letters, or none, and a fixed count of digits. */
export type PrintNumber = { prefix: string; digits: number; value: number }

/** What was typed, half-width capitals without spaces and dashes; null: no 印制号 looks like that. */
export function readPrintNumber(typed: string): PrintNumber | null {
  const [, prefix, digits] =
    /^([A-Z]{0,6})(\d{4,12})$/.exec(
      typed
        .normalize('NFKC')
        .replace(/[\s\p{Pd}]/gu, '')
        .toUpperCase(),
    ) ?? []
  return prefix === undefined || digits === undefined ? null : { prefix, digits: digits.length, value: Number(digits) }
}

export function writePrintNumber({ prefix, digits, value }: PrintNumber): string {
  return `${prefix}${String(value).padStart(digits, '0')}`
}
