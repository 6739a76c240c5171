import { IdleWarning } from '@/components/account/idle-warning'
import { Header } from '@/components/shell/header'
import { unreadCount } from '@/db/queries/message'
import { currentViewer } from '@/lib/access/session'
import { logoutAction } from './(account)/logout/actions'
import { stayAction } from './(account)/profile/sessions/actions'

/** The header with who is signed in and how many messages wait. */
export async function SiteHeader() {
  const viewer = await currentViewer()
  const unread = viewer ? await unreadCount(viewer) : 0
  return (
    <>
      <Header viewer={viewer && { name: viewer.name, kind: viewer.kind }} unread={unread} logout={logoutAction} />
      {viewer && <IdleWarning kind={viewer.kind} stay={stayAction} logout={logoutAction} />}
    </>
  )
}
