import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintRuns } from '@/components/office/print-runs'
import { SheetLinks } from '@/components/office/sheet-links'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readSheets } from '@/lib/seating/read-sheets'
import { askPrintsAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '考场材料' }

export default async function SheetsPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const view = await readSheets(viewer, id)
  if (!view) notFound()
  const from = typeof query.from === 'string' && /^\d{1,7}$/.test(query.from) ? Number(query.from) : 0
  return (
    <Page width="wide">
      <PageTitle
        title="考场材料"
        above={view.frame.session.title}
        back={{ href: `/office/exams/${id}/seats`, label: '座位编排' }}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <Alert>材料含考生个人信息，每次打印和下载都有记录，页面上印有您的姓名和时间。用后请按规定保管、销毁。</Alert>
        <PrintRuns prints={view.prints} sessionId={id} reason={view.reason} action={askPrintsAction} />
        {view.reason === null && <SheetLinks rooms={view.rooms} sessionId={id} from={from} here={`/office/exams/${id}/sheets`} />}
      </div>
    </Page>
  )
}
