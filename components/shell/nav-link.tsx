'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A plain link that knows whether it leads to where one is. Loading the page anew keeps name and unread count right, and closes the phone's menu. */
export function NavLink({ href, strong = false, children }: { href: string; strong?: boolean; children: ReactNode }) {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  return (
    <a
      href={href}
      aria-current={here ? 'page' : undefined}
      className={`${look} ${strong ? 'font-bold text-blue' : 'text-ink-2'}`}
    >
      {children}
    </a>
  )
}

const look =
  'flex min-h-12 items-center whitespace-nowrap no-underline hover:text-blue hover:underline hover:underline-offset-4 aria-[current=page]:font-bold aria-[current=page]:text-blue'
