import type { Wait } from '@/lib/desk/wait'

const looks: Record<Wait['colour'], string> = { green: 'text-jade', amber: 'text-amber', red: 'text-seal' }

/** How long a case has waited: the colour says it again, the words say it to everyone. */
export function WaitWords({ wait }: { wait: Wait }) {
  return <span className={`whitespace-nowrap font-bold ${looks[wait.colour]}`}>{wait.words}</span>
}
