import { Conditions } from '@/components/exam/position-list'
import { PositionSearch } from '@/components/exam/position-search'
import type { StepView } from '@/components/form/step-view'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { listEducations, searchPositions } from '@/db/queries/position'
import { positionField, positionObjections } from '@/lib/exam/choice-position'
import { readPositionFilter, writePositionFilter } from '@/lib/exam/position-filter'
import { columnNames } from '@/lib/exam/position-table/position'
import type { OpenRegistration } from '@/lib/exam/read-registration'
import { choosePositionAction } from '../../actions'

type Props = { open: OpenRegistration; query: Readonly<Record<string, string | string[] | undefined>> }

/** 选择职位: what is chosen so far, and the search (E-05). */
export async function PositionChoice({ open: { head, facts, answers }, query }: Props) {
  const { after, ...filter } = readPositionFilter(query)
  const sessionId = head.aboutId
  const [found, educations] = await Promise.all([
    searchPositions(sessionId, { ...filter, ...(after ? { after } : {}) }),
    listEducations(sessionId),
  ])
  const chosen = answers[positionField('code')] ?? ''
  const said = Object.fromEntries(columnNames.map((name) => [name, answers[positionField(name)] ?? '']))
  const [objection] = chosen ? positionObjections({ ...facts, answers }) : []
  return (
    <div className="grid gap-5">
      {typeof query.refused === 'string' && (
        <Alert tone="error" live title="没有选择成功">
          请核对职位编码后重新查询、选择。
        </Alert>
      )}
      {objection && <Alert tone="error">{objection.message}</Alert>}
      {chosen ? (
        <Card title="已选择的职位">
          <p className="text-ink-3 text-sm">
            {chosen} · {said.department}
          </p>
          <p className="font-bold text-[1.0625rem]">
            {said.title}（招 {said.headcount} 人）
          </p>
          <Conditions position={said} />
          <p className="mt-3 text-ink-2">可以暂存，或点“下一步”核对并确认。要换一个，在下面查询后重新选择。</p>
        </Card>
      ) : (
        <Alert tone="info">还没有选择职位。请在下面查询，再点“选择”。</Alert>
      )}
      <PositionSearch
        key={writePositionFilter(filter, after)}
        path={`/exams/${sessionId}/choice`}
        source={`/api/exams/${sessionId}/positions`}
        filter={filter}
        educations={educations}
        found={found}
        choose={{ action: choosePositionAction.bind(null, head.id, sessionId), chosen }}
      />
    </div>
  )
}

/** The step without the rows of the position, which stand above it. */
export function chosenAbove(view: StepView): StepView {
  const sections = view.sections.map((section) => ({ ...section, fields: section.fields.filter(({ as }) => as !== 'account') }))
  return { ...view, sections }
}
