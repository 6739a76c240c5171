import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { Button } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'

export const metadata: Metadata = { title: '验证真伪' }

export default async function VerifyPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const { code } = await searchParams
  const typed = (typeof code === 'string' ? code : '').replace(/[^0-9a-z]/gi, '').toUpperCase()
  if (typed) redirect(`/verify/${typed}`)
  return (
    <Page width="form">
      <PageTitle title="验证真伪" lead="扫描报名表、准考证上的二维码，或输入纸面下方的验证码。" />
      <form className="grid gap-4">
        <label className="grid gap-1 font-bold" htmlFor="code">
          验证码
          <input
            id="code"
            name="code"
            required
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            className="box font-normal"
          />
        </label>
        <Button type="submit">查验</Button>
      </form>
      <p className="mt-6 text-ink-2">
        收到短信，想知道是不是本系统发的？
        <a className="link inline-block py-1" href="/verify/sms">
          短信真伪查询
        </a>
      </p>
    </Page>
  )
}
