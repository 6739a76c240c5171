/** What a candidate may need of a seat (E-31), in the words of the office's page and of the admit card. */
export const seatNeedWords = {
  'extra-time': '延长考试时间',
  'large-print': '大字号试卷',
  'ground-floor': '一楼考场',
  wheelchair: '轮椅可到达的考场和座位',
  'nursing-room': '靠近哺乳室',
} as const

export type SeatNeed = keyof typeof seatNeedWords
export type Needs = { needs: readonly string[]; other: string }

/** The needs of one candidate in words, the one written out last. */
export function needWords({ needs, other }: Needs): string[] {
  const words = Object.entries(seatNeedWords).flatMap(([need, word]) => (needs.includes(need) ? [word] : []))
  return other ? [...words, other] : words
}
