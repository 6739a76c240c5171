import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { dayAndMinute } from '@/lib/clock/format'
import { codeOf, scoreWords } from '@/lib/scoring/codes'
import type { OwnPaper, OwnScores } from '@/lib/scoring/read-own-scores'

/** Each paper: its score or what the code means, passed or not, what stood before, and 成绩复查. */
export function ScoreList({ scores, now }: { scores: OwnScores; now: Date }) {
  const { papers, publication, isAnnulled } = scores
  const isOpen = !isAnnulled && now < publication.recheckUntil
  return (
    <>
      <ul className="grid gap-4" aria-label="各科成绩">
        {papers.map((paper) => (
          <li key={paper.subject}>
            <Paper paper={paper} isOpen={isOpen} />
          </li>
        ))}
      </ul>
      <p className="text-ink-2">{recheckWords(scores, isOpen)}</p>
    </>
  )
}

function recheckWords({ isAnnulled, publication: { recheckUntil } }: OwnScores, isOpen: boolean): string {
  if (isAnnulled) return '这次考试的成绩已按无效处理，不再复查。对处理有异议的，请书面申诉。'
  if (isOpen) return `对成绩有异议的，可以在 ${dayAndMinute(recheckUntil)} 前申请成绩复查，每一科一次。`
  return `成绩复查已于 ${dayAndMinute(recheckUntil)} 截止。`
}

type PaperProps = { paper: OwnPaper; isOpen: boolean }

function Paper({ paper, isOpen }: PaperProps) {
  const { subject, score, fullMarks, mark, isPassed, before, finding } = paper
  const code = codeOf(score)
  return (
    <Card
      title={subject}
      aside={<Badge tone={isPassed ? 'done' : 'others'}>{isPassed ? '合格' : (code?.label ?? '未达到合格标准')}</Badge>}
    >
      <p className="font-song text-[1.75rem] tabular-nums leading-tight">{score}</p>
      {code ? (
        <p className="mt-1">{`“${score}”代表${code.label}：${code.meaning}`}</p>
      ) : (
        <p className="mt-1 text-ink-3 text-sm">满分 {fullMarks}</p>
      )}
      {finding && <p className="mt-1">认定：{finding}</p>}
      {mark !== null && <p className="text-ink-3 text-sm">合格标准 {mark} 分</p>}
      {before.length > 0 && <p className="mt-2 text-ink-2">成绩有更正，原来是 {before.map(scoreWords).join('，其后是 ')}。</p>}
      <Recheck paper={paper} isOpen={isOpen} />
    </Card>
  )
}

function Recheck({ paper: { subject, score, recheck }, isOpen }: PaperProps) {
  if (score === -2 && !recheck)
    return <p className="mt-4 text-ink-2">违纪不在成绩复查范围；对违纪处理有异议的，请申请违纪申诉。</p>
  if (!recheck && !isOpen) return null
  return (
    <p className="mt-4">
      <ButtonLink href={recheck ? `/services/score-recheck/${recheck.id}` : '/services/score-recheck/new'} tone="secondary">
        {recheck ? '查看成绩复查' : '申请成绩复查'}
        <span className="sr-only">：{subject}</span>
      </ButtonLink>
    </p>
  )
}
