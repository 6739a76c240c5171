import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { verifyPaper } from '@/lib/exam/verify-paper'

export const metadata: Metadata = { title: '验证真伪', robots: { index: false } }

export default async function VerifyCodePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const at = await now()
  const verified = await verifyPaper(code, at)
  return (
    <Page width="form">
      <PageTitle title="验证真伪" back={{ href: '/verify', label: '验证另一份' }} />
      {verified ? (
        <div className="grid gap-5">
          <Alert tone={verified.current ? 'done' : 'soon'} title={verified.verdict}>
            {verified.advice}
          </Alert>
          <Card title={verified.document}>
            <DescriptionList ruled items={verified.rows.map(({ label, value }) => ({ term: label, detail: value }))} />
          </Card>
          <p className="text-ink-3 text-sm">查验时间 {exact(at)}。姓名和号码已遮盖，请与纸面逐项核对。</p>
        </div>
      ) : (
        <Alert tone="error" title="没有这份文件">
          验证码不存在。请核对纸面下方的验证码；如果仍查不到，这份文件不是由本系统出具的，请致电 0755-88100099。
        </Alert>
      )}
    </Page>
  )
}
