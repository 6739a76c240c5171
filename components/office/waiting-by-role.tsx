import { Card } from '@/components/ui/card'
import { type StaffRole, staffRoles } from '@/lib/access/viewer'
import { countInWords, type QueueCount, sumInWords } from '@/lib/desk/queue-choices'
import { queueHref, readFilter } from '@/lib/desk/queue-filter'
import { CountFilter } from './count-filter'

type WaitingByRoleProps = { waiting: readonly { role: StaffRole; counts: readonly QueueCount[] }[] }

/** What waits at the desk, role by role, each count a link into the queue. */
export function WaitingByRole({ waiting }: WaitingByRoleProps) {
  if (waiting.length === 0) return null
  return (
    <ul aria-label="待办" className="mb-5 grid gap-4">
      {waiting.map(({ role, counts }) => (
        <li key={role}>
          <Card
            title={`${staffRoles[role]}的待办`}
            aside={<a href="/office/queue" className="link inline-block py-1">{`共 ${sumInWords(counts)} 件，打开待办`}</a>}
            as="article"
          >
            <CountFilter label={`${staffRoles[role]}的待办`} choices={counts.map(choiceOf)} />
          </Card>
        </li>
      ))}
    </ul>
  )
}

function choiceOf({ kind, state, kindLabel, stateLabel, n }: QueueCount) {
  const href = queueHref(readFilter({}), { kind, state })
  return { href, label: `${kindLabel} · ${stateLabel}`, count: countInWords(n), isChosen: false }
}
