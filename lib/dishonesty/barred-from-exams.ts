import type { Queryable } from '@/db/client'
import { listDishonesty } from '@/db/queries/commitment'
import { lastDay } from './period-words'

/** Why this person may not register for any exam at `at`, in words with the last day; null: they may (O-23). */
export async function barredFromExams(on: Queryable, personId: string, at: Date): Promise<string | null> {
  const entries = (await listDishonesty(personId, at, on)).filter(({ effect }) => effect === 'no-exams')
  if (entries.length === 0) return null
  const ends = entries.map(({ endsAt }) => endsAt)
  const last = ends.includes(null) ? null : new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)))
  const until = last ? `至${lastDay(last)}止` : '长期'
  return `您已记入资格考试诚信档案库，记录期（${until}）内不得报名参加考试。记录的内容请到“用户信息维护”的“诚信记录”查看。`
}
