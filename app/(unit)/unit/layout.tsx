import type { ReactNode } from 'react'
import { isUnitManager, mayOpenMenu } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { type Menu, menus } from '@/lib/unit/grants'

export default async function UnitLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer('unit')
  const open = Object.entries(menus).flatMap(([menu, { label, href }]) =>
    href && mayOpenMenu(viewer, menu as Menu) ? [{ label, href }] : [],
  )
  return (
    <>
      <div className="border-line border-b bg-sunk print:hidden">
        <nav aria-label="用户中心" className="mx-auto flex max-w-[64rem] flex-wrap items-center gap-x-5 px-4 text-[0.9375rem]">
          {open.map(({ label, href }) => (
            <a key={href} href={href} className="link inline-flex min-h-11 items-center">
              {label}
            </a>
          ))}
          <span className="ml-auto inline-flex min-h-11 items-center text-ink-2">
            {viewer.name}（{isUnitManager(viewer) ? '单位管理员' : '经办人员'}）
          </span>
        </nav>
      </div>
      {children}
    </>
  )
}
