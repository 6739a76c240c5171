import type { Page } from '@playwright/test'

type Typed = { level: string; degree: string; school: string; number: string }

/** Fills the form of an education level of 完善个人信息. */
export async function fillLevel(page: Page, { level, degree, school, number }: Typed) {
  await page.getByLabel('境内', { exact: true }).check()
  await page.getByLabel('学历层次').selectOption(level)
  await page.getByLabel('学位', { exact: true }).selectOption(degree)
  await page.getByRole('textbox', { name: '毕业学校' }).fill(school)
  await page.getByRole('textbox', { name: '所学专业' }).fill('土木工程')
  await page.getByRole('textbox', { name: '入学年月' }).fill('2008-09')
  await page.getByRole('textbox', { name: '毕业年月' }).fill('2012-07')
  await page.getByLabel('学习形式').selectOption('全日制')
  await page.getByRole('textbox', { name: '毕业证书编号' }).fill(number)
}
