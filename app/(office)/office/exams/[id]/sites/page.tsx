import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PaperNeeds } from '@/components/office/paper-needs'
import { SiteList } from '@/components/office/site-list'
import { TakeOverSites } from '@/components/office/take-over-sites'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readSites } from '@/lib/seating/read-sites'
import { readTakeOver } from '@/lib/seating/read-take-over'
import {
  addRoomsAction,
  removeRoomAction,
  removeSiteAction,
  saveRoomAction,
  saveSiteAction,
  takeOverSitesAction,
} from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '考点考场' }

const actions = {
  saveSite: saveSiteAction,
  removeSite: removeSiteAction,
  addRooms: addRoomsAction,
  saveRoom: saveRoomAction,
  removeRoom: removeRoomAction,
}
const done: Record<string, string> = {
  site: '考点已保存。',
  rooms: '考场已添加。',
  room: '考场已保存。',
  removed: '已删除。',
  taken: '已沿用选中的考点和其中的考场，请核对地址、座位数和专供科目。',
}

export default async function SitesPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const view = await readSites(viewer, id, { siteId: only(query.site), roomId: only(query.room), after: only(query.after) })
  if (!view) notFound()
  const takeOver = await readTakeOver(viewer, view.frame.session, only(query.from))
  const here = `/office/exams/${id}/sites`
  const asked = only(query.done) ?? ''
  return (
    <Page width="wide">
      <PageTitle
        title="考点考场"
        above={view.frame.session.title}
        back={{ href: `/office/exams/${id}/seats`, label: '座位编排' }}
        aside={
          <ButtonLink href={`/office/exams/${id}/sheets`} tone="secondary">
            考场材料
          </ButtonLink>
        }
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {Object.hasOwn(done, asked) && (
          <Alert tone="done" live>
            {done[asked]}
          </Alert>
        )}
        {view.isFrozen && <Alert>座位已经冻结：考点和考场不能再改，只能为补编增加考场（排在最后）。</Alert>}
        <PaperNeeds papers={view.papers} capacity={view.capacity} rooms={view.roomCount} />
        {takeOver && (
          <TakeOverSites key={takeOver.source.id} takeOver={takeOver} sessionId={id} here={here} action={takeOverSitesAction} />
        )}
        <SiteList view={view} here={here} actions={actions} />
      </div>
    </Page>
  )
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
