/** What a candidate may need of a seat (E-31), in the words of the office's page and of the admit card. */
export const seatNeedWords = {
  'extra-time': '延长考试时间',
  'large-print': '大字号试卷',
  'ground-floor': '一楼考场',
  wheelchair: '轮椅可到达的考场和座位',
  'nursing-room': '靠近哺乳室',
} as const

export type SeatNeed = keyof typeof seatNeedWords

/** Those that a room has or has not (B-11), in the words of a room. */
export const roomNeedWords = {
  'ground-floor': '一楼',
  wheelchair: '轮椅可到达',
  'nursing-room': '靠近哺乳室',
} as const satisfies Partial<Record<SeatNeed, string>>

/** What a room has, in words. */
export function offerWords(offers: readonly string[]): string[] {
  return Object.entries(roomNeedWords).flatMap(([need, word]) => (offers.includes(need) ? [word] : []))
}

/** What is needed of a room that it has not, in words; empty: it will do. */
export function lackingIn(offers: readonly string[], needs: readonly string[]): string[] {
  return offerWords(needs.filter((need) => !offers.includes(need)))
}

export type Needs = { needs: readonly string[]; other: string }

/** The needs of one candidate in words, the one written out last. */
export function needWords({ needs, other }: Needs): string[] {
  const words = Object.entries(seatNeedWords).flatMap(([need, word]) => (needs.includes(need) ? [word] : []))
  return other ? [...words, other] : words
}
