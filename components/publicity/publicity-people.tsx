import { Badge } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { Pager } from '@/components/ui/pager'
import { fullDay } from '@/lib/clock/format'
import { listedAs } from '@/lib/publicity/listed-as'
import type { PublicList } from '@/lib/publicity/read-public'
import { lastDayOf } from '@/lib/publicity/rules'

/** A running 公示: what it is and until when, a search by whole name, and a page of the list. Works without scripts. */
export function PublicityPeople({ list }: { list: PublicList }) {
  const { publicity, rows, name, after, next } = list
  const here = `/publicity/${publicity.sessionId}`
  return (
    <div className="grid gap-6 [&>*]:min-w-0">
      <Card title={`公示到${fullDay(lastDayOf(publicity))} 24:00`}>
        <p>
          下面是这次考试按已公布的成绩合格、应予公示的人员，共 {publicity.listed} 人，从{fullDay(publicity.startsAt)}
          起公示。任何人发现名单中有人不符合报考条件、作了虚假承诺的，可以在公示期间点这个人后面的“举报”，写明理由；不用登录，也可以不留联系方式。
        </p>
      </Card>
      <search>
        <form className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <TextField name="name" label="姓名" hint="填写完整的姓名。" defaultValue={name} maxLength={60} autoComplete="off" />
          </div>
          <Button tone="secondary">查询</Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <Empty
          title={name === undefined ? '后面没有了' : '名单中没有叫这个名字的人'}
          action={
            <ButtonLink href={here} tone="secondary">
              看全部名单
            </ButtonLink>
          }
        />
      ) : (
        <ol className="grid gap-2">
          {rows.map((person) => (
            <Person key={person.id} person={person} here={here} />
          ))}
        </ol>
      )}
      <Pager
        first={(after > 0 || name !== undefined) && here}
        next={next !== null && `${here}?${new URLSearchParams({ ...(name ? { name } : {}), after: String(next) })}`}
        words={{ first: '看全部名单', next: '下一页' }}
      />
    </div>
  )
}

function Person({ person, here }: { person: PublicList['rows'][number]; here: string }) {
  return (
    <li className="grid grid-cols-[3em_1fr] gap-x-3 rounded-lg border border-line bg-card px-4 py-2 sm:grid-cols-[3em_9em_1fr_auto] sm:items-center">
      <span className="text-ink-3">{person.ordinal}</span>
      <strong className="[overflow-wrap:anywhere]">{person.name}</strong>
      <span className="col-start-2 text-[0.9375rem] text-ink-2 sm:col-start-3">
        {listedAs(person)}
        <span className="block text-ink-3 text-sm">
          证件号码 {person.idNumber}
          {person.admitCard && <span className="block sm:inline sm:before:content-['，']">准考证号 {person.admitCard}</span>}
        </span>
      </span>
      <span className="col-start-2 sm:col-start-4">
        {person.isWithdrawn ? (
          <Badge>已撤下</Badge>
        ) : (
          <a className="link inline-block py-2" href={`${here}/report?entry=${person.id}`} rel="nofollow">
            举报
            <span className="sr-only">
              第 {person.ordinal} 名 {person.name}
            </span>
          </a>
        )}
      </span>
    </li>
  )
}
