import { Card } from '@/components/ui/card'

const links = [
  ['/exams/current', '当前考试'],
  ['/exams/mine', '我的考试'],
  ['/login', '登录'],
  ['/api/sandbox/personas', '演示账号（JSON）'],
  ['/api/sandbox/clock', '时钟（JSON）'],
] as const

/** Where to look at what was played here. */
export function LinksCard() {
  return (
    <Card title="去看看">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {links.map(([href, label]) => (
          <li key={href}>
            <a className="link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
