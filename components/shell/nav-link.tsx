'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A plain link that knows whether it leads to where one is. Loading the page anew keeps name and unread count right, and closes the phone's menu. */
export function NavLink({ href, className = '', children }: { href: string; className?: string; children: ReactNode }) {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  return (
    <a href={href} aria-current={here ? 'page' : undefined} className={`${look} ${className}`}>
      {children}
    </a>
  )
}

const look =
  'flex min-h-12 items-center whitespace-nowrap text-ink-2 no-underline hover:text-blue hover:underline hover:underline-offset-4 aria-[current=page]:font-bold aria-[current=page]:text-blue'
