import type { Page, Request } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'
import { drawSilhouette } from '@/db/seed/silhouette'
import { registerWithoutScripts } from '../support/hurrying'
import { type Candidate, newCandidate, signInByCookie } from '../support/people'
import { examPath } from '../support/registering'
import { expect, setClock, test } from '../support/test'

let who: Candidate

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await setClock(page, '2020-08-15T10:00:00+08:00')
  await page.close()
  who = await newCandidate('甄清晰')
  await registerWithoutScripts(browser, who, 'draft')
})

test.beforeEach(async ({ page, context }) => {
  await setClock(page, '2020-08-15T10:00:00+08:00')
  await signInByCookie(context, who)
  await page.goto(`${examPath}/details`)
})

for (const [name, width] of [
  ['phone', 360],
  ['desk', 1280],
] as const) {
  test(`B-02 E-03 the camera on a ${name}: front and back, the guide, take, refused in words, retake, leave; nothing is sent`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height: 780 })
    await context.grantPermissions(['camera'])
    const sent = sendings(page)
    await page.getByRole('button', { name: '拍照' }).click()
    const camera = page.getByRole('region', { name: '拍照' })
    await expect(camera.getByRole('button', { name: '拍下' })).toBeFocused()
    await expect(camera.getByText('请换一面墙')).toBeVisible()
    expect(await camera.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0)
    await shot(page, `camera-${width}`)
    await camera.getByRole('button', { name: '换后置相机' }).click()
    await expect(camera.getByRole('button', { name: '换前置相机' })).toBeVisible()
    await expect(camera.getByRole('button', { name: '拍下' })).toBeEnabled()
    await camera.getByRole('button', { name: '拍下' }).click()
    await expect(page.getByText('拍好了，还没有上传')).toBeVisible()
    await expect(row(page, '背景')).toContainText(/不合格.*请站到/)
    await expect(page.getByRole('button', { name: '使用这张照片' })).toBeDisabled()
    await page.getByRole('button', { name: '重拍' }).click()
    await expect(camera.getByRole('button', { name: '拍下' })).toBeFocused()
    await camera.getByRole('button', { name: '不拍了' }).click()
    await expect(camera).toHaveCount(0)
    await expectCameraOff(page)
    expect(sent).toEqual([])
  })
}

test('B-02 a camera that may not be used: why, and the device’s own camera instead', async ({ page }) => {
  await page.getByRole('button', { name: '拍照' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '相机没有打开' })).toContainText('没有使用相机的许可')
  const own = page.getByLabel('用系统相机拍')
  await expect(own).toHaveAttribute('capture', 'user')
  await own.setInputFiles(await fileOf(sharp(await drawSilhouette('#ffffff'))))
  await expect(row(page, '清晰度')).toContainText('合格')
})

test('E-03 B-02 a blurred picture is refused in words, on the device, and nothing leaves it', async ({ page }) => {
  const sent = sendings(page)
  await choose(page, sharp(await drawSilhouette('#ffffff')).blur(5))
  await expect(row(page, '清晰度')).toContainText(/不合格.*照片太模糊，看不清面容。请擦净镜头/)
  await expect(row(page, '尺寸')).toContainText('合格')
  await expect(row(page, '文件大小')).toContainText(/已压缩到 \d+ KB，不超过 50 KB/)
  await expect(page.getByText('1 项不合格')).toBeVisible()
  const button = page.getByRole('button', { name: '使用这张照片' })
  await expect(button).toBeDisabled()
  await button.dispatchEvent('click')
  await expect(page.getByText('没有上传。请按每一项下面说的改正')).toBeVisible()
  await expect(page.getByRole('list', { name: '检查结果' })).toBeFocused()
  expect(sent).toEqual([])
})

