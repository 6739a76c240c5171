import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Pager } from '@/components/ui/pager'
import { exact, fullDay } from '@/lib/clock/format'
import { listedAs } from '@/lib/publicity/listed-as'
import type { OfficeEntry, OfficePublicity } from '@/lib/publicity/read-office'
import { lastDayOf, type PublicityPhase } from '@/lib/publicity/rules'
import { Cell, Head, Table } from './table'

type Props = {
  started: NonNullable<OfficePublicity['started']>
  page: NonNullable<OfficePublicity['page']>
  after: number
}

const phases: Record<PublicityPhase, { label: string; tone: BadgeTone }> = {
  coming: { label: '等待公示', tone: 'others' },
  running: { label: '公示中', tone: 'soon' },
  over: { label: '已结束', tone: 'done' },
  withdrawn: { label: '已撤回', tone: 'others' },
}

/** A 公示 that was started: its days, and who stands in it with what was reported about them (E-36). */
export function PublicityStanding({ started, page, after }: Props) {
  const { label, tone } = phases[started.phase]
  const here = `/office/exams/${started.sessionId}/publicity`
  return (
    <>
      <Card title="公示" aside={<Badge tone={tone}>{label}</Badge>}>
        <DescriptionList
          ruled
          items={[
            { term: '公示时间', detail: `${fullDay(started.startsAt)} 00:00 至${fullDay(lastDayOf(started))} 24:00` },
            { term: '人数', detail: `${started.listed} 人` },
            { term: '办理', detail: `${started.by}，${exact(started.startedAt)}` },
            {
              term: '公开页面',
              detail: (
                <a className="link" href={`/publicity/${started.sessionId}`}>
                  /publicity/{started.sessionId}
                </a>
              ),
            },
          ]}
        />
        <p className="mt-4 text-ink-2">
          举报由审核人员在“待办”里核查。认定属实的，请打开这份报名办理作废；作废后名单上显示“已撤下”。
        </p>
      </Card>
      <Card title="名单">
        <Table caption="公示名单">
          <Head columns={['序号', '姓名', '证件号码', '准考证号', '报考', '名单', '举报']} numeric={[0]} />
          <tbody>
            {page.rows.map((person) => (
              <tr key={person.id}>
                <Cell numeric>{person.ordinal}</Cell>
                <Cell>
                  <a className="link" href={`/office/cases/${person.caseId}`}>
                    {person.name}
                  </a>
                </Cell>
                <Cell>{person.idNumber}</Cell>
                <Cell>{person.admitCard ?? '—'}</Cell>
                <Cell>{listedAs(person)}</Cell>
                <Cell>{person.isWithdrawn ? <Badge>已撤下</Badge> : '在列'}</Cell>
                <Cell>
                  <Concerns person={person} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        <Pager first={after > 0 && here} next={page.next !== null && `${here}?after=${page.next}`} />
      </Card>
    </>
  )
}

function Concerns({ person: { waiting, upheld } }: { person: OfficeEntry }) {
  if (waiting === 0 && upheld === 0) return '—'
  return (
    <span className="flex flex-wrap gap-1">
      {upheld > 0 && <Badge tone="ended-badly">属实 {upheld}</Badge>}
      {waiting > 0 && <Badge tone="soon">待核查 {waiting}</Badge>}
    </span>
  )
}
