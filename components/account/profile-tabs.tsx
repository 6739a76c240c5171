'use client'
import { usePathname } from 'next/navigation'

type Kind = 'person' | 'unit' | 'staff'
const everybody = ['person', 'unit', 'staff'] as const

/** In the manual's words and order, then what it does not know (A-20 … A-27, B-12). */
const tabs: readonly { href: string; label: string; for: readonly Kind[] }[] = [
  { href: '/profile', label: '用户信息', for: everybody },
  { href: '/profile/password', label: '密码管理', for: everybody },
  { href: '/profile/questions', label: '密保工具', for: ['person', 'unit'] },
  { href: '/profile/authenticator', label: '动态口令', for: ['staff'] },
  { href: '/profile/dossier', label: '完善个人信息', for: ['person'] },
  { href: '/profile/sessions', label: '登录设备', for: everybody },
  { href: '/profile/security', label: '安全记录', for: everybody },
  { href: '/profile/looks', label: '谁看过我的资料', for: ['person'] },
  { href: '/profile/dishonesty', label: '诚信记录', for: ['person'] },
  { href: '/profile/materials', label: '我的资料库', for: ['person'] },
]

/** The places of 用户信息维护: links, so that they work without scripts; on a phone they take two lines or three. */
export function ProfileTabs({ kind }: { kind: Kind }) {
  const path = usePathname()
  return (
    <nav
      aria-label="用户信息维护"
      className="mx-auto flex w-full max-w-[51rem] flex-wrap gap-x-5 border-line border-b px-4 pt-4 sm:gap-x-6"
    >
      {tabs
        .filter((tab) => tab.for.includes(kind))
        .map(({ href, label }) => (
          <a key={href} href={href} aria-current={path === href ? 'page' : undefined} className={look}>
            {label}
          </a>
        ))}
    </nav>
  )
}

const look =
  '-mb-px flex min-h-12 items-center border-transparent border-b-3 whitespace-nowrap text-ink-2 no-underline hover:text-blue aria-[current=page]:border-blue aria-[current=page]:font-bold aria-[current=page]:text-blue'
