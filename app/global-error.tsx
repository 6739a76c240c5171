'use client'
import './globals.css'
import { Breakdown, referenceOf } from '@/components/shell/breakdown'

/** When even the frame of the page fails. It may come without working scripts, so everything on it is a link. */
export default function GlobalError({ error }: { error: unknown }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统出了点问题 · 准考</title>
        <main>
          <Breakdown
            reference={referenceOf(error)}
            retry={
              <a className="link flex min-h-12 items-center px-2 font-bold" href="?">
                再试一次
              </a>
            }
          />
        </main>
      </body>
    </html>
  )
}
