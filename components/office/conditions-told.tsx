import { Card } from '@/components/ui/card'
import type { Conditions } from '@/lib/exam/conditions/conditions'
import { type Way, waysOf, whomWords } from '@/lib/exam/conditions/ways'

/** 报考条件 as candidates read them: for whom, and which clauses are asked together or instead of one another. */
export function ConditionsTold({ conditions }: { conditions: Conditions }) {
  return (
    <Card title="条文" aside={<span className="text-ink-2 text-sm">依据：{conditions.source}</span>}>
      <ul className="grid gap-4">
        {byWhom(waysOf(conditions)).map(({ whom, ways }) => (
          <li key={whom}>
            <h3 className="font-bold">{whom}</h3>
            <ul className="mt-1 list-disc pl-5">
              {ways.map(({ joins, leaves, told }) => (
                <li
                  key={`${joins} ${leaves.map(({ kind, clause }) => kind + clause).join()}`}
                  className={joins === 'and' ? '' : 'ml-5'}
                >
                  {told && <p className="text-ink-2">{told}</p>}
                  {joinedBy[joins]}
                  {leaves[0]?.clause}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {conditions.notes.length > 0 && (
        <ul className="mt-3 list-disc border-line border-t pt-3 pl-5 text-ink-2">
          {conditions.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const joinedBy: Record<Way['joins'], string> = { and: '', or: '或者：', with: '并且：' }

function byWhom(ways: readonly Way[]): { whom: string; ways: Way[] }[] {
  const groups = new Map<string, Way[]>()
  for (const way of ways) groups.set(whomWords(way.whom), [...(groups.get(whomWords(way.whom)) ?? []), way])
  return [...groups].map(([whom, of]) => ({ whom, ways: of }))
}
