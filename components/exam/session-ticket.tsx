import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Ticket } from '@/components/ui/ticket'
import { dayAndMinute, yuan } from '@/lib/clock/format'
import type { Window } from '@/lib/workflow/machine'
import { Countdown } from './countdown'

export type SessionTicketProps = {
  title: string
  href?: string
  windows: { registration: Window; payment: Window; admitCard: Window }
  /** In fen, from the least to the most that may be chosen. */
  fee: { from: number; to: number }
  now: Date
  action?: ReactNode
  heading?: 'h2' | 'h3'
}

/** An exam session as a ticket: its windows and fee; on the stub how long is left and what to do now (E-01). */
export function SessionTicket({ title, href, windows, fee, now, action, heading }: SessionTicketProps) {
  const { registration, payment, admitCard } = windows
  const sameWindow = registration.from.getTime() === payment.from.getTime() && registration.to.getTime() === payment.to.getTime()
  const facts = [
    { term: sameWindow ? '报名、缴费' : '报名', detail: span(registration) },
    ...(sameWindow ? [] : [{ term: '缴费', detail: span(payment) }]),
    { term: '打印准考证', detail: span(admitCard) },
    { term: '费用', detail: `${fee.from === fee.to ? '' : `${yuan(fee.from)} – `}${yuan(fee.to)} 元` },
  ]
  const phase = now < registration.from ? 'before' : now < registration.to ? 'open' : 'closed'
  const stubs = {
    before: {
      label: '距开始',
      value: <Countdown until={registration.from.getTime()} now={now.getTime()} />,
      tone: 'ink' as const,
    },
    open: { label: '距截止', value: <Countdown until={registration.to.getTime()} now={now.getTime()} />, tone: 'seal' as const },
    closed: { label: '报名', value: '已截止', tone: 'ink' as const },
  }
  const badges = { before: <Badge>未开始</Badge>, open: <Badge tone="you">报名中</Badge>, closed: <Badge>报名已截止</Badge> }
  return (
    <Ticket title={title} href={href} badge={badges[phase]} facts={facts} heading={heading} stub={{ ...stubs[phase], action }} />
  )
}

function span(window: Window): string {
  return `${dayAndMinute(window.from)} – ${dayAndMinute(window.to)}`
}
