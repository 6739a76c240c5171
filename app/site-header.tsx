import { Header } from '@/components/shell/header'
import { currentViewer } from '@/lib/access/session'
import { unreadCount } from '@/db/queries/message'
import { logoutAction } from './(account)/logout/actions'

/** The header with who is signed in and how many messages wait. */
export async function SiteHeader() {
  const viewer = await currentViewer()
  const unread = viewer ? await unreadCount(viewer) : 0
  return <Header viewer={viewer && { name: viewer.name, kind: viewer.kind }} unread={unread} logout={logoutAction} />
}
