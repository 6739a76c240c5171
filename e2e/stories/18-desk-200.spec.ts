import type { Page } from '@playwright/test'
import { deskOf200, type Mixed, statesOf, surname } from '../support/desk-of-200'
import { tabTo } from '../support/keyboard'
import { signInByCookie } from '../support/people'
import { expect, setClock, test } from '../support/test'

test.describe.configure({ mode: 'serial' })

let mixed: Mixed
const perPage = 50

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await setClock(page, '2020-08-24T09:00:00+08:00')
  await page.close()
  mixed = await deskOf200()
})

test('O-20 S-14 Q-40 Q-42 200 mixed cases are worked by keyboard alone: one by one, put back, many at once, until none is left', async ({
  page,
  context,
}) => {
  await signInByCookie(context, 'caiwu1')
  await page.goto('/office')

  await test.step('from the start page into the queue of one state, narrowed to a name', async () => {
    await tabTo(page, page.getByRole('link', { name: /^考试退费 · 待审核/ }))
    await page.keyboard.press('Enter')
    await keysWork(page)
    await page.keyboard.press('/')
    await page.keyboard.insertText(surname)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=/)
    await expect(page.getByRole('link', { name: /^考试退费 · 待审核\s?150$/ })).toHaveAttribute('aria-current', 'true')
    await expect(rows(page)).toHaveCount(perPage)
  })

  await test.step('N takes the longest waiting; U puts it back; N takes the same again', async () => {
    await press(page, 'n')
    await opened(page, `${surname}1`)
    await press(page, 'u')
    await expect(page.getByRole('row', { name: new RegExp(`${surname}1 `) })).toContainText('没人领取')
    await expect(page.getByRole('link', { name: `${surname}1`, exact: true })).toBeFocused()
    await press(page, 'n')
    await opened(page, `${surname}1`)
  })

  await test.step('A, R and X one by one, the next opens by itself', async () => {
    expect(page.url()).toContain(mixed.plain[0]?.id)
    for (let done = 1; done <= 24; done += 1) {
      const key = done % 6 === 3 ? 'r' : done % 6 === 5 ? 'x' : 'a'
      if (key !== 'a') {
        await page.keyboard.press(key)
        await expect(page.getByRole('textbox', { name: '审核意见' })).toBeFocused()
        await page.keyboard.insertText(key === 'r' ? '请写明付款日期' : '没有查到重复的付款')
        await page.keyboard.press('Escape')
      }
      await press(page, key)
      await page.keyboard.press('Enter')
      await opened(page, `${surname}${done + 1}`)
    }
    await press(page, 'u')
    expect(await statesOf(mixed.plain)).toEqual({ endorsed: 16, returned: 4, rejected: 4, submitted: 102 })
  })

  await test.step('L ticks the page and S unticks a row; B, the opinion, Tab, Enter: what moved and what did not is told', async () => {
    await tickAll(page, perPage)
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    await expect(page.getByText(`已勾选 ${perPage - 1} 件`)).toBeVisible()
    await decideTicked(page, '通过')
    await expect(page.getByText(`办理 ${perPage - 1} 件：${perPage - 1} 件已办理`)).toBeInViewport()
    await expect(page.getByText('已勾选 0 件')).toBeVisible()
    // 102 plain ones, less 49; 10 changed ones, 10 that cannot be passed, 4 that the colleague holds.
    await expect(page.getByRole('link', { name: /^考试退费 · 待审核\s?77$/ })).toBeVisible()
  })

  await test.step('page after page; those that cannot be passed say why and stay', async () => {
    await all(page, '通过')
    await expect(page.getByText(`办理 ${perPage} 件：${perPage} 件已办理`)).toBeVisible()
    await all(page, '通过')
    await expect(page.getByText('办理 27 件：13 件已办理，14 件没有办成')).toBeVisible()
    const report = page.getByRole('list', { name: '批量办理结果' })
    await expect(report).toContainText(`${mixed.held[0]?.number}：没有办成，另一位工作人员正在办理`)
    await expect(report).toContainText(`${mixed.unaccepted[0]?.number}：没有办成，这项考试只受理`)
  })

  await test.step('an opinion for many: without it nothing moves, with it the rest does', async () => {
    await all(page, '不通过')
    await expect(page.getByText('办理 14 件：0 件已办理，14 件没有办成')).toBeVisible()
    await expect(page.getByRole('list', { name: '批量办理结果' })).toContainText('请填写意见')
    await expect(page.getByText('已勾选 14 件')).toBeVisible()
    await all(page, '不通过', '不属于这项考试受理的退费原因。')
    await expect(page.getByText('办理 14 件：10 件已办理，4 件没有办成')).toBeVisible()
  })

  await test.step('the second look: what one passed oneself is refused, what the colleague passed is not', async () => {
    await tabTo(page, page.getByRole('link', { name: /^考试退费 · 待复核/ }), 200)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/state=endorsed/)
    await keysWork(page)
    await all(page, '复核通过')
    await expect(page.getByText(`办理 ${perPage} 件：${perPage} 件已办理`)).toBeVisible()
    await all(page, '复核通过')
    await expect(page.getByText(`办理 ${perPage} 件：0 件已办理，${perPage} 件没有办成`)).toBeVisible()
    await expect(page.getByRole('list', { name: '批量办理结果' })).toContainText('另一位工作人员')
    expect(await statesOf(mixed.endorsed)).not.toHaveProperty('endorsed')
    expect(await statesOf(mixed.plain)).toMatchObject({ endorsed: 118, returned: 4, rejected: 4 })
    await press(page, 'n')
    await expect(page.getByText('没有等您领取的业务了')).toBeVisible()
  })
})

