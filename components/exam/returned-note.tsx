import { Alert } from '@/components/ui/alert'

/** 审核退回: every question that is open again, and why; nothing else is (E-13, B-05). */
export function ReturnedNote({ returned }: { returned: readonly { label: string; why: string }[] }) {
  if (returned.length === 0) return null
  return (
    <div className="mb-5">
      <Alert tone="soon" title="审核退回，请修改这些内容后重新提交">
        <ul className="list-disc pl-5">
          {returned.map(({ label, why }) => (
            <li key={label}>
              <strong>{label}</strong>：{why}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}
