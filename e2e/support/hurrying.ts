import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { drawSilhouette } from '@/db/seed/silhouette'
import { type Candidate, signInByCookie } from './people'
import { choose, examPath, fillDetails } from './registering'
import { expect } from './test'

export type Stage = 'draft' | 'ready' | 'confirmed' | 'paid'
export type Registered = { caseId: string; photoId: string; orderNumber: string }

/** Brings a candidate's registration to a stage as fast as a browser without scripts can; the forms post themselves. */
export async function registerWithoutScripts(
  browser: Browser,
  who: Candidate,
  until: Stage,
  choice = ['中级', '园林'] as const,
): Promise<Registered> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto(examPath)
  await page.getByRole('button', { name: /^进入报名/ }).click()
  for (const letter of ['health', 'integrity', 'notice']) {
    await page.waitForURL(new RegExp(`/${letter}$`))
    if (letter === 'notice') await page.getByRole('checkbox', { name: '同意' }).check()
    await page.getByRole('button', { name: '下一步' }).click()
  }
  await page.waitForURL(/\/details$/)
  await uploadPhoto(page)
  const photoId =
    /files\/([0-9a-f-]{36})/.exec((await page.getByRole('img', { name: '您的证件照' }).getAttribute('src')) ?? '')?.[1] ?? ''
  const caseId = await page.locator('input[name=_case]').inputValue()
  if (until !== 'draft') await fillAndChoose(page, choice)
  if (until === 'confirmed' || until === 'paid') await page.getByRole('button', { name: '确认报名信息' }).click()
  const orderNumber = until === 'confirmed' || until === 'paid' ? await orderOf(page) : ''
  if (until === 'paid') await page.request.post(`/api/sandbox/payments/${orderNumber}`, { data: { action: 'pay' } })
  await context.close()
  return { caseId, photoId, orderNumber }
}

export async function orderOf(page: Page): Promise<string> {
  await page.goto(`${examPath}/pay`)
  return (await page.getByRole('definition').first().textContent()) ?? ''
}

/** A portrait of nobody before blue, taller than the frame. */
export async function aPhoto(background = '#3366cc'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const picture = sharp(await drawSilhouette(background)).extend({ top: 150, background })
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 90 }).toBuffer() }
}

async function uploadPhoto(page: Page) {
  await page.locator('input[type=file][name=photo]').setInputFiles(await aPhoto())
  await page.getByRole('button', { name: '使用这张照片' }).click()
  await expect(page.getByRole('img', { name: '您的证件照' })).toBeVisible()
}

async function fillAndChoose(page: Page, [level, specialty]: readonly [string, string]) {
  await fillDetails(page)
  await page.getByRole('button', { name: '保存并进入下一步' }).click()
  await page.waitForURL(/\/choice$/)
  await choose(page, level, specialty)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForURL(/\/confirm$/)
}
