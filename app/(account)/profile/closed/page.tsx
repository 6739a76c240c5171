import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export const metadata: Metadata = { title: '账号已注销' }

/** Where one is after closing the account; says the same to whoever comes by. */
export default function ClosedPage() {
  return (
    <Page width="form">
      <h1 className="sr-only">账号已注销</h1>
      <Empty title="账号注销以后" action={<ButtonLink href="/">回到首页</ButtonLink>}>
        所有登录已经结束。以后需要办理业务时，可以用同一证件重新注册，原来的记录会接上。
      </Empty>
    </Page>
  )
}
