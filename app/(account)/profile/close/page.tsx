import type { Metadata } from 'next'
import { PasswordField } from '@/components/account/password-field'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { closedByOthers, closingObjections } from '@/lib/account/close-account'
import type { Objection } from '@/lib/workflow/machine'
import { closeAccountAction } from './actions'

export const metadata: Metadata = { title: '注销账号' }

export default async function CloseAccountPage() {
  const viewer = await requireViewer(undefined, '/profile/close')
  const [others, objections] = [closedByOthers(viewer.kind), await closingObjections(viewer)]
  return (
    <Page>
      <PageTitle
        title="注销账号"
        back={{ href: '/profile', label: '用户信息' }}
        lead="注销以后，用户名和密码不能再登录，所有登录结束，密保问题删除，原来的用户名不再开放。已经办过的考试、缴费和证书按规定继续保存；以后可以用同一证件重新注册，原来的记录会接上。"
      />
      {others ? (
        <Empty title="由别人注销">{others}</Empty>
      ) : objections.length > 0 ? (
        <UnderWay objections={objections} />
      ) : (
        <CloseForm />
      )}
    </Page>
  )
}

function UnderWay({ objections }: { objections: readonly Objection[] }) {
  return (
    <Alert tone="soon" title="还有没办完的业务，现在不能注销">
      <p>请先办完、撤销，或等它结束：</p>
      <ul className="mt-2 list-inside list-disc">
        {objections.map(({ message, href }) => (
          <li key={message}>
            <a className="link" href={href}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function CloseForm() {
  return (
    <ActionForm action={closeAccountAction} className="flex max-w-[40rem] flex-col gap-5">
      <PasswordField name="password" label="登录密码" required hint="确认是您本人要注销" autoComplete="current-password" />
      <div>
        <SubmitButton tone="danger" pendingLabel="正在注销…">
          注销账号
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
