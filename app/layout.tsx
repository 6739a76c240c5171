import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Footer } from '@/components/shell/footer'
import { displayMode } from '@/lib/access/display-mode'
import { settings } from '@/lib/config/settings'
import { SiteHeader } from './site-header'

export const metadata: Metadata = {
  title: { default: '准考 · 人事考试与职称服务', template: '%s · 准考' },
  description: '人事考试报名、缴费、打印准考证、查成绩、办证书，职称申报：一个账号办完。',
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#14171d' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered at build time would carry scripts without the request's nonce, which the policy of proxy.ts blocks.
  await connection()
  return (
    <html lang="zh-CN" data-mode={(await displayMode()) === 'elder' ? 'elder' : undefined}>
      <body className="flex min-h-dvh flex-col">
        <SiteHeader />
        <main id="main" tabIndex={-1} className="w-full flex-1 overflow-x-clip">
          {children}
        </main>
        <Footer sandbox={settings().sandbox} />
      </body>
    </html>
  )
}
