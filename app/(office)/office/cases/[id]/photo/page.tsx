import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReplacePhotoForm } from '@/components/office/replace-photo-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readPhotoToReplace } from '@/lib/exam/replace-photo'
import { replacePhotoAction } from './actions'

export const metadata: Metadata = { title: '更换照片' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** 更换照片 after confirming: the exception that an officer makes, with a reason (E-03). */
export default async function ReplacePhotoPage({ params, searchParams }: Props) {
  const [viewer, { id }, { done }] = [await requireViewer('staff'), await params, await searchParams]
  const read = await readPhotoToReplace(viewer, id)
  if (!read) notFound()
  return (
    <Page width="form">
      <PageTitle title="更换照片" above={read.title} back={{ href: `/office/cases/${id}`, label: '这项报名' }} />
      <div className="grid gap-5 [&>*]:min-w-0">
        {done === 'replaced' && (
          <Alert tone="done" live>
            照片已更换，考生会收到站内消息和短信。
          </Alert>
        )}
        <Card title="报名">
          <DescriptionList
            items={[
              { term: '姓名', detail: read.name },
              { term: '报名序号', detail: read.number },
            ]}
          />
          {read.src && (
            // biome-ignore lint/performance/noImgElement: a private file that must not pass through an optimiser and its cache
            <img src={read.src} alt="现在的证件照" className="mt-4 h-44 rounded-lg border border-line" />
          )}
        </Card>
        {read.refusal ? (
          <Alert>{read.refusal}</Alert>
        ) : (
          <ReplacePhotoForm id={id} rules={read.rules} action={replacePhotoAction} />
        )}
      </div>
    </Page>
  )
}
