import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ownerDatabase } from '../support/database'
import { officeLines, officePdf } from '../support/office-pdf'
import { signInByCookie } from '../support/people'
import { expect, setClock, test } from '../support/test'
import { attachMaterials, receipts, returnAndResubmit, submitRefund, type WaitingRefund } from '../support/waiting-refunds'

test.describe.configure({ mode: 'serial' })

const refunds: WaitingRefund[] = []
const queue = '/office/queue?kind=exam-refund&state=submitted'

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  const days = ['14', '19', '21', '21', '21', '21', '21', '21']
  const names = ['欧阳龑', '陈国强', '阿依古丽·买买提', 'Emma Wong', '林小燕', '高一鸣', '郑二宝', '钱三多']
  for (const [index, day] of days.entries()) {
    await setClock(page, `2020-08-${day}T11:${10 + index}:00+08:00`)
    refunds.push(await submitRefund(names[index] ?? '', `第 ${index + 1} 位：付了两次，电话 13800138000`))
  }
  const [first] = refunds
  if (first) {
    await attachMaterials(first, [
      ...(await receipts()),
      { name: '工作年限证明.pdf', mediaType: 'application/pdf', bytes: officePdf() },
    ])
    await returnAndResubmit(first, '请写明付款日期和付款方式。', '8月14日微信付了两次')
    await ownerDatabase()`update cases set entered_at = '2020-08-14T11:10:00+08:00' where id = ${first.id}`
  }
  await setClock(page, '2020-08-24T09:00:00+08:00')
  await page.close()
})

