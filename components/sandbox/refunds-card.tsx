import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

const plays = [
  ['refused', '退款未受理'],
  ['processing', '退款处理中'],
  ['closed', '不能原路退回'],
] as const

/** What the payment service does with the next refund. */
export function RefundsCard({ plan }: { plan: (form: FormData) => Promise<void> }) {
  return (
    <Card title="退款" aside={<span className="text-ink-3 text-sm">不安排时，一律立即退回</span>}>
      <form action={plan} id="refunds" className="flex scroll-mt-4 flex-wrap items-center gap-2">
        <span className="text-ink-2">下一笔退款</span>
        {plays.map(([outcome, label]) => (
          <Button key={outcome} tone="secondary" size="small" name="outcome" value={outcome}>
            {label}
          </Button>
        ))}
      </form>
    </Card>
  )
}
