import { Alert } from '@/components/ui/alert'
import type { readRequest } from '@/lib/service/read-request'

/** What was said of a request last; an opinion that something followed stands in the record (S-01). */
export function LastOpinion({ request }: { request: NonNullable<Awaited<ReturnType<typeof readRequest>>> }) {
  const last = request.events.at(-1)
  if (!last?.opinion) return null
  return (
    <div className="mb-5">
      <Alert tone={request.editStep ? 'soon' : 'info'} title={`审核意见（${last.label}）`}>
        {last.opinion}
      </Alert>
    </div>
  )
}