test('B-02 E-03 a dark picture before a grey wall: 调亮, 背景变白, then it is used; until then nothing is sent', async ({
  page,
}) => {
  const sent = sendings(page)
  await choose(page, await portraitBefore('#b4bcc2', 0.4))
  await expect(row(page, '亮度')).toContainText(/不合格.*照片太暗/)
  await row(page, '亮度').getByRole('button', { name: '调亮' }).click()
  await expect(row(page, '亮度')).toContainText('亮度合适')
  await page.getByRole('button', { name: '恢复原来的样子' }).click()
  await expect(row(page, '亮度')).toContainText('照片太暗')
  await page.getByRole('button', { name: '不用这张' }).click()

  await choose(page, await portraitBefore('#b4bcc2', 1))
  await expect(row(page, '背景')).toContainText(/不合格.*背景发灰或偏色，不够白/)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 780 })
      await shot(page, `checks-${width}-${colorScheme}`)
    }
  }
  await row(page, '背景').getByRole('button', { name: '背景变白' }).click()
  await expect(row(page, '背景')).toContainText('背景是白色，均匀')
  await expect(page.getByText('都合格，可以使用')).toBeVisible()
  expect(sent).toEqual([])
  await page.getByRole('button', { name: '使用这张照片' }).click()
  await expect(page.getByText('照片已采用。')).toBeVisible()
  expect(sent).toHaveLength(1)
  const src = await page.getByRole('img', { name: '您的证件照' }).getAttribute('src')
  const photo = await (await page.request.get(src ?? '')).body()
  expect(photo.byteLength).toBeLessThanOrEqual(50 * 1024)
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, Math.min(...data.subarray(0, 3)) > 240]).toEqual([295, 413, true])
})

test('B-02 a person at the edge of the frame: 自动取景 puts them in the middle', async ({ page }) => {
  const wide = sharp(await drawSilhouette('#ffffff')).extend({ left: 300, right: 60, top: 260, background: '#ffffff' })
  await choose(page, wide)
  await expect(row(page, '人像位置')).toContainText('可以更好')
  await row(page, '人像位置').getByRole('button', { name: '自动取景' }).click()
  await expect(row(page, '人像位置')).toContainText('人在中间，头顶留有空')
})

test('Q-40 E-03 without scripts the server says the same: a blurred picture and a green wall are refused, what to do is told', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signInByCookie(context, who)
  const page = await context.newPage()
  await page.goto(`${examPath}/details`)
  await expect(page.locator('noscript p').filter({ hasText: '不能调整取景框' })).toBeVisible()
  for (const [picture, words] of [
    [sharp(await drawSilhouette('#ffffff')).blur(5), '照片太模糊，看不清面容。请擦净镜头'],
    [sharp(await drawSilhouette('#30a040')), '照片的背景颜色不对'],
  ] as const) {
    await page.locator('input[type=file][name=photo]').setInputFiles(await fileOf(picture))
    await page.getByRole('button', { name: '使用这张照片' }).click()
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  }
  await context.close()
})

const row = (page: Page, what: string) =>
  page.getByRole('list', { name: '检查结果' }).getByRole('listitem').filter({ hasText: what })

async function choose(page: Page, picture: Sharp) {
  await page.locator('input[type=file][name=photo]').setInputFiles(await fileOf(picture))
  await expect(page.getByRole('application', { name: '取景框' })).toBeVisible()
}

async function fileOf(picture: Sharp) {
  return { name: 'photo.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() }
}

/** A portrait that differs from its grey wall, darkened by a factor. */
async function portraitBefore(wall: string, light: number): Promise<Sharp> {
  const { data, info } = await sharp(await drawSilhouette(wall))
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let at = 0; at < data.length; at += 3) {
    const isSkin = Math.abs((data[at] ?? 0) - 201) + Math.abs((data[at + 2] ?? 0) - 178) < 30
    if (isSkin) data.set([206, 172, 152], at)
  }
  const portrait = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  return sharp(await portrait.png().toBuffer()).linear(light, 0)
}

/** What the page sends from here on: all but reading from this site. */
function sendings(page: Page) {
  const sent: string[] = []
  page.on('request', (request: Request) => {
    const isForeign = /^https?:/.test(request.url()) && new URL(request.url()).port !== process.env.E2E_PORT
    if (request.method() !== 'GET' || isForeign) sent.push(`${request.method()} ${request.url()}`)
  })
  return sent
}

/** A picture to be looked at by who works on the tool: E2E_SHOTS names the folder. */
async function shot(page: Page, name: string) {
  const folder = process.env.E2E_SHOTS
  if (folder) await page.getByRole('region', { name: '照片', exact: true }).screenshot({ path: `${folder}/${name}.png` })
}

async function expectCameraOff(page: Page) {
  const running = await page.evaluate(() => [...document.querySelectorAll('video')].some((video) => video.srcObject !== null))
  expect(running).toBe(false)
}
