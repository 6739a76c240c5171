import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

type SeatingTaskProps = { task: { sessionId: string; title: string; what: string; urgent: boolean } }

/** One exam session on the officer's desk: where its seating stands, and the way to it. */
export function SeatingTask({ task: { sessionId, title, what, urgent } }: SeatingTaskProps) {
  return (
    <Card title={title} as="article">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Badge tone={urgent ? 'you' : 'others'}>
          <span className="whitespace-normal">{what}</span>
        </Badge>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/office/exams/${sessionId}`} tone="quiet" size="small">
            报名情况
          </ButtonLink>
          <ButtonLink href={`/office/exams/${sessionId}/seats`} tone="secondary" size="small">
            座位编排
          </ButtonLink>
        </div>
      </div>
    </Card>
  )
}
