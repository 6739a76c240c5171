import type { Locator, Page } from '@playwright/test'
import { aPhoto } from '../support/hurrying'
import { seen, tabTo } from '../support/keyboard'
import { newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test } from '../support/test'

test.use({ viewport: { width: 360, height: 740 } })

test('Q-40 E-01 … E-07 registering and confirming by keyboard alone on a narrow screen, with the focus always in sight', async ({
  page,
  context,
}) => {
  await setClock(page, '2020-08-15T10:00:00+08:00')
  await signInByCookie(context, await newCandidate('Ana Beatriz Moreno'))
  await page.goto('/')

  await test.step('the first stop leads past the header', async () => {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
    await seen(page)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#main$/)
  })

  await test.step('E-01 E-02 the menu, 当前考试, 进入报名, the letters', async () => {
    await page.goto('/')
    await tabTo(page, page.locator('summary').filter({ hasText: '菜单' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('link', { name: '当前考试', exact: true }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/exams\/current$/)
    await tabTo(page, page.getByRole('button', { name: '进入报名' }).first())
    await page.keyboard.press('Enter')
    for (const letter of ['health', 'integrity', 'notice']) {
      await page.waitForURL(new RegExp(`/${letter}$`))
      // The last letter must be ticked: without, the problem is said and the focus is on it.
      if (letter === 'notice') await tick(page, page.getByRole('checkbox', { name: '同意' }))
      await page.keyboard.press('End')
      await expect(page.getByText('请阅读到底')).toHaveCount(0)
      await tabTo(page, page.getByRole('button', { name: '下一步' }))
      await page.keyboard.press('Enter')
    }
  })

  await test.step('Q-10 nothing filled in: the focus goes to the summary, whose links lead to the fields', async () => {
    await page.waitForURL(/\/details$/)
    await tabTo(page, page.getByRole('button', { name: '保存并进入下一步' }))
    await page.keyboard.press('Enter')
    const summary = page.getByRole('alert').filter({ hasText: '处需要改正' })
    await expect(summary).toBeFocused()
    await tabTo(page, summary.getByRole('link', { name: /毕业学校/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: '毕业学校' })).toBeFocused()
    await expect(page.getByRole('textbox', { name: '毕业学校' })).toHaveAccessibleDescription(/请填写毕业学校/)
  })

  await test.step('E-03 the photo: the frame moves by arrow keys and zooms by + and −', async () => {
    await page.reload()
    await tabTo(page, page.locator('input[type=file][name=photo]'))
    await page.locator('input[type=file][name=photo]').setInputFiles(await aPhoto())
    const frame = page.getByRole('application', { name: '取景框' })
    await tabTo(page, frame)
    const place = page.getByText(/取自左起/)
    const before = (await place.textContent()) ?? ''
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(place).not.toHaveText(before)
    await page.keyboard.press('+')
    await expect(place).toHaveText(/放大 1\.1 倍/)
    await page.keyboard.press('-')
    await expect(place).toHaveText(/放大 1\.0 倍/)
    await tabTo(page, page.getByRole('button', { name: '使用这张照片' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('照片已采用')).toBeVisible()
  })

  await test.step('E-04 报名信息 by Tab, Space, arrows and letters', async () => {
    await pick(page, page.getByRole('group', { name: '户籍所在地' }).getByRole('radio').first(), '深圳')
    await pick(page, page.getByRole('group', { name: '是否在深缴纳社保' }).getByRole('radio').first(), '否')
    await select(page, '最高学历', '本科')
    await type(page, '毕业学校', '深圳大学')
    await type(page, '所学专业', '土木工程')
    await type(page, '毕业时间', '2014-07')
    await select(page, '学习形式', '全日制')
    await type(page, '工作单位', '海桥建设有限公司')
    await type(page, '现从事专业', '园林')
    await type(page, '从事本专业年限', '6')
    await type(page, '通讯地址', '深圳市福田区莲岭路 1 号')
    await type(page, '电子邮箱', 'ana@example.com')
    await tabTo(page, page.getByRole('button', { name: '保存并进入下一步' }))
    await page.keyboard.press('Enter')
  })

  await test.step('E-05 级别 and 专业', async () => {
    await page.waitForURL(/\/choice$/)
    await select(page, '级别', '中级')
    await select(page, '专业', '园林')
    await tabTo(page, page.getByRole('button', { name: '下一步' }))
    await page.keyboard.press('Enter')
  })

  await test.step('E-07 the summary, and confirming', async () => {
    await page.waitForURL(/\/confirm$/)
    await expect(page.getByText('确认后不能修改')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: '确认报名信息' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '报名信息提交成功' })).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: '网上缴费' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`${examPath}/pay$`))
  })
})

async function type(page: Page, name: string, text: string) {
  await tabTo(page, page.getByRole('textbox', { name }))
  await page.keyboard.insertText(text)
}

async function tick(page: Page, box: Locator) {
  await tabTo(page, box)
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}

/** Arrow keys move among the radios of a group; the first stop is the first one. */
async function pick(page: Page, first: Locator, label: string) {
  await tabTo(page, first)
  await page.keyboard.press('Space')
  const wanted = page
    .locator('label')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .getByRole('radio')
  for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

async function select(page: Page, name: string, label: string) {
  const box = page.getByRole('combobox', { name })
  await tabTo(page, box)
  const chosen = () => box.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label)
  for (let presses = 0; presses < 15 && (await chosen()) !== label; presses += 1) await page.keyboard.press('ArrowDown')
  expect(await chosen()).toBe(label)
}
