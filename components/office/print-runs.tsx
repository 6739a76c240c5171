import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute } from '@/lib/clock/format'
import type { PrintRun } from '@/lib/seating/read-sheets'
import { RunProgress } from './run-progress'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type PrintRunsProps = { prints: readonly PrintRun[]; sessionId: string; reason: string | null; action: Action }

const words = {
  'room-sheets': { title: '整场考场材料', about: '每个考场的门贴、座次表、签到表和桌贴，按考点打包。', ask: '打印整场考场材料' },
  'admit-cards': {
    title: '整场准考证',
    about: '全部考生的准考证，按考场合订，按考点打包。考生也可以各自打印。',
    ask: '打印整场准考证',
  },
}

/** Papers of a whole exam: asked for, watched, fetched (E-32, Q-42). */
export function PrintRuns({ prints, sessionId, reason, action }: PrintRunsProps) {
  return prints.map(({ kind, run, sites }) => {
    const { title, about, ask } = words[kind]
    const isOpen = run !== null && run.endedAt === null
    return (
      <Card key={kind} title={title}>
        <p className="mb-4 text-ink-2">{about}</p>
        {run && <RunProgress run={run} title={title} />}
        {sites.length > 0 && run && (
          <ul className="mt-4 grid gap-2">
            {sites.map((site) => (
              <li key={site.id} className="flex flex-wrap items-center justify-between gap-x-4">
                <span>
                  {site.name}，{site.files} 个文件，{(site.bytes / 1_000_000).toFixed(1)} MB
                </span>
                {!reason && (
                  <ButtonLink
                    href={`/api/office/exams/${sessionId}/files/${run.id}/${site.id}`}
                    tone="secondary"
                    size="small"
                    download
                  >
                    {`下载 ZIP：${site.name}`}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
        )}
        {!isOpen && (
          <div className="mt-4">
            {reason ? (
              <GreyedButton label={ask} reason={reason} />
            ) : (
              <ActionForm action={action}>
                <input type="hidden" name="session" value={sessionId} />
                <input type="hidden" name="kind" value={kind} />
                <SubmitButton tone={run ? 'secondary' : 'primary'} pendingLabel="正在办理…">
                  {run ? `重新${ask}（上次 ${dayAndMinute(run.askedAt)}）` : ask}
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        )}
      </Card>
    )
  })
}
