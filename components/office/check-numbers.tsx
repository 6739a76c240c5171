import { Card } from '@/components/ui/card'
import { qualificationCheckMachine } from '@/lib/service/qualification-check/machine'

/** 报考资格核查 of a session in one line: how many checks stand in each state (E-36). */
export function CheckNumbers({ counts }: { counts: ReadonlyMap<string, number> }) {
  const standing = Object.entries(qualificationCheckMachine.states).flatMap(([name, { label }]) => {
    const n = counts.get(name) ?? 0
    return n > 0 ? [`${label} ${n} 人`] : []
  })
  return (
    <Card title="报考资格核查">
      <p>{standing.length > 0 ? standing.join('，') : '没有需要核查的合格人员。'}</p>
      <p className="mt-2">
        <a className="link" href={`/office/queue?kind=${qualificationCheckMachine.kind}`}>
          到待办里核查
        </a>
      </p>
    </Card>
  )
}
