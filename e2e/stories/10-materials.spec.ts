import { requestsAs } from '../support/actors'
import { aPdf, aPicture } from '../support/files'
import { newCandidate, signInByCookie } from '../support/people'
import { expect, setClock, test } from '../support/test'

test.beforeEach(async ({ page }) => setClock(page, '2020-08-15T10:00:00+08:00'))

test('Q-13 我的资料库: upload a PDF and a picture, look at them, find them again, delete; nobody else sees them', async ({
  page,
  context,
}) => {
  const who = await newCandidate('藏料')
  await signInByCookie(context, who)
  await page.goto('/profile/materials')
  await expect(page.getByText('资料库还是空的')).toBeVisible()

  const pdf = aPdf('劳动合同.pdf', { pages: 3 })
  await upload(pdf)
  await expect(page.getByText('文件已存入资料库')).toBeVisible()
  await upload(await aPicture('D:\\扫描\\身份证 正面.png'))
  await expect(files()).toHaveCount(2)
  await expect(files().first()).toContainText('身份证 正面.jpg')
  await expect(files().nth(1)).toContainText('PDF · 3 页')
  await upload({ ...pdf, name: '另一个名字.pdf' })
  await expect(page.getByText('没有重复保存')).toBeVisible()
  await expect(files()).toHaveCount(2)

  const links = await page.getByRole('link', { name: /^查看/ }).all()
  const paths = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
  const [picturePath = '', pdfPath = ''] = paths
  await test.step('what is served is remade, named, boxed in and kept by nobody', async () => {
    const picture = await page.request.get(picturePath)
    expect(picture.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(picture.headers()['content-security-policy']).toContain('sandbox')
    expect((await picture.body()).includes('CANARY')).toBe(false)
    const paper = await page.request.get(`${pdfPath}?download=1`)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect(paper.headers()['content-disposition']).toContain(
      `attachment; filename="proof.pdf"; filename*=UTF-8''${encodeURIComponent('劳动合同.pdf')}`,
    )
    expect((await paper.body()).includes('CANARY')).toBe(false)
    expect((await page.request.get(pdfPath)).headers()['content-disposition']).toMatch(/^inline/)
  })
  await test.step('to everyone else they do not exist', async () => {
    for (const actor of [
      'visitor',
      await newCandidate('别料'),
      'unit',
      'examOfficer',
      'reviewer',
      'cashier',
      'administrator',
      'auditor',
    ] as const) {
      const request = await requestsAs(actor)
      for (const path of paths) expect((await request.get(path)).status()).toBe(404)
      await request.dispose()
    }
  })

  await page.getByRole('button', { name: '删除 劳动合同.pdf' }).click()
  await expect(page.getByText('文件已删除')).toBeVisible()
  await expect(files()).toHaveCount(1)
  expect((await page.request.get(pdfPath)).status()).toBe(404)

  async function upload(file: { name: string; mimeType: string; buffer: Buffer }) {
    await page.getByLabel('上传文件').setInputFiles(file)
    await page.getByRole('button', { name: '上传', exact: true }).click()
    await page.waitForURL(/[?&](added|found)=/)
    await expect(page.getByText(file.buffer === pdf.buffer ? /存入资料库|重复保存/ : '存入资料库')).toBeVisible()
  }
  function files() {
    return page.getByRole('list', { name: '我的文件' }).getByRole('listitem')
  }
})

const refusals = {
  脚本: aPdf('a.pdf', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
  密码: aPdf('b.pdf', { trailer: '/Encrypt << /Filter /Standard /V 2 /R 3 >>' }),
  后缀: { name: 'c.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script>') },
}

for (const javaScriptEnabled of [true, false]) {
  test(`Q-13 Q-40 ${javaScriptEnabled ? 'with' : 'without'} scripts: a file that is refused says why and what to do, a good one is kept`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await signInByCookie(context, await newCandidate('拒料'))
    const page = await context.newPage()
    await page.goto('/profile/materials')
    for (const [word, file] of Object.entries(refusals)) {
      await page.getByLabel('上传文件').setInputFiles(file)
      await page.getByRole('button', { name: '上传', exact: true }).click()
      await expect(page.getByRole('alert').filter({ hasText: '没有办成' })).toContainText(word)
    }
    await page.getByLabel('上传文件').setInputFiles(aPdf(`${'很长的文件名'.repeat(20)}.pdf`))
    await page.getByRole('button', { name: '上传', exact: true }).click()
    await expect(page.getByText('文件已存入资料库')).toBeVisible()
    await expect(page.getByRole('list', { name: '我的文件' }).getByRole('listitem')).toHaveCount(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await context.close()
  })
}
