import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TakeOver } from '@/lib/seating/read-take-over'
import { Ticks } from './ticks'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type TakeOverSitesProps = { takeOver: TakeOver; sessionId: string; here: string; action: Action }

/** 沿用上次考点: the sites of an earlier session, all ticked, to be had here without typing them again. */
export function TakeOverSites({ takeOver: { source, sources, sites, isFirst }, sessionId, here, action }: TakeOverSitesProps) {
  const others = sources.filter(({ id }) => id !== source.id)
  const choices = sites.map(({ id, name, rooms, capacity }) => [id, `${name}（${rooms} 个考场，${capacity} 个座位）`] as const)
  return (
    <Card title="沿用上次考点">
      <details open={isFirst}>
        <summary className="link cursor-pointer py-1">{`沿用“${source.title}”（${source.year} 年度）的考点`}</summary>
        {sites.length === 0 ? (
          <p className="mt-2 text-ink-2">那次考试的考点这里都已经有了。</p>
        ) : (
          <ActionForm action={action} className="mt-2 grid gap-3">
            <input type="hidden" name="session" value={sessionId} />
            <input type="hidden" name="from" value={source.id} />
            <fieldset>
              <legend className="font-bold">要沿用的考点</legend>
              <p className="text-ink-3 text-sm">
                考场、座位数、考场条件一起带过来，以后两边各改各的；专供的科目这次没有的，改为所有科目都可以使用。
              </p>
              <Ticks name="sites" choices={choices} chosen={sites.map(({ id }) => id)} />
            </fieldset>
            <p>
              <SubmitButton pendingLabel="正在沿用…">沿用选中的考点</SubmitButton>
            </p>
          </ActionForm>
        )}
      </details>
      {others.length > 0 && (
        <details className="mt-2">
          <summary className="link cursor-pointer py-1">从别的考试沿用</summary>
          <ul className="mt-1">
            {others.map(({ id, title, year }) => (
              <li key={id}>
                <a
                  className="link inline-block py-1"
                  href={`${here}?from=${encodeURIComponent(id)}`}
                >{`${title}（${year} 年度）`}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
