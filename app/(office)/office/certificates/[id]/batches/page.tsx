import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BatchForms } from '@/components/certificate/batch-forms'
import { BatchTable } from '@/components/certificate/batch-table'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readBatches } from '@/lib/certificate/read-batches'
import { makeBatchAction, spoilBlankAction } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '印制批次' }

export default async function BatchesPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const view = await readBatches(viewer, id)
  if (!view) notFound()
  const said = wordsOf(query)
  return (
    <Page width="wide">
      <PageTitle
        title="印制批次"
        above={view.frame.session.title}
        lead={`${view.unprinted} 本证书等待印制。`}
        back={{ href: `/office/certificates/${id}`, label: '发放证书' }}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {said && (
          <Alert tone="done" live>
            {said}
          </Alert>
        )}
        <BatchTable view={view} />
        {view.mayPrint && <BatchForms sessionId={id} make={makeBatchAction} spoil={spoilBlankAction} />}
      </div>
    </Page>
  )
}

function wordsOf({ printed, next }: Record<string, string | string[] | undefined>): string | null {
  if (typeof printed === 'string' && /^\d{1,7}$/.test(printed)) return `批次已编好，${printed} 本证书有了印制号。请下载印制名单。`
  if (next === 'none') return '已登记作废。这一批没有空白证书了，这本证书进入下一批。'
  return typeof next === 'string' && /^[A-Z\d]{4,20}$/.test(next)
    ? `已登记作废。这本证书改用 ${next}，请重新下载印制名单。`
    : null
}