test('O-20 S-14 a queue worked by keyboard alone: list, claim, decide, the next one opens by itself', async ({
  page,
  context,
}) => {
  await signInByCookie(context, 'caiwu1')
  await page.goto(queue)
  await expect(page.getByRole('region', { name: '待办' }).getByRole('link')).toHaveCount(8)
  await expect(page.getByText('已超 1 个工作日')).toBeVisible()

  await test.step('J and K move, Enter opens, C claims', async () => {
    await keysWork(page)
    await page.keyboard.press('j')
    await expect(page.getByRole('link', { name: '欧阳龑' })).toBeFocused()
    await page.keyboard.press('j')
    await expect(page.getByRole('link', { name: '陈国强' })).toBeFocused()
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: '欧阳龑' })).toBeVisible()
    await expect(page.getByText('先领取这一件，再作决定')).toBeVisible()
    await keysWork(page)
    await page.keyboard.press('c')
    await expect(page.getByText('您已领取')).toBeVisible()
  })

  await test.step('facts, rules, the answers and what they were before; numbers masked', async () => {
    await expect(page.getByText('66.00 元，重复付款')).toBeVisible()
    await expect(page.getByText('“通过”的条件')).toBeVisible()
    await expect(page.getByRole('region', { name: '申请内容' })).toContainText('上一次：第 1 位：付了两次，电话 138****8000')
    await expect(page.getByText(/^9999\*+..$/)).toBeVisible()
    await expect(page.getByRole('region', { name: '办理记录' })).toContainText('“请写明付款日期和付款方式。”')
    const other = page.getByRole('region', { name: '同一申请人的其他业务' })
    await expect(other).toContainText('没有您可以查看的其他业务')
  })

  await test.step('materials: a picture turned and enlarged, a PDF page by page', async () => {
    await expect(page.getByRole('img', { name: '付款截图.jpg，第 1 页' })).toHaveAttribute('width', /\d{3}/)
    const width = async () =>
      page.getByRole('img', { name: /第 \d+ 页$/ }).evaluate((canvas) => (canvas as HTMLCanvasElement).width)
    const before = await width()
    await page.getByRole('button', { name: '放大' }).click()
    await expect.poll(width).toBeGreaterThan(before)
    await page.getByRole('button', { name: '旋转' }).click()
    await page.getByRole('button', { name: '银行流水.pdf' }).click()
    await expect(page.getByText('1/2 页')).toBeVisible()
    await page.getByRole('button', { name: '下一页' }).click()
    await expect(page.getByRole('img', { name: '银行流水.pdf，第 2 页' })).toBeVisible()
    for (let presses = 0; presses < 3; presses += 1) await page.getByRole('button', { name: '放大' }).click()
    await expect.poll(() => isInked(page)).toBe(true)
    await expect(page.getByText('材料没有打开')).toHaveCount(0)
  })

  await test.step('O-20 a PDF that brings no fonts is drawn whole, by character maps and decoders of our own origin', async () => {
    const asked: string[] = []
    page.on('response', (response) => {
      const kept = response.headers()['cache-control']
      if (response.url().includes('/pdf-reader-')) asked.push(`${new URL(response.url()).pathname} ${response.status()} ${kept}`)
    })
    await page.getByRole('button', { name: '工作年限证明.pdf' }).click()
    for (const [line, foot] of Object.entries(officeLines))
      await expect.poll(() => inkOf(page, foot), { message: line }).toBeGreaterThan(0.005)
    expect(asked.filter((one) => !/ 200 public, max-age=31536000, immutable$/.test(one))).toEqual([])
    for (const file of ['UniGB-UCS2-H.bcmap', 'Adobe-GB1-UCS2.bcmap', 'FoxitDingbats.pfb', 'jbig2.wasm'])
      expect(
        asked.some((one) => one.includes(file)),
        `${file} in ${asked}`,
      ).toBe(true)
  })

  await test.step('R asks for its opinion first; keys do nothing while typing; Esc leaves; R again sends back', async () => {
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('r')
    await expect(page.getByRole('textbox', { name: '审核意见' })).toBeFocused()
    await page.keyboard.type('axnc 请补充')
    await expect(page.getByRole('textbox', { name: '审核意见' })).toHaveValue('axnc 请补充')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await expect(page.getByRole('button', { name: '退回' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${refunds[0]?.number} 已办理，这是下一件`)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: '陈国强' })).toBeVisible()
    await expect(page.getByText('您已领取')).toBeVisible()
  })

  await test.step('A passes one after the other', async () => {
    for (const next of ['阿依古丽·买买提', 'Emma Wong']) {
      // Held down it decides nothing: only Enter does, once.
      for (let held = 0; held < 5; held += 1) await page.keyboard.down('a')
      await page.keyboard.up('a')
      await expect(page.getByRole('button', { name: '通过', exact: false }).and(page.locator('[data-key=A]'))).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: next })).toBeVisible()
    }
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
    // Under the dialog no key decides.
    await page.keyboard.press('a')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 1, name: 'Emma Wong' })).toBeVisible()
  })
})

test('S-14 what one holds another only reads; four eyes; passing on; the auditor decides nothing', async ({
  browser,
  page,
  context,
}) => {
  await signInByCookie(context, 'caiwu2')
  const held = refunds[3]
  await page.goto(`/office/cases/${held?.id}`)
  await expect(page.getByText('蔡悟正在办理这一件')).toBeVisible()
  await expect(page.getByRole('button', { name: '通过' })).toHaveCount(0)

  const first = await browser.newContext()
  await signInByCookie(first, 'caiwu1')
  const his = await first.newPage()
  await his.goto(`/office/cases/${held?.id}`)
  await his.getByText('转交给同事').click()
  await his.getByRole('combobox', { name: '转交给' }).selectOption({ label: '柴雾' })
  await his.getByRole('button', { name: '转交', exact: true }).click()
  await his.waitForURL(/\/office\/queue/)
  await page.reload()
  await expect(page.getByText('您已领取')).toBeVisible()

  // He endorsed 陈国强: the second look is not his to take, and the list's N gives him none.
  await his.goto(`/office/cases/${refunds[1]?.id}`)
  await expect(his.getByText('复核通过：前一道手续是您办的')).toBeVisible()
  await page.goto(`/office/cases/${refunds[1]?.id}`)
  await keysWork(page)
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: '复核通过' })).toBeVisible()
  await first.close()

  const audit = await browser.newContext()
  await signInByCookie(audit, 'shenjiyuan')
  const reading = await audit.newPage()
  await reading.goto('/office/queue')
  await expect(reading.getByRole('link', { name: '林小燕' })).toBeVisible()
  await reading.getByRole('link', { name: '林小燕' }).click()
  await expect(reading.getByRole('heading', { level: 1, name: '林小燕' })).toBeVisible()
  await expect(reading.getByRole('button', { name: /领取这一件|通过|退回/ })).toHaveCount(0)
  await audit.close()
})

test('O-20 a batch: each by itself, and a report of what moved and what did not', async ({ page, context }) => {
  await signInByCookie(context, 'caiwu1')
  await page.goto(queue)
  for (const name of ['Emma Wong', '林小燕', '高一鸣']) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await expect(page.getByText('办理 3 件：2 件已办理，1 件没有办成')).toBeVisible()
  const report = page.getByRole('list', { name: '批量办理结果' })
  await expect(report).toContainText(`${refunds[3]?.number}：没有办成，另一位工作人员正在办理`)
  await expect(report).toContainText(`${refunds[4]?.number}：已办理，现在是“待复核”`)
  await expect(page.getByRole('link', { name: '林小燕' })).toHaveCount(0)
})

test('Q-43 filters live in the URL, Back works, and what is empty says so', async ({ page, context }) => {
  await signInByCookie(context, 'caiwu2')
  await page.goto('/office')
  await page.getByRole('link', { name: '待办' }).first().click()
  await page.getByRole('link', { name: /考试退费 · 待复核/ }).click()
  await expect(page).toHaveURL(/state=endorsed/)
  await page.getByRole('searchbox', { name: '编号或姓名的开头' }).fill('阿依')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByRole('region', { name: '待办' }).getByRole('link')).toHaveCount(1)
  await page.getByRole('searchbox', { name: '编号或姓名的开头' }).fill('没有这个人')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByText('没有等您办理的业务')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('region', { name: '待办' }).getByRole('link')).toHaveCount(1)
})

test('Q-40 the desk at 360, 768, 1280 and 1440 px, light and dark: axe finds nothing, nothing scrolls sideways', async ({
  page,
  context,
}) => {
  await signInByCookie(context, 'caiwu2')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of [
    queue,
    '/office/queue?who=mine',
    `/office/cases/${refunds[0]?.id}`,
    `/office/cases/${refunds[1]?.id}?kind=exam-refund`,
  ]) {
    await page.goto(path)
    await keysWork(page)
    for (const width of [360, 768, 1280, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode(true)
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`)),
          `${path} ${width}`,
        ).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `${path} ${width}`,
        ).toBeLessThanOrEqual(0)
      }
    }
  }
})

/** The scripts of the page have come: its keys do something. */
function keysWork(page: Page) {
  return expect(page.getByRole('button', { name: /^快捷键/ })).toBeVisible()
}

/** Is anything drawn on the material's canvas? */
async function isInked(page: Page): Promise<boolean> {
  return (await inkOf(page, 0, 400)) > 0
}

/** How much of a line is dark, that stands so many of the page's 400 points above its foot. */
function inkOf(page: Page, foot: number, height = 24): Promise<number> {
  return page.getByRole('img', { name: /第 \d+ 页$/ }).evaluate(
    (element, [from, size]) => {
      const canvas = element as HTMLCanvasElement
      const points = canvas.height / 400
      const top = Math.floor((400 - from - size) * points)
      const pixels = canvas.getContext('2d')?.getImageData(0, top, canvas.width, Math.ceil(size * points)).data ?? []
      const dark = pixels.filter((value, index) => index % 4 === 0 && value < 100 && (pixels[index + 3] ?? 0) > 0)
      return (dark.length * 4) / pixels.length
    },
    [foot, height] as const,
  )
}
