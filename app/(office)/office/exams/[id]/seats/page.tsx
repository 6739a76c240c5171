import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrawHistory } from '@/components/office/draw-history'
import { DrawRecord } from '@/components/office/draw-record'
import { RoomSeats } from '@/components/office/room-seats'
import { SeatNumbers } from '@/components/office/seat-numbers'
import { SeatingSteps } from '@/components/office/seating-steps'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readSeating } from '@/lib/seating/read-seating'
import { drawSeatsAction, freezeDrawAction, seatLatecomersAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '座位编排' }

const actions = { draw: drawSeatsAction, freeze: freezeDrawAction, latecomers: seatLatecomersAction }
const done: Record<string, string> = {
  draw: '座位已随机编排。请另一位考务人员核对后冻结。',
  freeze: '座位已冻结，到时间后考生可以打印准考证。',
  latecomers: '未编排的考生已补编到空座位，其他人的座位没有变动。',
}

export default async function SeatsPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const seating = await readSeating(viewer, id, typeof query.room === 'string' ? query.room : undefined)
  if (!seating) notFound()
  const { frame, draw, names } = seating
  const here = `/office/exams/${id}/seats`
  const said = typeof query.done === 'string' && Object.hasOwn(done, query.done) ? done[query.done] : undefined
  return (
    <Page width="wide">
      <PageTitle title="座位编排" above={frame.session.title} back={{ href: `/office/exams/${id}`, label: '报名情况' }} />
      <div className="grid gap-5 [&>*]:min-w-0">
        {said && (
          <Alert tone="done" live>
            {said}
          </Alert>
        )}
        <SeatNumbers numbers={seating.numbers} rooms={seating.rooms} />
        <SeatingSteps
          seating={seating}
          here={here}
          asked={typeof query.confirm === 'string' ? query.confirm : undefined}
          actions={actions}
        />
        {draw && <DrawRecord draw={draw} names={names} published={frame.windows.admitCard.to} />}
        {draw && <RoomSeats rooms={seating.rooms} room={seating.room} seated={seating.seated} here={here} />}
        <DrawHistory draws={seating.draws} names={names} />
      </div>
    </Page>
  )
}
