import { Alert } from '@/components/ui/alert'

/** Which case was decided just now, as the address carries it, and what comes then. */
export function DoneNote({ done, then }: { done: string | string[] | undefined; then: string }) {
  if (typeof done !== 'string' || done === '') return null
  return (
    <Alert tone="done" live>
      {`${done.slice(0, 40)} 已办理${then}`}
    </Alert>
  )
}
