import type { Page } from '@playwright/test'
import { drawSilhouette } from '@/db/seed/silhouette'
import { expect } from './test'

export const examTitle = '深圳市职称考评结合专业知识考试'
export const sessionId = 'title-knowledge-2020'
export const examPath = `/exams/${sessionId}`

/** 当前考试 → 进入报名 → the three letters, each to its end (seed 000, annex 2, step 3). */
export async function readLetters(page: Page) {
  for (const letter of ['health', 'integrity', 'notice']) {
    await page.waitForURL(new RegExp(`/${letter}$`))
    if (letter === 'notice') await page.getByRole('checkbox', { name: '同意' }).check()
    await toEnd(page)
    await page.getByRole('button', { name: '下一步' }).click()
  }
  await page.waitForURL(/\/details$/)
}

/** Scrolls to the end of a letter, as a reader does; the button then works. */
export async function toEnd(page: Page) {
  await page.mouse.wheel(0, 20_000)
  await expect(page.getByText('请阅读到底')).toHaveCount(0)
}

/** Uploads a photo through the photo tool. */
export async function usePhoto(page: Page) {
  const buffer = Buffer.from(await drawSilhouette('#3366cc'))
  await page.locator('input[type=file][name=photo]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: '使用这张照片' }).click()
  await expect(page.getByText('照片已采用')).toBeVisible()
}

/** Fills every field with a *. */
export async function fillDetails(page: Page) {
  await page.getByRole('group', { name: '户籍所在地' }).getByRole('radio', { name: '深圳', exact: true }).check()
  await page.getByRole('group', { name: '是否在深缴纳社保' }).getByRole('radio', { name: '是' }).check()
  await page.getByRole('textbox', { name: '在深缴纳社保月数' }).fill('36')
  await page.getByRole('combobox', { name: '最高学历' }).selectOption('本科')
  await page.getByRole('textbox', { name: '毕业学校' }).fill('深圳大学')
  await page.getByRole('textbox', { name: '所学专业' }).fill('土木工程')
  await page.getByRole('textbox', { name: '毕业时间' }).fill('2014-07')
  await page.getByRole('combobox', { name: '学习形式' }).selectOption('全日制')
  await page.getByRole('textbox', { name: '工作单位' }).fill('海桥建设有限公司')
  await page.getByRole('textbox', { name: '现从事专业' }).fill('建筑施工')
  await page.getByRole('textbox', { name: '从事本专业年限' }).fill('6')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('深圳市福田区深南大道 1 号')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('candidate@example.com')
}

/** 级别, then 专业, which follows from it. */
export async function choose(page: Page, level: string, specialty: string) {
  await page.getByRole('combobox', { name: '级别' }).selectOption(level)
  await page.getByRole('combobox', { name: '专业' }).selectOption(specialty)
}
