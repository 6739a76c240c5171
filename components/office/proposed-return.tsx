import { Alert } from '@/components/ui/alert'
import type { DeskRound } from '@/lib/workflow/business'

/** What a colleague proposes to return, word for word as the applicant would read it (B-05). */
export function ProposedReturn({ proposed }: Pick<DeskRound, 'proposed'>) {
  if (!proposed) return null
  return (
    <Alert tone="soon" title="提请退回，等另一位审核人员复核">
      <ul className="list-disc pl-5">
        {proposed.items.map(({ label, why, isNew }) => (
          <li key={label}>
            <strong>{label}</strong>：{why}
            {isNew && <span className="block text-sm">上次没有指出，考生也没有改动。</span>}
          </li>
        ))}
      </ul>
      <p className="mt-1">审核意见：{proposed.opinion}</p>
      <p className="mt-1 text-ink-3 text-sm">同意后照原文告知申请人；不同意的，请写明原因，申请人看不到。</p>
    </Alert>
  )
}
