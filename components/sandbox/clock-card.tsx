import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { exact, isoDay, minute } from '@/lib/clock/format'

type Action = (form: FormData) => Promise<void>
type ClockCardProps = {
  now: Date
  shortcuts: readonly { label: string; to: Date }[]
  setClock: Action
  problem?: string | undefined
}

/** The business clock: what it shows, where it can be put. */
export function ClockCard({ now, shortcuts, setClock, problem }: ClockCardProps) {
  return (
    <Card title="业务时钟" aside={<span className="text-ink-3 text-sm">登录、验证码和动态口令不受影响</span>}>
      <div id="clock" className="scroll-mt-4">
        <p>
          现在是 <strong className="font-song text-xl tabular-nums">{exact(now)}</strong>
        </p>
        <p className="mb-4 text-ink-2 text-sm">
          到期而自动放弃或结束的报名，把时钟拨回来也不会恢复；要回到最初，请停止后运行 npm run
          db:reset。改动之后时钟从那一刻起继续走；到期的事项（截止、提醒、核对缴费、发送消息）办完才显示本页。
        </p>
        <form action={setClock} className="mb-4 flex flex-wrap items-end gap-3">
          <TextField
            name="now"
            type="datetime-local"
            step={1}
            label="拨到"
            hint="北京时间"
            defaultValue={`${isoDay(now)}T${minute(now)}`}
            problem={problem}
          />
          <Button tone="secondary">设置时钟</Button>
        </form>
        <ul className="flex flex-wrap gap-2">
          {[...shortcuts.map(({ label, to }) => ({ label, value: to.toISOString() })), { label: '恢复', value: '' }].map(
            ({ label, value }) => (
              <li key={label}>
                <form action={setClock}>
                  <input type="hidden" name="now" value={value} />
                  <Button tone="secondary" size="small">
                    {label}
                  </Button>
                </form>
              </li>
            ),
          )}
        </ul>
      </div>
    </Card>
  )
}
