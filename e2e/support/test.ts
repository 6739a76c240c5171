import { test as base, expect, type Page } from '@playwright/test'
import { personas } from '@/db/seed/personas'
import { oneTimeCode } from '@/lib/account/one-time-code'

export { expect }

/** Every page of every story: no error of a script, nothing that the content security policy blocked, no answer of 500 and above. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const wrong = watch(page)
    await use(page)
    expect(wrong).toEqual([])
  },
})

/** What goes wrong on a page, as it happens. */
export function watch(page: Page): string[] {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Hydration|Minified React/i.test(message.text()))
      wrong.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  return wrong
}

/** Signs a persona in on the sign-in page, as people do. */
export async function signIn(page: Page, username: string) {
  const persona = personas.find((one) => one.username === username)
  if (!persona) throw new Error(`no persona ${username}`)
  if (!new URL(page.url(), 'http://x').pathname.startsWith('/login'))
    await page.goto(persona.totpSecret ? '/login/staff' : '/login')
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByRole('textbox', { name: '密码' }).fill(persona.password)
  if (persona.totpSecret) await page.getByRole('textbox', { name: '动态口令' }).fill(nextCode(persona.totpSecret))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** The code that `signIn` used last for this persona: good once. */
export function usedCode(username: string): string {
  const secret = personas.find((one) => one.username === username)?.totpSecret ?? ''
  return oneTimeCode(secret, new Date((lastStep.get(secret) ?? 0) * 30_000))
}

const lastStep = new Map<string, number>()

/** A code that this run has not used: the present one, or the next, which the server takes as well. */
function nextCode(secret: string): string {
  const present = Math.floor(Date.now() / 30_000)
  const step = Math.max(present, (lastStep.get(secret) ?? 0) + 1)
  lastStep.set(secret, step)
  return oneTimeCode(secret, new Date(step * 30_000))
}

/** Sets the business clock; jobs that fall due have run when this returns. */
export async function setClock(page: Page, now: string | null) {
  // A connection that nobody used for five seconds may be closed by the server just as it is used again.
  const answer = await page.request.post('/api/sandbox/clock', { data: { now }, maxRetries: 2 })
  expect(answer.ok()).toBe(true)
}
