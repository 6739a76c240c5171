import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test'

type Corner = { x: number; y: number }

/** Draws a mark with the mouse, between two corners in fractions of the page as it is seen, and writes what is wrong there. */
export async function drawMark(desk: Page, { from, to, text }: { from: Corner; to: Corner; text: string }) {
  const layer = desk.getByRole('application', { name: /^标记第 \d+ 页$/ })
  await layer.hover({ position: await within(desk, from) })
  await desk.mouse.down()
  await layer.hover({ position: await within(desk, to) })
  await desk.mouse.up()
  const words = desk.getByRole('textbox', { name: /的问题说明/ }).last()
  await expect(words).toBeFocused()
  await words.fill(text)
}

/** The same on a touch screen; the page must not scroll away under the finger. */
export async function drawByFinger(desk: Page, from: Corner, to: Corner) {
  const layer = desk.getByRole('application', { name: /^标记第/ })
  await layer.scrollIntoViewIfNeeded()
  const on = await layer.boundingBox()
  if (!on) throw new Error('there is nothing to draw on')
  const touch = await desk.context().newCDPSession(desk)
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const at = ({ x, y }: Corner) => [{ x: on.x + on.width * x, y: on.y + on.height * y }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at({ x: (from.x + to.x) / 2, y: to.y }) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  await touch.detach()
}

async function within(desk: Page, { x, y }: Corner) {
  const { width, height } = await layerSize(desk)
  return { x: Math.round(width * x), y: Math.round(height * y) }
}

async function layerSize(desk: Page) {
  return desk
    .getByRole('application', { name: /^标记第/ })
    .evaluate((layer) => ({ width: layer.clientWidth, height: layer.clientHeight }))
}

/** Where the marks of a page stand, in whole percents of it: left, top, width, height. */
export async function placesOf(page: Page, marks: string): Promise<number[][]> {
  return page.locator(marks).evaluateAll((boxes) =>
    boxes.map((box) => {
      const on = box.parentElement?.getBoundingClientRect() ?? new DOMRect()
      const { left, top, width, height } = box.getBoundingClientRect()
      const percents = [(left - on.left) / on.width, (top - on.top) / on.height, width / on.width, height / on.height]
      return percents.map((part) => Math.round(part * 100))
    }),
  )
}

/** WCAG 2.2 AA, by what a machine can tell. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))).toEqual([])
}
