import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** Presses Tab until the element has the focus; at every stop the focus must be in sight. */
export async function tabTo(page: Page, target: Locator, pressesMax = 80) {
  await expect(target).toBeVisible()
  const has = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; !(await has()); presses += 1) {
    expect(presses, `${target} is within reach of Tab`).toBeLessThan(pressesMax)
    await page.keyboard.press('Tab')
    await seen(page)
  }
}

/** The focused element has an outline (or ring) and lies within the screen, not under the sticky buttons. */
export async function seen(page: Page) {
  const focus = await page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    // What is drawn for a hidden box is its label.
    const shown = element.matches('.sr-only') ? (element.closest('label') ?? element) : element
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    const { top, bottom, left, right } = shown.getBoundingClientRect()
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
    const middle = document.elementFromPoint((left + right) / 2, Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1))
    const bare = middle !== null && (shown.contains(middle) || middle.contains(shown))
    return {
      what: element.outerHTML.slice(0, 120),
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inside,
      bare,
    }
  })
  if (focus) expect(focus).toEqual({ what: focus.what, outlined: true, inside: true, bare: true })
}
