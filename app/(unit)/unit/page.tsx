import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnUnit } from '@/db/queries/unit'
import { mayActForUnit, mayOpenMenu } from '@/lib/access/policy'
import { type BusinessItem, items, type Menu, menus, systems } from '@/lib/unit/grants'
import { enter } from './enter'

export const metadata: Metadata = { title: '用户中心（单位）' }

export default async function UnitHomePage() {
  const { viewer, ask } = await enter('home')
  if (ask) return ask
  const unit = await getOwnUnit(viewer)
  const mine = (Object.keys(items) as BusinessItem[]).filter((item) => mayActForUnit(viewer, item))
  const open = (Object.keys(menus) as Menu[]).filter((menu) => menu !== 'home' && mayOpenMenu(viewer, menu))
  return (
    <Page>
      <PageTitle title={unit?.name ?? '单位'} above="用户中心（单位）" lead={`${viewer.name}，您好。`} />
      <div className="grid gap-5">
        <Card title="功能菜单">
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {open.map((menu) => (
              <li key={menu} className="flex min-h-11 items-center gap-3">
                <MenuLink {...menus[menu]} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title="我可以办理的业务">
          {mine.length === 0 && <p className="text-ink-2">单位管理员还没有授权您办理业务。</p>}
          <ul className="list-inside list-disc">
            {mine.map((item) => (
              <li key={item} className="py-1">
                {[...items[item].under, items[item].label].join(' › ')}
                <span className="text-ink-3 text-sm">（{systems[items[item].system]}）</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  )
}

function MenuLink({ label, href }: { label: string; href: string | null }) {
  if (href) {
    return (
      <a href={href} className="link">
        {label}
      </a>
    )
  }
  return (
    <>
      {label}
      <span className="text-ink-3 text-sm">还没有开放</span>
    </>
  )
}
