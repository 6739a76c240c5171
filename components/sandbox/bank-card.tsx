import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'

const plays = [
  ['mismatch', '信息不匹配'],
  ['timeout', '银行不应答'],
  ['credit-card', '这是信用卡'],
  ['match', '匹配'],
] as const

/** What the bank says next of an account. */
export function BankCard({ plan }: { plan: (form: FormData) => Promise<void> }) {
  return (
    <Card title="银行核验" aside={<span className="text-ink-3 text-sm">不安排时，借记卡一律匹配</span>}>
      <form action={plan} id="bank" className="scroll-mt-4 space-y-3">
        <TextField
          name="account"
          label="银行账号"
          hint="下一次核验这个账号时，银行答复："
          inputMode="numeric"
          autoComplete="off"
        />
        <p className="flex flex-wrap gap-2">
          {plays.map(([outcome, label]) => (
            <Button key={outcome} tone="secondary" size="small" name="outcome" value={outcome}>
              {label}
            </Button>
          ))}
        </p>
      </form>
    </Card>
  )
}
