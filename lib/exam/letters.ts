import type { ExamFrame } from '@/db/queries/exam'

type Letters = Pick<ExamFrame, 'letters'>

/** Kept among the letters of an exam, so that a change is a new version, and read elsewhere than before registering (E-12). */
const noticeKey = 'commitment-notice'
const commitmentKey = 'commitment'
export const commitmentKeys = [noticeKey, commitmentKey] as const

/** What is read one after another before registering, with 同意 on the last (E-02). */
export function lettersToRead<L extends { key: string }>({ letters }: { letters: readonly L[] }): L[] {
  return letters.filter(({ key }) => key !== noticeKey && key !== commitmentKey)
}

/** 告知事项 of 告知承诺制, public before registration opens; null: the exam has none. */
export function noticeOfCommitment({ letters }: Letters) {
  return letters.find(({ key }) => key === noticeKey) ?? null
}

/** 告知承诺书, as it is signed today; null: the exam has none. */
export function letterOfCommitment({ letters }: Letters) {
  return letters.find(({ key }) => key === commitmentKey) ?? null
}
