import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { dayAndMinute } from '@/lib/clock/format'
import { needWords } from '@/lib/seating/needs'
import type { PlacingView } from '@/lib/seating/read-placing'
import { SeatNeedForm, type SeatNeedFormProps } from './seat-need-form'
import { Cell, Head, Table } from './table'

type SeatNeedsProps = Pick<SeatNeedFormProps, 'rooms' | 'here' | 'sessionId' | 'actions'> & { placing: PlacingView }

/** 照顾座位: who has a seat given by hand, and giving, changing and taking back one (E-31). */
export function SeatNeeds({ placing, ...form }: SeatNeedsProps) {
  const { listed, editable, found, asked } = placing
  return (
    <div id="needs" className="scroll-mt-4">
      <Card title="照顾座位">
        <p className="text-ink-2">{standing(placing)}</p>
        {listed.length > 0 && <Listed placing={placing} here={form.here} />}
        {editable && !found && (
          <form action={`${form.here}#needs`} className="mt-5 flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1">
              <TextField
                name="need"
                label="报名序号"
                hint="考生在“我的考试”里可以看到自己的报名序号。"
                defaultValue={asked}
                problem={found === null ? '没有找到这个报名序号的已缴费报名，请核对后重新输入。' : undefined}
                autoComplete="off"
                maxLength={40}
              />
            </div>
            <Button tone="secondary">查找考生</Button>
          </form>
        )}
        {found && <SeatNeedForm found={found} {...form} />}
      </Card>
    </div>
  )
}

function standing({ drawn, frozen }: PlacingView): string {
  if (frozen) return '座位已冻结，已编排的考生不能再变。补编之前，可以先给未编排的考生安排照顾座位。'
  const after = drawn ? '座位已经编排过：现在安排、更改或取消照顾座位，须重新编排后才能冻结。' : ''
  return `需要延长时间、轮椅、哺乳室等照顾的考生，先在这里安排座位，其余座位再随机编排。公布的编排文件只写明哪些座位已先安排，不写是谁、为什么。${after}`
}

function Listed({ placing: { listed, editable }, here }: { placing: PlacingView; here: string }) {
  return (
    <div className="mt-4">
      <Table caption="已安排的照顾座位">
        <Head
          columns={['考场', '座位', '报名序号', '姓名', '证件号码', '需要', '安排人', ...(editable ? [''] : [])]}
          numeric={[1]}
        />
        <tbody>
          {listed.map((one) => (
            <tr key={one.caseId}>
              <Cell>
                <span className="block min-w-40">
                  {one.site} {one.room}
                </span>
              </Cell>
              <Cell numeric>{one.seat}</Cell>
              <Cell>
                <span className="whitespace-nowrap">{one.number}</span>
              </Cell>
              <Cell>
                <span className="block min-w-20">{one.name}</span>
              </Cell>
              <Cell>
                <span className="whitespace-nowrap">{one.idNumber}</span>
              </Cell>
              <Cell>
                <span className="block min-w-40">{needWords(one).join('；')}</span>
              </Cell>
              <Cell>
                {one.placedBy ?? '—'}，<span className="whitespace-nowrap">{dayAndMinute(one.placedAt)}</span>
              </Cell>
              {editable && (
                <Cell>
                  <a
                    className="link inline-block whitespace-nowrap"
                    href={`${here}?need=${encodeURIComponent(one.number)}#needs`}
                    aria-label={`更改 ${one.name} 的照顾座位`}
                  >
                    更改
                  </a>
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
