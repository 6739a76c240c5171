import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { exact } from '@/lib/clock/format'
import type { OpenedEntry } from '@/lib/dishonesty/open-entry'
import { periodWords } from '@/lib/dishonesty/period-words'
import { dishonestyEffects, dishonestySources } from '@/lib/dishonesty/sources'
import { EntryBadge } from './dishonesty-table'

/** What an entry says, and the hands that it went through. */
export function DishonestyEntry({ entry, at }: { entry: OpenedEntry; at: Date }) {
  const isWaiting = [entry, ...entry.endings].some(({ state }) => state === 'proposed')
  return (
    <>
      <Card title="记录">
        <DescriptionList
          items={[
            { term: '状态', detail: <EntryBadge key="state" entry={{ ...entry, isWaiting }} at={at} /> },
            { term: '证件号码', detail: entry.idNumber },
            { term: '来源', detail: dishonestySources[entry.source].label },
            { term: '记录期', detail: periodWords(entry) },
            { term: '限制', detail: dishonestyEffects[entry.effect] },
            { term: '事由', detail: entry.reason || '—' },
            { term: '文号', detail: entry.documentNumber || '—' },
            ...(entry.caseId && entry.number
              ? [
                  {
                    term: '报名',
                    detail: (
                      <a key="case" className="link" href={`/office/cases/${entry.caseId}`}>
                        {entry.number}
                      </a>
                    ),
                  },
                ]
              : []),
            ...handsOf(entry, entry.names),
          ]}
        />
      </Card>
      {entry.endings.map((ending) => (
        <Card key={ending.id} title="提前终止">
          <DescriptionList
            items={[
              { term: '理由', detail: ending.reason },
              { term: '文号', detail: ending.documentNumber },
              ...handsOf(ending, entry.names),
            ]}
          />
        </Card>
      ))}
    </>
  )
}

type Hands = Pick<OpenedEntry['endings'][number], 'state' | 'decidedBy' | 'decidedAt'> & {
  proposedBy: string | null
  proposedAt: Date | null
}

function handsOf({ state, proposedBy, proposedAt, decidedBy, decidedAt }: Hands, names: ReadonlyMap<string, string>) {
  const who = (by: string | null, at: Date | null) => (by && at ? `${names.get(by) ?? '工作人员'}，${exact(at)}` : '—')
  return [
    { term: '提出', detail: who(proposedBy, proposedAt) },
    ...(state === 'proposed' ? [] : [{ term: state === 'confirmed' ? '确认' : '不同意', detail: who(decidedBy, decidedAt) }]),
  ]
}
