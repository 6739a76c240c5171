import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TemplateForm } from '@/components/office/template-form'
import { TemplateVersions } from '@/components/office/template-versions'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { listVersions } from '@/db/queries/message-template'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { templates } from '@/lib/message/templates'
import { editTemplateAction } from '../actions'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ done?: string | string[] }> }

export const metadata: Metadata = { title: '修改消息模板' }

export default async function TemplatePage({ params, searchParams }: Props) {
  const [viewer, { key }, { done }] = [await requireViewer('staff'), await params, await searchParams]
  const template = hasRole(viewer, 'administrator') && Object.hasOwn(templates, key) ? templates[key] : undefined
  const versions = template ? await listVersions(key) : []
  const [newest] = versions
  if (!template || !newest) notFound()
  const { title, body, sms, version } = newest
  return (
    <Page width="wide">
      <PageTitle
        title={template.name}
        above={`消息模板 · 第 ${version} 版`}
        back={{ href: '/office/messages/templates', label: '消息模板' }}
      />
      {done === 'saved' && (
        <div className="mb-5">
          <Alert tone="done" live>
            {`已保存为第 ${version} 版，以后发生的事项用新的文字。`}
          </Alert>
        </div>
      )}
      <TemplateForm
        key={version}
        template={key}
        version={version}
        words={{ title, body, sms: sms ?? '' }}
        variables={template.variables}
        action={editTemplateAction}
      />
      <TemplateVersions versions={versions} />
    </Page>
  )
}
