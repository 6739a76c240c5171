import { Alert } from '@/components/ui/alert'

/** Why an action did nothing; nothing where it was not refused. */
export function Refused({ refused }: { refused: { message: string } | null }) {
  if (!refused) return null
  return (
    <Alert tone="error" live title="没有办成">
      {refused.message}
    </Alert>
  )
}
