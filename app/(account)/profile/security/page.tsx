import type { Metadata } from 'next'
import { SecurityEventList } from '@/components/account/security-event-list'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listSecurityEvents } from '@/db/queries/profile'
import { requireViewer } from '@/lib/access/session'
import { securityEventWords } from '@/lib/account/security-words'

export const metadata: Metadata = { title: '安全记录' }

const shownMax = 20

export default async function SecurityPage() {
  const viewer = await requireViewer(undefined, '/profile/security')
  const events = await listSecurityEvents(viewer, shownMax)
  return (
    <Page>
      <PageTitle
        title="安全记录"
        lead={
          <>
            您的账号最近 {shownMax} 次登录和变动。有不是您做的，请马上到“
            <a className="link" href="/profile/password">
              密码管理
            </a>
            ”修改密码。
          </>
        }
      />
      {events.length === 0 ? (
        <Empty title="还没有记录">以后每次登录和变动都会记在这里。</Empty>
      ) : (
        <SecurityEventList events={events.map((event) => ({ ...event, ...securityEventWords(event.name) }))} />
      )}
    </Page>
  )
}
