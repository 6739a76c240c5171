import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountFilter } from '@/components/office/count-filter'
import { ViolationTable } from '@/components/office/violation-table'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { readsRegistry } from '@/db/queries/dishonesty'
import { listViolatedSessions, listViolations } from '@/db/queries/violation'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'

export const metadata: Metadata = { title: '违纪' }

/** 违纪, as scores of -2 record it, one session at a time (O-23). */
export default async function ViolationsPage({ searchParams }: { searchParams: Promise<{ session?: string | string[] }> }) {
  const [viewer, { session: asked }] = [await requireViewer('staff'), await searchParams]
  if (!readsRegistry(viewer)) notFound()
  const sessions = await listViolatedSessions(viewer)
  const chosen = sessions.find(({ id }) => id === asked) ?? sessions[0]
  const rows = chosen ? await listViolations(viewer, chosen.id) : []
  return (
    <Page width="wide">
      <PageTitle
        title="违纪（-2）"
        lead="成绩里登记的违纪，按考试列出。依据处理决定应当记入诚信档案的，从这里登记。"
        back={{ href: '/office/dishonesty', label: '诚信档案库' }}
      />
      <div className="mb-5">
        <CountFilter
          label="按考试筛选"
          choices={sessions.map(({ id, title, n }) => ({
            href: `/office/dishonesty/violations?session=${encodeURIComponent(id)}`,
            label: title,
            count: String(n),
            isChosen: id === chosen?.id,
          }))}
        />
      </div>
      {chosen ? (
        <ViolationTable rows={rows} mayEnter={hasRole(viewer, 'examOfficer', chosen.id)} />
      ) : (
        <Empty title="没有登记的违纪">导入的成绩里有违纪（-2）的，会列在这里。</Empty>
      )}
    </Page>
  )
}
