// Defects marked on one proof by mouse, keys and finger, and read by its candidate (B-05).
import type { Page } from '@playwright/test'
import { look } from './look'
import { drawByFinger, drawMark, expectAccessible, placesOf } from './marking'
import { expect } from './test'

/** Where the story's two marks stand: drawn on the page as it is, added in the middle of the page turned once and moved. */
export const marked = [
  [20, 10, 40, 15],
  [45, 35, 11, 30],
]

export async function markByMouse(desk: Page) {
  await desk.getByRole('button', { name: '标记', exact: true }).click()
  await expect(desk.getByRole('button', { name: '标记', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await drawMark(desk, { from: { x: 0.6, y: 0.25 }, to: { x: 0.2, y: 0.1 }, text: '这里没有单位公章' })
}

export async function markByKeys(desk: Page) {
  await desk.getByRole('button', { name: '旋转' }).click()
  await desk.getByRole('application', { name: '标记第 1 页' }).focus()
  await desk.keyboard.press('Enter')
  const mark = desk.getByRole('button', { name: '标记 2', exact: true })
  await expect(mark).toBeFocused()
  await desk.keyboard.press('ArrowLeft')
  await desk.keyboard.press('ArrowRight')
  await desk.keyboard.press('Shift+ArrowDown')
  await look(desk, 'marking')
  await expectAccessible(desk)
  await desk.getByRole('application', { name: '标记第 1 页' }).focus()
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Delete')
  await expect(desk.getByRole('button', { name: '标记 3', exact: true })).toHaveCount(0)
  await mark.press('Enter')
  await expect(desk.getByRole('textbox', { name: /标记 2/ })).toBeFocused()
  for (let turns = 0; turns < 3; turns += 1) await desk.getByRole('button', { name: '旋转' }).click()
  expect(await placesOf(desk, '[role=application] > button')).toEqual(marked)
}

export async function markByFinger(desk: Page) {
  await drawByFinger(desk, { x: 0.1, y: 0.1 }, { x: 0.5, y: 0.3 })
  expect((await placesOf(desk, '[role=application] > button')).slice(2)).toEqual([[10, 10, 40, 20]])
  await desk.getByRole('button', { name: '删除标记 3' }).click()
  await expect(desk.getByRole('button', { name: '标记', exact: true })).toBeFocused()
  await desk.getByRole('button', { name: '标记', exact: true }).click()
  await desk.getByRole('button', { name: '放大' }).click()
  await expect.poll(() => placesOf(desk, '[data-marks=now] > span')).toEqual(marked)
}

export async function readMarks(page: Page) {
  await expect(page.getByRole('heading', { level: 1, name: '材料上的标记' })).toBeVisible()
  const list = page.getByRole('list', { name: '专业工作年限证明.pdf，第 1 页上的标记' })
  await expect(list.getByRole('listitem')).toHaveText(['第 1 页，标记 1：这里没有单位公章', '第 1 页，标记 2：起止年月看不清'])
  await expect.poll(() => placesOf(page, '[data-marks=now] > span')).toEqual(marked)
  await expect(page.locator('[data-marks=now]')).toHaveText('12')
  const original = await page.getByRole('link', { name: /专业工作年限证明\.pdf/ }).getAttribute('href')
  expect((await page.request.get(original ?? '')).headers()['content-type']).toBe('application/pdf')
  await look(page, 'marks')
  await expectAccessible(page)
}
