import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from './test'

/** Nothing scrolls sideways on a phone or a desktop; with E2E_LOOK set to a folder, what the page looks like is kept there. */
export async function look(page: Page, name: string) {
  const before = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} ${width}`).toBeLessThanOrEqual(
      0,
    )
    const folder = process.env.E2E_LOOK
    if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}
