import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrawHistory } from '@/components/office/draw-history'
import { DrawRecord } from '@/components/office/draw-record'
import { RoomSeats } from '@/components/office/room-seats'
import { RunProgress } from '@/components/office/run-progress'
import { SeatNeeds } from '@/components/office/seat-needs'
import { SeatNumbers } from '@/components/office/seat-numbers'
import { SeatingSteps } from '@/components/office/seating-steps'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readPlacing } from '@/lib/seating/read-placing'
import { readSeating } from '@/lib/seating/read-seating'
import { drawSeatsAction, freezeDrawAction, placeByHandAction, seatLatecomersAction, takeBackPlaceAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '座位编排' }

const actions = { draw: drawSeatsAction, freeze: freezeDrawAction, latecomers: seatLatecomersAction }
const placingActions = { place: placeByHandAction, takeBack: takeBackPlaceAction }
const done: Record<string, string> = {
  freeze: '座位已冻结，到时间后考生可以打印准考证。',
  latecomers: '未编排的考生已补编到空座位，其他人的座位没有变动。',
  place: '照顾座位已安排。',
  'take-back': '照顾座位已取消，这位考生改为随机编排。',
}

export default async function SeatsPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const seating = await readSeating(viewer, id, only(query.room))
  if (!seating) notFound()
  const { frame, draw, names, rooms, run } = seating
  const placing = await readPlacing(viewer, id, { draw, rooms, asked: { number: only(query.need), roomId: only(query.place) } })
  const here = `/office/exams/${id}/seats`
  const asked = only(query.done) ?? ''
  const said = Object.hasOwn(done, asked) ? done[asked] : undefined
  return (
    <Page width="wide">
      <PageTitle
        title="座位编排"
        above={frame.session.title}
        back={{ href: `/office/exams/${id}`, label: '报名情况' }}
        aside={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/office/exams/${id}/sites`} tone="secondary">
              考点考场
            </ButtonLink>
            <ButtonLink href={`/office/exams/${id}/sheets`} tone="secondary">
              考场材料
            </ButtonLink>
          </div>
        }
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {said && (
          <Alert tone="done" live>
            {said}
          </Alert>
        )}
        {run && (run.state !== 'done' || asked === 'draw') && (
          <RunProgress run={run} title="座位编排" ended="座位已随机编排。请另一位考务人员核对后冻结。" />
        )}
        <SeatNumbers numbers={seating.numbers} rooms={rooms} />
        <SeatNeeds placing={placing} rooms={rooms} here={here} sessionId={id} actions={placingActions} />
        <SeatingSteps seating={seating} here={here} asked={only(query.confirm)} actions={actions} />
        {draw && <DrawRecord draw={draw} names={names} published={frame.windows.admitCard.to} />}
        {draw && <RoomSeats rooms={rooms} room={seating.room} seated={seating.seated} here={here} />}
        <DrawHistory draws={seating.draws} names={names} />
      </div>
    </Page>
  )
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
