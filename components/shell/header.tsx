import type { ReactNode } from 'react'
import { Logo } from './logo'
import { NavLink } from './nav-link'
import { places } from './places'

export type HeaderProps = {
  viewer: { name: string; kind: 'person' | 'unit' | 'staff' } | null
  unread: number
  logout: (form: FormData) => Promise<void>
  /** The switch of 长者模式. */
  mode: ReactNode
}

export function Header({ viewer, unread, logout, mode }: HeaderProps) {
  const open = places.filter((place) => place.for.includes(viewer?.kind ?? 'visitor'))
  return (
    <header className="relative z-20 border-line border-b bg-card print:hidden">
      <a
        href="#main"
        className="absolute -top-20 left-4 z-30 rounded-lg bg-blue px-4 py-3 font-bold text-on-blue no-underline focus:top-2"
      >
        跳到正文
      </a>
      <div className="flex min-h-[3.375rem] items-center justify-between gap-1 px-4 sm:gap-4 sm:px-6 lg:min-h-[3.875rem]">
        <Logo wide={!viewer} />
        <div className="ml-auto">{mode}</div>
        <nav aria-label="主导航" className="hidden items-center gap-5 text-[0.9375rem] lg:flex">
          {open.map((place) => (
            <NavLink key={place.href} href={place.href}>
              {place.label}
            </NavLink>
          ))}
          <Account viewer={viewer} unread={unread} logout={logout} />
        </nav>
        <details className="group lg:hidden">
          <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 whitespace-nowrap rounded-lg px-2 font-bold text-blue">
            <MenuSign />
            菜单
            {unread > 0 && <Count unread={unread} />}
          </summary>
          <nav
            aria-label="主导航"
            className="absolute inset-x-0 top-full border-line border-b bg-card px-4 pb-4 shadow-lg sm:px-6 [&>*]:border-line [&>*]:border-b [&>:last-child]:border-b-0"
          >
            {open.map((place) => (
              <NavLink key={place.href} href={place.href}>
                {place.label}
              </NavLink>
            ))}
            <Account viewer={viewer} unread={unread} logout={logout} />
          </nav>
        </details>
      </div>
    </header>
  )
}

function Account({ viewer, unread, logout }: Omit<HeaderProps, 'mode'>) {
  if (!viewer) {
    return (
      <NavLink href="/login" strong>
        登录
      </NavLink>
    )
  }
  return (
    <>
      {viewer.kind === 'person' && (
        <NavLink href="/messages">
          消息
          {unread > 0 && <Count unread={unread} />}
        </NavLink>
      )}
      <form action={logout} className="flex min-h-12 items-center justify-between gap-3">
        <a href="/profile" className="flex min-h-12 max-w-32 items-center text-ink no-underline hover:text-blue hover:underline">
          <span className="truncate">{viewer.name}</span>
          <span className="sr-only">，用户信息维护</span>
        </a>
        <button
          type="submit"
          className="min-h-12 cursor-pointer whitespace-nowrap px-1 text-ink-2 hover:text-blue hover:underline"
        >
          退出
        </button>
      </form>
    </>
  )
}

function Count({ unread }: { unread: number }) {
  return (
    <span className="ml-1.5 min-w-6 rounded-full bg-blue px-1.5 text-center font-bold text-on-blue text-sm leading-6">
      {unread > 99 ? '99+' : unread}
      <span className="sr-only">条未读</span>
    </span>
  )
}

function MenuSign() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
      <path d="M2 5h16M2 10h16M2 15h16" className="group-open:hidden" />
      <path d="m4 4 12 12M16 4 4 16" className="hidden group-open:inline" />
    </svg>
  )
}
