import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { HandlerForm } from '@/components/unit/handler-form'
import { idKinds } from '@/lib/account/id-kinds'
import { openHandlerAction } from '../../actions'
import { enter } from '../../enter'

export const metadata: Metadata = { title: '新增经办人' }

export default async function NewHandlerPage() {
  const { ask } = await enter('manager')
  if (ask) return ask
  return (
    <Page width="form">
      <PageTitle
        title="新增经办人"
        lead="经办人须是本单位的真实人员。密码由本人用链接设置；新增后再授权。"
        back={{ href: '/unit/handlers', label: '经办人管理' }}
      />
      <Card as="div">
        <HandlerForm action={openHandlerAction} idKinds={idKinds} />
      </Card>
    </Page>
  )
}
