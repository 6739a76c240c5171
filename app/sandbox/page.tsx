import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BankCard } from '@/components/sandbox/bank-card'
import { ClockCard } from '@/components/sandbox/clock-card'
import { EducationCard } from '@/components/sandbox/education-card'
import { LinksCard } from '@/components/sandbox/links-card'
import { MessagesCard } from '@/components/sandbox/messages-card'
import { OrdersCard } from '@/components/sandbox/orders-card'
import { PersonasCard } from '@/components/sandbox/personas-card'
import { RefundsCard } from '@/components/sandbox/refunds-card'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { listNewestOrders, listSms } from '@/db/queries/sandbox'
import { personas } from '@/db/seed/personas'
import { oneTimeCode } from '@/lib/account/one-time-code'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { clockShortcuts } from '@/lib/sandbox/clock-shortcuts'
import {
  planBankAction,
  planEducationAction,
  planRefundAction,
  planSmsAction,
  playPaymentAction,
  setClockAction,
} from './actions'
import { toldWords } from './told-words'

export const metadata: Metadata = { title: '沙箱' }
export const dynamic = 'force-dynamic'

export default async function SandboxPage({ searchParams }: { searchParams: Promise<{ told?: string }> }) {
  if (!settings().sandbox) notFound()
  const [{ told }, at, shortcuts, messages, orders] = await Promise.all([
    searchParams,
    now(),
    clockShortcuts(),
    listSms(30),
    listNewestOrders(20),
  ])
  const words = toldWords(told)
  return (
    <div className="mx-auto max-w-5xl space-y-6 px-4 py-8 sm:px-6">
      <PageTitle title="沙箱" lead="银行、短信、支付等外部系统都由这里模拟，供演示和测试使用；正式环境没有本页。" />
      {words && (
        <Alert tone={words.wrong ? 'error' : 'done'} live>
          {words.text}
        </Alert>
      )}
      <ClockCard
        now={at}
        shortcuts={shortcuts}
        setClock={setClockAction}
        problem={told === 'wrong-time' ? words?.text : undefined}
      />
      <OrdersCard orders={orders} play={playPaymentAction} />
      <RefundsCard plan={planRefundAction} />
      <BankCard plan={planBankAction} />
      <EducationCard plan={planEducationAction} />
      <MessagesCard messages={messages} plan={planSmsAction} />
      <PersonasCard personas={personas.map((one) => ({ ...one, code: one.totpSecret ? oneTimeCode(one.totpSecret) : null }))} />
      <LinksCard />
    </div>
  )
}
