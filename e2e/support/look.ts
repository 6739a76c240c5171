import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from './test'

/** Nothing stands out of the page on a phone or a desktop; with E2E_LOOK set to a folder, what the page looks like is kept there. */
export async function look(page: Page, name: string) {
  const before = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    // The document clips what stands out of it: its main part tells.
    const beyond = await page.evaluate(() => {
      const wide = (one: Element | null) => (one ? one.scrollWidth - one.clientWidth : 0)
      return Math.max(wide(document.documentElement), wide(document.querySelector('main')))
    })
    expect(beyond, `${name} ${width}`).toBeLessThanOrEqual(0)
    const folder = process.env.E2E_LOOK
    if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}
