/** What stands in place of a score, in words (seed 002, 十六). */
export const scoreCodes = {
  '-1': { label: '缺考', meaning: '已报名，没有参加这一科考试。' },
  '-2': { label: '违纪', meaning: '考试过程中有违纪违规行为。' },
  '-4': {
    label: '成绩无效',
    meaning: '考后发现报考条件不符或者有其他违纪行为，这一科成绩无效；或者没有违纪违规，但没有按考试要求作答。',
  },
} as const

type Code = keyof typeof scoreCodes

/** The code that a score is; null: it is marks. */
export function codeOf(score: number): (typeof scoreCodes)[Code] | null {
  const key = String(score)
  return Object.hasOwn(scoreCodes, key) ? scoreCodes[key as Code] : null
}

/** 82.5, or -1（缺考）. */
export function scoreWords(score: number): string {
  const code = codeOf(score)
  return code ? `${score}（${code.label}）` : String(score)
}

/** Every code with its words, for those who fill in a file. */
export const codesInWords = Object.entries(scoreCodes)
  .map(([code, { label }]) => `${label}填 ${code}`)
  .join('，')
