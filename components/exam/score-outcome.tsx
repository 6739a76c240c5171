import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import type { OwnScores } from '@/lib/scoring/read-own-scores'

/** Passed or not yet: what counts until when, and what is still missing (E-34). */
export function ScoreOutcome({ scores }: { scores: OwnScores }) {
  const { standing, rollingYears, publication, frame } = scores
  const { completedIn, counted, missing } = standing
  const { validYears } = publication.standard
  if (completedIn !== null) {
    const until = validYears ? `合格成绩有效至 ${frame.session.year + validYears - 1} 年 12 月 31 日。` : '合格成绩长期有效。'
    return (
      <Alert tone="done" title={completedIn === frame.session.year ? '全部科目合格' : `${completedIn} 年度已全部合格`}>
        {until}
      </Alert>
    )
  }
  if (rollingYears <= 1) {
    return (
      <Alert tone="info" title="没有全部合格">
        {`没有达到合格标准的科目：${missing.join('、')}。这项考试的成绩不滚动，须在一次考试中全部科目合格。`}
      </Alert>
    )
  }
  return (
    <Card title="还没有全部合格">
      <p className="text-ink-2">{`这项考试以连续 ${rollingYears} 个考试年度为一个滚动期，在一个滚动期内各科都合格即为全部合格。`}</p>
      {counted.length > 0 && (
        <>
          <h3 className="mt-4 font-bold">已经合格</h3>
          <ul className="mt-1 grid gap-1">
            {counted.map(({ subject, year, until }) => (
              <li key={subject}>
                {subject}：{year} 年度合格，有效至 {until} 年度考试
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="mt-4 font-bold">下一个考试年度还要通过</h3>
      <p className="mt-1">{missing.join('、')}</p>
    </Card>
  )
}
