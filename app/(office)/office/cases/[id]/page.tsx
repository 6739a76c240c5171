import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseHeading } from '@/components/office/case-heading'
import { CaseHistory } from '@/components/office/case-history'
import { ClaimBar } from '@/components/office/claim-bar'
import { ComparedAnswers } from '@/components/office/compared-answers'
import { DecisionForm } from '@/components/office/decision-form'
import { caseKeys } from '@/components/office/desk-keys'
import { DeskList } from '@/components/office/desk-list'
import { DoneNote } from '@/components/office/done-note'
import { EarlierCases } from '@/components/office/earlier-cases'
import { Judging } from '@/components/office/judging'
import { MaterialViewer } from '@/components/office/material-viewer'
import { NextCaseButton } from '@/components/office/next-case-button'
import { ProposedReturn } from '@/components/office/proposed-return'
import { ReturnedItems } from '@/components/office/returned-items'
import { RevealAnswer } from '@/components/office/reveal-answer'
import { Shortcuts } from '@/components/office/shortcuts'
import { requireViewer } from '@/lib/access/session'
import { readFilter, withoutPage, writeFilter } from '@/lib/desk/queue-filter'
import { readDeskCase } from '@/lib/desk/read-case'
import { readNextLines } from '@/lib/desk/read-queue'
import { claimNextAction } from '../../queue/actions'
import { claimAction, decideAction, keepClaimAction, releaseAction, revealAnswerAction, transferAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '办理' }

const listed = 30

export default async function DeskCasePage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const filter = withoutPage(readFilter(query))
  const [found, lines] = await Promise.all([readDeskCase(viewer, id), readNextLines(viewer, filter, listed)])
  if (!found) notFound()
  const queue = writeFilter(filter)
  const carried = { case: id, queue }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[16rem_minmax(0,1fr)_24rem]">
      <DeskList lines={lines} here={id} filter={filter} />
      <Judging of={`${id} ${found.head.version}`} markable={found.markable} marked={found.marked}>
        <div className="min-w-0 border-line bg-sunk p-3 sm:p-4 md:border-r">
          <ReturnedItems items={found.round?.returned ?? []} />
          <MaterialViewer materials={found.materials} />
          <ComparedAnswers rows={found.answers} frozenAt={found.frozenAt} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 p-4 text-[0.9375rem]">
          <DoneNote done={query.done} then="，这是下一件。" />
          <CaseHeading found={found} />
          {found.isMyTurn && (
            <ClaimBar
              carried={carried}
              claim={found.claim}
              colleagues={found.colleagues}
              actions={{ claim: claimAction, release: releaseAction, transfer: transferAction, keep: keepClaimAction }}
            />
          )}
          {found.reveals.map((one) => (
            <RevealAnswer key={one.field} {...one} carried={carried} action={revealAnswerAction} />
          ))}
          <ProposedReturn proposed={found.round?.proposed ?? null} />
          <DecisionForm
            key={`${id} ${found.head.version}`}
            carried={carried}
            moves={found.moves}
            isHeld={found.claim.isMine}
            action={decideAction}
          />
          <NextCaseButton queue={queue} action={claimNextAction} quiet />
          <EarlierCases cases={found.earlier} />
          <CaseHistory events={found.timeline} />
          <Shortcuts keys={caseKeys(found.moves)} />
        </div>
      </Judging>
    </div>
  )
}
