'use client'
import { useActionState, useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { day, exact, fullDay } from '@/lib/clock/format'

type Progress = {
  cases: number
  events: number
  entries: number
  brokenCases: { number: string; seq: number }[]
  brokenCount: number
  brokenEntries: number[]
}
type Verdict = {
  casesSince: Date | null
  ledgerSince: Date | null
  until: string | null
  broken: { day: string; what: string }[]
  late: { day: string; cases: number }[]
  checkedAt: Date
}
export type VerifyAnswer = { message: string } | { progress: Progress; done: Verdict | null }
type VerifyPanelProps = { action: (previous: VerifyAnswer | null, form: FormData) => Promise<VerifyAnswer> }

/** Verifies what is chained, slice after slice, and says since when, how much, and what is broken (O-28). */
export function VerifyPanel({ action }: VerifyPanelProps) {
  const [answer, submit] = useActionState(action, null)
  const form = useRef<HTMLFormElement>(null)
  const going = answer !== null && 'progress' in answer && answer.done === null
  useEffect(() => {
    if (going && answer) form.current?.requestSubmit()
  }, [going, answer])
  return (
    <Card title="记录是否被改动过" className="mb-6">
      <p className="mb-4 text-ink-2">
        每条记录都带着前一条的指纹，连成一条链；每天的链尾再签名封存。改动、删除或补插任何一条，下面的校验都会发现。
      </p>
      <form ref={form} action={submit}>
        <input type="hidden" name="progress" value={going ? JSON.stringify(answer.progress) : ''} />
        <SubmitButton tone="secondary" pendingLabel="正在校验…">
          {going ? '继续校验' : '现在校验'}
        </SubmitButton>
      </form>
      {answer && (
        <div className="mt-4">
          {'message' in answer ? (
            <Alert tone="error" live title="没有办成">
              {answer.message}
            </Alert>
          ) : answer.done ? (
            <Result progress={answer.progress} verdict={answer.done} />
          ) : (
            <p role="status">已校验 {counted(answer.progress)}…</p>
          )}
        </div>
      )}
    </Card>
  )
}

function Result({ progress, verdict }: { progress: Progress; verdict: Verdict }) {
  const { brokenCases, brokenCount, brokenEntries } = progress
  const broken = brokenCount > 0 || brokenEntries.length > 0 || verdict.broken.length > 0
  return (
    <Alert tone={broken ? 'error' : 'done'} live title={broken ? '发现记录被改动' : '没有发现改动'}>
      <ul className="list-inside list-disc">
        <li>
          业务记录：{progress.cases} 项业务、{progress.events} 条{since(verdict.casesSince)}
          {brokenCount === 0 ? '，都连得上。' : `，其中 ${brokenCount} 项连不上：`}
          {brokenCases.map(({ number, seq }) => `${number}（第 ${seq} 条）`).join('、')}
        </li>
        <li>
          后台操作记录：{progress.entries} 条{since(verdict.ledgerSince)}
          {brokenEntries.length === 0 ? '，都连得上。' : `，连不上的是第 ${brokenEntries.join('、')} 条。`}
        </li>
        <li>
          {verdict.until === null
            ? '每日封存：还没有封存过（每天零点后封存前一天）。'
            : `每日封存：封存到 ${dayWords(verdict.until)}`}
          {verdict.until !== null && (verdict.broken.length === 0 ? '，签名和内容都对得上。' : '，对不上的有：')}
          {verdict.broken.map((one) => `${dayWords(one.day)}（${digestWords(one.what)}）`).join('、')}
        </li>
        {verdict.late.map(({ day: sealed, cases }) => (
          <li key={sealed}>
            演示时钟被拨回到已封存的 {dayWords(sealed)} 或更早，之后又记入了 {cases}{' '}
            项业务的记录。这些记录在各自的链里，但不在那天的封存里；正式环境的时钟不能拨动。
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-2 text-sm">校验时间 {exact(verdict.checkedAt)}</p>
    </Alert>
  )
}

function counted({ cases, events, entries }: Progress): string {
  return `${cases} 项业务的 ${events} 条记录、${entries} 条后台操作`
}

function since(at: Date | null): string {
  return at ? `（自 ${fullDay(at)}起）` : ''
}

function dayWords(isoDay: string): string {
  return `${isoDay.slice(0, 4)}年${day(new Date(`${isoDay}T00:00:00+08:00`))}`
}

function digestWords(what: string): string {
  const [count] = /^\d+/.exec(what) ?? []
  if (what.includes('signature')) return '签名不是本系统的'
  if (what.includes('day before')) return '前一次封存缺失或被换过'
  if (what.includes('missing')) return `少了 ${count} 项业务的记录`
  if (what.includes('added')) return `封存后又多出 ${count} 项业务的记录`
  return what.includes('ledger') ? '后台操作记录被截断或改动' : '当时的记录被截断或改动'
}
