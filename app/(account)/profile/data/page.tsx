import type { Metadata } from 'next'
import { DataForm } from '@/components/account/data-form'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { makeTicketAction } from './actions'

export const metadata: Metadata = { title: '下载本人的全部资料' }

export default async function DataPage() {
  await requireViewer(undefined, '/profile/data')
  return (
    <Page>
      <PageTitle
        title="下载本人的全部资料"
        back={{ href: '/profile', label: '用户信息' }}
        lead="一个 JSON 文件，用记事本或浏览器就能打开：账号和身份信息、照片和学历、登录设备、安全记录、每项业务填过和提交过的内容、缴费和退费、消息和短信、上传的文件清单（附下载地址）、谁看过您的资料。"
      />
      <DataForm action={makeTicketAction} />
    </Page>
  )
}
