/** The same day and hour in Shanghai in another year; 29 February becomes 1 March. */
export function yearsLater(at: Date, years: number): Date {
  const later = new Date(at.getTime() + shanghaiMilliseconds)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return new Date(later.getTime() - shanghaiMilliseconds)
}

const shanghaiMilliseconds = 8 * 3_600_000
