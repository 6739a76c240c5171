import type { Metadata } from 'next'
import { QuestionsForm } from '@/components/account/questions-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { questionsOf } from '@/lib/account/security-questions'
import { setQuestionsAction } from './actions'

export const metadata: Metadata = { title: '密保工具' }

export default async function QuestionsPage({ searchParams }: { searchParams: Promise<{ set?: string | string[] }> }) {
  const viewer = await requireViewer(undefined, '/profile/questions')
  const [questions, { set }] = await Promise.all([questionsOf(viewer.accountId), searchParams])
  const isSet = questions.length > 0
  return (
    <Page>
      <PageTitle
        title="密保工具"
        lead="设置 3 个密保问题。忘记密码时，答对全部 3 个就能重置密码。答案只有您知道最好：不要用证件、简历或朋友圈里查得到的内容。"
      />
      {viewer.kind === 'staff' ? (
        <Empty title="工作人员不用密保问题">密码忘了，请系统管理员重置。</Empty>
      ) : (
        <>
          {isSet && (
            <div className="mb-6">
              <Alert tone="done" live={set !== undefined} title={set === undefined ? '您已设置密保问题' : '密保问题已保存'}>
                答案不分大小写和全角半角。要更换，请在下面重新设置，三个一起换。
              </Alert>
            </div>
          )}
          <QuestionsForm chosen={questions.map((question) => ({ question, answer: '' }))} action={setQuestionsAction} />
        </>
      )}
    </Page>
  )
}
