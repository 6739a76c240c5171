import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { registerWithoutScripts } from '../support/hurrying'
import { newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

test.use({ trace: 'off' })
test.beforeEach(async ({ page }) => {
  await setClock(page, '2020-08-15T10:00:00+08:00')
})

test('Q-40 长者模式 is switched on and off in the header, on the page one is on, and is remembered', async ({ page }) => {
  await page.goto('/exams/current?from=test')
  await page.getByRole('button', { name: '长者模式' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
  await expect(page).toHaveURL(/\/exams\/current\?from=test$/)
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'zhunkao-mode')
  expect(cookie).toMatchObject({ value: 'elder', httpOnly: true, sameSite: 'Lax' })
  expect((cookie?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(300 * 24 * 3600 * 1000)
  await page.getByRole('button', { name: '标准模式' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-mode', 'elder')
  await expect(page.getByRole('heading', { name: '常办业务' })).toBeVisible()
})

test('Q-40 it works without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto('/login?as=unit')
  await page.getByRole('button', { name: '长者模式' }).click()
  await expect(page).toHaveURL(/\/login\?as=unit$/)
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
  await page.goto('/')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
  await page.getByRole('button', { name: '标准模式' }).click()
  await expect(page.getByRole('heading', { name: '正在报名' })).toBeVisible()
  await context.close()
})

test('Q-40 the home page is three things with a button each and the phone number; 我的考试 one card with one button', async ({
  page,
  browser,
  context,
}) => {
  const who = await newCandidate('寿长乐')
  await registerWithoutScripts(browser, who, 'confirmed')
  await signInByCookie(context, who)
  await turnOn(page)
  await page.goto('/')
  const things = page.getByRole('main').getByRole('listitem')
  await expect(things).toHaveCount(3)
  await expect(things.first()).toContainText(/网上缴费，最晚/)
  for (const thing of await things.all()) await expect(thing.getByRole('link')).toHaveCount(1)
  await expect(page.getByRole('main').getByRole('link', { name: '0755-88100099' })).toHaveAttribute('href', 'tel:0755-88100099')
  await things.first().getByRole('link').click()
  await page.waitForURL(/\/pay$/)
  await page.goto('/exams/mine')
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByRole('article').getByRole('link')).toHaveText(['网上缴费'])
  await page.getByRole('link', { name: '看进度和别的操作' }).click()
  await expect(page.getByRole('list', { name: '操作列表' })).toBeVisible()
})

test('Q-40 every page of a candidate in 长者模式: WCAG 2.2 AA at three widths, text of 18 px and more, targets of 56 px', async ({
  page,
  browser,
  context,
}) => {
  const who = await newCandidate('寿长安')
  const { caseId } = await registerWithoutScripts(browser, who, 'ready')
  await turnOn(page)
  for (const path of ['/', '/login']) await look(page, path)
  await signInByCookie(context, who)
  for (const path of ['/', '/exams/mine', '/exams/mine?all=1', `/exams/mine/${caseId}`, '/exams/current', examPath, '/messages'])
    await look(page, path)
  for (const step of ['notice', 'details', 'choice', 'confirm']) await look(page, `${examPath}/${step}`)
  for (const path of ['/profile/sessions', '/verify', '/coming/services']) await look(page, path)
})

async function turnOn(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: '长者模式' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
}

const looks = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 768, height: 1024, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
] as const

async function look(page: Page, path: string) {
  await page.goto(path)
  const wrong = watch(page)
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
    )
    const where = `${path} at ${width} ${colorScheme}`
    expect(found, where).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThanOrEqual(0)
    expect(await page.evaluate(tooSmall), where).toEqual([])
    if (process.env.E2E_SHOTS) {
      const name = `${path.replace(/\W+/g, '-')}-${width}.png`
      await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}`, fullPage: true })
    }
  }
  expect(wrong).toEqual([])
}

/** Text under 18 px, and buttons and boxes under 56 px. */
function tooSmall(): string[] {
  const shown = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1
  const texts = [...document.querySelectorAll('body *')].filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    return (
      own &&
      shown(element) &&
      !element.closest('[aria-hidden=true], script, style, svg') &&
      Number.parseFloat(getComputedStyle(element).fontSize) < 17.9
    )
  })
  const targets = [...document.querySelectorAll('button, summary, select, textarea, input, a.border')].filter((element) => {
    const pressed = element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element
    return shown(element) && !element.matches('.sr-only') && pressed.getBoundingClientRect().height < 55.5
  })
  return [...texts, ...targets].map((element) => element.outerHTML.slice(0, 160))
}
