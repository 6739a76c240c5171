import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listOwnEntries } from '@/db/queries/dishonesty'
import { requireViewer } from '@/lib/access/session'
import { fullDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { periodWords } from '@/lib/dishonesty/period-words'
import { dishonestyEffects, dishonestySources, entryStanding } from '@/lib/dishonesty/sources'

export const metadata: Metadata = { title: '诚信记录' }

/** The viewer's own entries of the dishonesty registry, those that are over too (O-23). */
export default async function OwnEntriesPage() {
  const viewer = await requireViewer('person', '/profile/dishonesty')
  const [entries, at] = await Promise.all([listOwnEntries(viewer), now()])
  return (
    <Page>
      <PageTitle
        title="诚信记录"
        lead="资格考试诚信档案库里与您有关的记录：来源、记录期、限制和文号。有异议的，请书面申诉，咨询电话 0755-88100099。"
      />
      {entries.length === 0 ? (
        <Empty title="没有记录">您没有记入资格考试诚信档案库。</Empty>
      ) : (
        <ol className="grid gap-5">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Card title={dishonestySources[entry.source].label}>
                <DescriptionList
                  items={[
                    { term: '状态', detail: entryStanding(entry, at) },
                    { term: '记录期', detail: periodWords(entry) },
                    ...(entry.endedAt ? [{ term: '提前终止', detail: fullDay(entry.endedAt) }] : []),
                    { term: '限制', detail: dishonestyEffects[entry.effect] },
                    { term: '事由', detail: entry.reason || '—' },
                    { term: '文号', detail: entry.documentNumber || '—' },
                  ]}
                />
              </Card>
            </li>
          ))}
        </ol>
      )}
    </Page>
  )
}
