import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScoreCorrections } from '@/components/office/score-corrections'
import { ScoreImport } from '@/components/office/score-import'
import { ScoreImports } from '@/components/office/score-imports'
import { ScoreNumbers } from '@/components/office/score-numbers'
import { ScorePublication } from '@/components/office/score-publication'
import { ScoreReport } from '@/components/office/score-report'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readScoring } from '@/lib/scoring/read-scoring'
import * as actions from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '成绩' }

const done: Record<string, string> = {
  marks: '科目满分已保存。',
  proposed: '已提交发布。请另一位考务人员核对后确认。',
  confirmed: '已确认发布，到时间考生即可查询。',
  withdrawn: '发布已撤回，考生看不到成绩。',
  correction: '更正已提出。请另一位考务人员核对后确认。',
  'correction-confirmed': '更正已确认，成绩已更新。',
  'correction-declined': '更正没有生效，成绩不变。',
}

/** 成绩: imported, checked, published by two people, corrected by two people (E-33, E-34). */
export default async function ScoresPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const scoring = await readScoring(viewer, id, { importId: only(query.import), number: only(query.number) })
  if (!scoring) notFound()
  const here = `/office/exams/${id}/scores`
  const asked = only(query.done) ?? ''
  const said = Object.hasOwn(done, asked) ? done[asked] : undefined
  return (
    <Page width="wide">
      <PageTitle title="成绩" above={scoring.frame.session.title} back={{ href: `/office/exams/${id}`, label: '报名情况' }} />
      <div className="grid gap-5 [&>*]:min-w-0">
        {said && (
          <Alert tone="done" live>
            {said}
          </Alert>
        )}
        {scoring.report && <ScoreReport run={scoring.report} />}
        <ScoreNumbers scoring={scoring} save={actions.setFullMarksAction} />
        {scoring.isOfficer && scoring.phase === 'open' && <ScoreImport scoring={scoring} run={actions.importScoresAction} />}
        <ScorePublication
          scoring={scoring}
          here={here}
          asked={only(query.confirm)}
          actions={{
            propose: actions.proposeScoresAction,
            confirm: actions.confirmScoresAction,
            withdraw: actions.withdrawScoresAction,
          }}
        />
        {scoring.isOfficer && (
          <ScoreCorrections
            scoring={scoring}
            here={here}
            number={only(query.number)}
            actions={{ propose: actions.proposeCorrectionAction, decide: actions.decideCorrectionAction }}
          />
        )}
        <ScoreImports imports={scoring.imports} names={scoring.names} here={here} />
      </div>
    </Page>
  )
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
