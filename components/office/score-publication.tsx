import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { GreyedButton } from '@/components/ui/greyed-button'
import { Stamp } from '@/components/ui/stamp'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute, exact, fullDay } from '@/lib/clock/format'
import type { ScorePhase, ScoringView } from '@/lib/scoring/read-scoring'
import { ScoreProposal } from './score-proposal'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = {
  scoring: ScoringView
  here: string
  asked: string | undefined
  actions: { propose: Action; confirm: Action; withdraw: Action }
}

/** 发布: proposed by one, confirmed by another, out at its time (E-33, O-27). */
export function ScorePublication({ scoring, here, asked, actions }: Props) {
  const { publication, phase, isOfficer } = scoring
  return (
    <Card title="发布">
      <div className="flex items-start justify-between gap-4">
        <p className="text-ink-2">{standings[phase]}</p>
        {phase === 'out' && <Stamp lines={['成绩', '已发布']} />}
      </div>
      {phase === 'out' && (
        <p className="mt-2">
          <a className="link inline-block py-1" href={`/office/exams/${scoring.frame.session.id}/publicity`}>
            合格人员公示
          </a>
        </p>
      )}
      {publication && <Standing scoring={scoring} publication={publication} />}
      {isOfficer && phase === 'open' && <Proposing scoring={scoring} propose={actions.propose} />}
      {isOfficer && publication && (phase === 'proposed' || phase === 'confirmed') && (
        <Deciding scoring={scoring} publication={publication} here={here} asked={asked} actions={actions} />
      )}
    </Card>
  )
}

const standings: Record<ScorePhase, string> = {
  open: '还没有提交发布。成绩由一位考务人员提交、另一位核对确认，到时间才对考生公布；在此之前只有考务人员能看到。',
  proposed: '已提交发布，等待另一位考务人员核对后确认。',
  confirmed: '已确认发布，到时间自动公布，并通知考生。公布之前可以撤回。',
  out: '成绩已经公布。有误的请在下面逐个更正；考生可以在期限内申请成绩复查。',
}

function Proposing({ scoring, propose }: { scoring: ScoringView; propose: Action }) {
  const { counts, isOver } = scoring
  const reason = !isOver
    ? '考试结束后办理'
    : counts.due === 0
      ? '没有应发布的成绩'
      : counts.lacking > 0
        ? `还缺 ${counts.lacking} 个成绩，缺考的也要导入，填 -1`
        : null
  if (reason)
    return (
      <div className="mt-5">
        <GreyedButton label="提交发布" reason={reason} />
      </div>
    )
  return <ScoreProposal scoring={scoring} propose={propose} />
}

type Publication = NonNullable<ScoringView['publication']>

function Standing({ scoring: { names }, publication }: { scoring: ScoringView; publication: Publication }) {
  const { standard, publishAt, recheckUntil, candidates, passed, proposedBy, proposedAt, confirmedBy, confirmedAt } = publication
  const nameOf = (id: string) => names.get(id) ?? '（账号已不存在）'
  return (
    <div className="mt-4">
      <DescriptionList
        ruled
        items={[
          { term: '发布时间', detail: exact(publishAt) },
          {
            term: '合格标准',
            detail: standard.marks
              .map(({ subject, level, mark }) => `${subject}${level ? `（${level}）` : ''} ${mark} 分`)
              .join('；'),
          },
          { term: '合格人数', detail: `${passed} 人，共 ${candidates} 人（提交时）` },
          { term: '成绩有效', detail: standard.validYears ? `${standard.validYears} 年（含考试当年）` : '长期' },
          { term: '复查截止', detail: `${fullDay(recheckUntil)} 00:00` },
          { term: '提交', detail: `${nameOf(proposedBy)}，${exact(proposedAt)}` },
          { term: '确认', detail: confirmedBy && confirmedAt ? `${nameOf(confirmedBy)}，${exact(confirmedAt)}` : '还没有确认' },
        ]}
      />
    </div>
  )
}

type DecidingProps = Omit<Props, 'scoring'> & { scoring: ScoringView; publication: Publication }

/** Each is asked once more, with what it means, before it is done. */
function Deciding({ scoring, publication, here, asked, actions }: DecidingProps): ReactNode {
  const { phase, accountId, frame } = scoring
  const own = publication.proposedBy === accountId ? '须由另一位考务人员核对后确认' : null
  const confirming = asked === 'publish' && phase === 'proposed' && !own ? 'confirm' : asked === 'withdraw' ? 'withdraw' : null
  if (confirming) {
    return (
      <ActionForm action={actions[confirming]} className="mt-5 rounded-lg border-2 border-seal/40 p-4">
        <input type="hidden" name="session" value={frame.session.id} />
        <input type="hidden" name="publication" value={publication.id} />
        <p>
          {confirming === 'confirm'
            ? `将于 ${dayAndMinute(publication.publishAt)} 向 ${publication.candidates} 名考生公布成绩，公布后不能撤回。请先核对各科人数、平均分、合格标准和合格人数。`
            : '撤回后考生到时间看不到成绩，可以重新导入、重新提交发布。'}
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <SubmitButton tone={confirming === 'confirm' ? 'danger' : 'primary'}>
            {confirming === 'confirm' ? '确认发布' : '确认撤回'}
          </SubmitButton>
          <ButtonLink href={here} tone="quiet">
            返回
          </ButtonLink>
        </div>
      </ActionForm>
    )
  }
  return (
    <div className="mt-5 flex flex-wrap gap-3">
      {phase === 'proposed' && own && <GreyedButton label="确认发布" reason={own} />}
      {phase === 'proposed' && !own && <ButtonLink href={`${here}?confirm=publish`}>确认发布</ButtonLink>}
      <ButtonLink href={`${here}?confirm=withdraw`} tone="secondary">
        撤回
      </ButtonLink>
    </div>
  )
}
