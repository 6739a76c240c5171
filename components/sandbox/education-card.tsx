import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'

const plays = [
  ['passed', '通过'],
  ['failed', '未通过'],
  ['onsite', '需现场核查'],
  ['pending', '还没有结果'],
  ['timeout', '不应答'],
] as const

/** What 学信网 says of a diploma number. */
export function EducationCard({ plan }: { plan: (form: FormData) => Promise<void> }) {
  return (
    <Card title="学历核查（学信网）" aside={<span className="text-ink-3 text-sm">不安排时一律通过，登记内容由编号得出</span>}>
      <form action={plan} id="education" className="scroll-mt-4 space-y-3">
        <TextField
          name="number"
          label="毕业证书编号"
          hint="例如 105901201205000000 登记为深圳大学 2012 年本科土木工程。从现在起，学信网对这个编号答复："
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
