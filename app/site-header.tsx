import { IdleWarning } from '@/components/account/idle-warning'
import { Header } from '@/components/shell/header'
import { ModeSwitch } from '@/components/shell/mode-switch'
import { unreadCount } from '@/db/queries/message'
import { displayMode } from '@/lib/access/display-mode'
import { currentViewer } from '@/lib/access/session'
import { logoutAction } from './(account)/logout/actions'
import { stayAction } from './(account)/profile/sessions/actions'
import { switchModeAction } from './(portal)/mode/actions'

/** The header with who is signed in and how many messages wait. */
export async function SiteHeader() {
  const viewer = await currentViewer()
  const unread = viewer ? await unreadCount(viewer) : 0
  const mode = <ModeSwitch elder={(await displayMode()) === 'elder'} switchMode={switchModeAction} />
  return (
    <>
      <Header viewer={viewer && { name: viewer.name, kind: viewer.kind }} unread={unread} logout={logoutAction} mode={mode} />
      {viewer && <IdleWarning kind={viewer.kind} stay={stayAction} logout={logoutAction} />}
    </>
  )
}
