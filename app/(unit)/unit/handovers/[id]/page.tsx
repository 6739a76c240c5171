import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { HandoverSheet } from '@/components/unit/handover-sheet'
import { getOwnUnit } from '@/db/queries/unit'
import { getHandover } from '@/db/queries/unit-member'
import { requireViewer } from '@/lib/access/session'
import { readHandover } from '@/lib/unit/read-handover'

export const metadata: Metadata = { title: '业务移交清单' }

/** What was handed over, to be printed and signed (B-13); for the manager, and those between whom it went. */
export default async function HandoverPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('unit')
  const row = await getHandover(viewer, (await params).id)
  if (!row) notFound()
  const unit = await getOwnUnit(viewer)
  return (
    <Page>
      <HandoverSheet unit={unit?.name ?? ''} hash={row.hash} {...readHandover(row.list)} />
    </Page>
  )
}
