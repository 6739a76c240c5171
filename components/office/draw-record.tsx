import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { dayAndMinute, exact } from '@/lib/clock/format'

type Draw = {
  sessionId: string
  seed: string
  resultHash: string
  report: readonly string[]
  drawnBy: string
  drawnAt: Date
  frozenBy: string | null
  frozenAt: Date | null
}

/** The draw that counts: its seed in full, who made it, and how anyone replays it (E-31). */
export function DrawRecord({ draw, names, published }: { draw: Draw; names: ReadonlyMap<string, string>; published: Date }) {
  const nameOf = (id: string) => names.get(id) ?? '（账号已不存在）'
  return (
    <Card title="本次编排">
      <DescriptionList
        ruled
        items={[
          { term: '种子', detail: <code className="break-all">{draw.seed}</code> },
          { term: '结果校验值', detail: <code className="break-all">{draw.resultHash}</code> },
          { term: '编排', detail: `${nameOf(draw.drawnBy)}，${exact(draw.drawnAt)}` },
          {
            term: '冻结',
            detail: draw.frozenBy && draw.frozenAt ? `${nameOf(draw.frozenBy)}，${exact(draw.frozenAt)}` : '还没有冻结',
          },
          {
            term: '记录',
            detail: (
              <ul>
                {draw.report.map((line) => (
                  <li key={line} className="break-all">
                    {line.replace(/^\d\S+Z(?= )/, (at) => exact(new Date(at)))}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <h3 className="mt-5 mb-1 font-bold">怎样重新计算</h3>
      <p className="text-ink-2">
        逐个科目，把参加这一科的每个报名的编号按 SHA-256（种子:编号）从小到大排列，依次坐进各考点、各考场的 1 号座、2
        号座……专供这一科的考场排在前面；先行安排的照顾座位和同一时间已有人的座位跳过，编排文件写明是哪些。种子在准考证打印结束（
        {dayAndMinute(published)}）后公布，在此之前只有考务人员可以下载。
      </p>
      <pre className="mt-2 whitespace-pre-wrap break-words rounded-lg bg-sunk px-3.5 py-2.5 text-sm">
        <code>{`npm run verify-draw -- --session ${draw.sessionId}\nnpm run verify-draw -- --file draw-${draw.sessionId}.json`}</code>
      </pre>
      <p className="mt-3">
        <ButtonLink href={`/api/draws/${draw.sessionId}`} tone="secondary" size="small" download>
          下载编排文件（JSON）
        </ButtonLink>
      </p>
    </Card>
  )
}
