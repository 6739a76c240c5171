import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Cell, Head, Table } from '@/components/office/table'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { listTemplates } from '@/db/queries/message-template'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
import { previewOf } from '@/lib/message/template-draft'
import { templateName } from '@/lib/message/templates'

export const metadata: Metadata = { title: '消息模板' }

export default async function TemplatesPage() {
  if (!hasRole(await requireViewer('staff'), 'administrator')) notFound()
  const rows = await listTemplates()
  return (
    <Page width="wide">
      <PageTitle
        title="消息模板"
        lead="每种通知的文字。修改以后发生的事项用新的文字，已经发生的仍用当时的文字。"
        back={{ href: '/office/messages', label: '消息发送情况' }}
      />
      <Table caption="消息模板">
        <Head columns={['通知种类和标题', '短信', '版本', '修改时间']} numeric={[2]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <Cell>
                <a className="link inline-block font-bold" href={`/office/messages/templates/${row.key}`}>
                  {templateName(row.key)}
                </a>
                <p className="min-w-48 text-ink-2">{row.title}</p>
              </Cell>
              <Cell>
                <span className="whitespace-nowrap">{smsWords(row)}</span>
              </Cell>
              <Cell numeric>{row.version}</Cell>
              <Cell>
                <span className="whitespace-nowrap">{row.editedBy ? dayAndMinute(row.editedAt) : '系统自带'}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}

function smsWords({ title, body, sms, variables }: Awaited<ReturnType<typeof listTemplates>>[number]): string {
  const size = previewOf({ title, body, sms: sms ?? '' }, variables)?.sms
  return size ? `${size.characters} 字，${size.segments} 条` : '不发'
}
