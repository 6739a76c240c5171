import type { Metadata } from 'next'
import { ProfileCard } from '@/components/account/profile-card'
import { QuestionsInvite } from '@/components/account/questions-invite'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { invitesQuestions } from '@/lib/access/questions-invite'
import { requireViewer } from '@/lib/access/session'
import { readProfileFacts } from '@/lib/account/profile-facts'
import { laterAction } from './questions/actions'

export const metadata: Metadata = { title: '用户信息维护' }

export default async function ProfilePage() {
  const viewer = await requireViewer(undefined, '/profile')
  const [facts, invites] = await Promise.all([readProfileFacts(viewer), invitesQuestions(viewer)])
  return (
    <Page>
      <PageTitle title="用户信息维护" lead="您的登记信息、密码和安全都在这里。号码只显示一部分，完整的只有您下载时能看到。" />
      <div className="grid gap-5">
        {invites && <QuestionsInvite later={laterAction} back="/profile" />}
        <ProfileCard facts={facts} change="/profile/change" />
        <Card title="您的资料归您">
          <p className="mb-4 text-ink-2">我们保存的与您有关的全部资料，您可以下载一份；不再需要账号时，可以注销。</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/profile/data" tone="secondary" size="small">
              下载本人的全部资料
            </ButtonLink>
            <ButtonLink href="/profile/close" tone="quiet" size="small">
              注销账号
            </ButtonLink>
          </div>
        </Card>
      </div>
    </Page>
  )
}
