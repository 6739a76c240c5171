/** 2020********0001: for whoever has the paper before them, no more. */
export function maskManagementNumber(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(Math.max(0, number.length - 8))}${number.slice(-4)}`
}