test('O-20 Q-40 the same queue on a tablet of 768 px: nothing is cut off, the keys do the same', async ({ page, context }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await signInByCookie(context, 'caiwu2')
  await page.goto(`/office/queue?kind=exam-refund&state=endorsed&q=${encodeURIComponent(surname)}`)
  await keysWork(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await press(page, 'n')
  await expect(page.getByText('您已领取')).toBeVisible()
  const first = await page.getByRole('heading', { level: 1 }).textContent()
  await expect(page.getByRole('button', { name: '复核通过' })).toBeInViewport()
  await press(page, 'a')
  await page.keyboard.press('Enter')
  await expect(page.getByText('这是下一件')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first ?? '')
  await press(page, 'u')
  await expect(page).toHaveURL(/\/office\/queue/)
})

/** Ticks the whole page and decides. */
async function all(page: Page, decision: string, opinion = '') {
  await tickAll(page)
  await decideTicked(page, decision, opinion)
}

async function tickAll(page: Page, count?: number) {
  const boxes = page.getByRole('checkbox', { name: /^选择 / })
  await expect(page.getByText(/^已勾选 \d+ 件$/)).toBeVisible()
  // What a batch before left undecided is ticked still; L where all are ticked would untick them.
  if (!(await boxes.evaluateAll((all) => all.every((box) => (box as HTMLInputElement).checked)))) await page.keyboard.press('l')
  await expect(page.getByText(count ? `已勾选 ${count} 件` : /^已勾选 [1-9]\d* 件$/)).toBeVisible()
}

async function decideTicked(page: Page, decision: string, opinion = '') {
  await page.keyboard.press('b')
  await expect(page.getByRole('textbox', { name: '意见' })).toBeFocused()
  await page.keyboard.insertText(opinion)
  await tabTo(page, page.getByRole('button', { name: decision, exact: true }))
  await page.keyboard.press('Enter')
}

async function press(page: Page, key: string) {
  await keysWork(page)
  await page.keyboard.press(key)
}

async function opened(page: Page, name: string) {
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await expect(page.getByText('您已领取')).toBeVisible()
}

function rows(page: Page) {
  return page.getByRole('region', { name: '待办' }).getByRole('link')
}

/** The scripts of the page have come: its keys do something. */
function keysWork(page: Page) {
  return expect(page.getByRole('button', { name: /^快捷键/ })).toBeVisible()
}
