import type { Metadata } from 'next'
import { PasswordForm } from '@/components/account/password-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { getProfile } from '@/db/queries/profile'
import { requireViewer } from '@/lib/access/session'
import { changePasswordAction } from './actions'

export const metadata: Metadata = { title: '密码管理' }

export default async function PasswordPage({ searchParams }: { searchParams: Promise<{ changed?: string | string[] }> }) {
  const viewer = await requireViewer(undefined, '/profile/password')
  const [profile, { changed }] = await Promise.all([getProfile(viewer), searchParams])
  return (
    <Page>
      <PageTitle title="密码管理" lead="修改以后，这台设备保持登录，其他设备上的登录全部结束，并用短信和站内消息告诉您。" />
      {changed !== undefined && (
        <div className="mb-6">
          <Alert tone="done" live>
            密码已修改，其他登录已全部结束。
          </Alert>
        </div>
      )}
      <PasswordForm
        username={profile?.username ?? ''}
        name={viewer.name}
        asksCode={viewer.kind === 'staff'}
        action={changePasswordAction}
      />
    </Page>
  )
}
