import type { Page } from '@playwright/test'
import { fillLevel } from '../support/education'
import { aPdf } from '../support/files'
import { aPhoto } from '../support/hurrying'
import { look } from '../support/look'
import { placesOf } from '../support/marking'
import { newCandidate, signInByCookie } from '../support/people'
import { markByFinger, markByKeys, markByMouse, marked, readMarks } from '../support/proof-marks'
import { choose, toEnd } from '../support/registering'
import { expect, setClock, test, watch } from '../support/test'

const exam = '/exams/economics-2020'

test('E-05 E-12 E-13 seed 002 五, 六(四): commit and sign, withdraw, prove, be returned, mend, pass, pay', async ({
  page,
  browser,
}) => {
  test.slow()
  const wrong = watch(page)
  await setClock(page, '2020-08-15T10:00:00+08:00')

  await test.step('E-12 告知事项 is public, before one signs in', async () => {
    await page.goto(exam)
    await look(page, 'exam')
    await page.getByRole('link', { name: '阅读告知事项' }).click()
    await expect(page.getByRole('region', { name: /告知承诺书$/ })).toContainText('本人已知晓告知事项')
    await look(page, 'commitment')
  })

  const who = await newCandidate('诺撤回')
  await signInByCookie(page.context(), who)

  await test.step('E-05 报名地, 级别 and 专业, all subjects with the fee, 办理方式', async () => {
    await page.goto(exam)
    await page.getByRole('button', { name: /^进入报名/ }).click()
    await page.waitForURL(/\/notice$/)
    await page.getByRole('checkbox', { name: '同意' }).check()
    await toEnd(page)
    await next(page, 'details')
    await page.locator('input[type=file][name=photo]').setInputFiles(await aPhoto('#ffffff'))
    await page.getByRole('button', { name: '使用这张照片' }).click()
    await expect(page.getByText('照片已采用')).toBeVisible()
    await fillCareer(page)
    await page.getByRole('button', { name: '保存并进入下一步' }).click()
    await page.waitForURL(/\/choice$/)
    await page.getByRole('combobox', { name: '报名地' }).selectOption('南山区')
    await choose(page, '中级', '金融')
    await next(page, 'subjects')
    await expect(page.getByText('已选 2 科，应缴 112.00 元')).toBeVisible()
    await look(page, 'subjects')
    await next(page, 'method')
    await page.getByRole('radio', { name: /^不采用/ }).check()
    await expect(page.getByRole('checkbox', { name: /不能再改为采用/ })).toBeVisible()
    await look(page, 'method')
    await page.getByRole('radio', { name: /^采用/ }).check()
    await next(page, 'confirm')
    await look(page, 'confirm')
  })

  await test.step('E-14 no registration before 学历核查 has answered', async () => {
    const confirmPath = new URL(page.url()).pathname
    await page.getByRole('button', { name: '确认报名信息' }).click()
    await expect(page.getByRole('alert').getByText('请先到“完善个人信息”填写学历')).toBeVisible()
    await page.getByRole('link', { name: '去修改' }).first().click()
    await page.getByRole('link', { name: '添加学历' }).click()
    const number = `9999932012050${String(Date.now()).slice(-5)}`
    await fillLevel(page, { level: '本科', degree: '学士', school: '深圳大学', number })
    await page.getByRole('button', { name: '保存并核查' }).click()
    await expect(page.getByText('学历已保存')).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(page.getByText('学历核查：通过')).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.goto(confirmPath)
  })

  await test.step('E-10 E-11 which clause is met, the years counted from the jobs as a calculation', async () => {
    const report = page.getByRole('region', { name: '报考条件' })
    await expect(report).toContainText('具备大学本科学历或学士学位，从事相关专业工作满4年。')
    await report.getByText('年限是怎么算的').click()
    await expect(report.getByText('合计 6年5个月，满 6 年（算到 2020年12月末）')).toBeVisible()
    await look(page, 'years')
  })

  await test.step('E-07 E-12 confirm, read the letter, sign it with the password', async () => {
    await page.getByRole('button', { name: '确认报名信息' }).click()
    await page.waitForURL(/\/sign$/)
    await look(page, 'sign')
    await page.getByRole('textbox', { name: '登录密码' }).fill('not-the-password')
    await page.getByRole('button', { name: '签署承诺书' }).click()
    await expect(page.getByText('密码不正确，还可以试 4 次。')).toBeVisible()
    await page.getByRole('textbox', { name: '登录密码' }).fill(who.password)
    await page.getByRole('button', { name: '签署承诺书' }).click()
    await page.waitForURL(/\/done$/)
    await expect(page.getByText('应缴 112.00 元')).toBeVisible()
  })

  await test.step('E-12 撤回承诺 tells what cannot be undone, and leads to the proofs', async () => {
    await page.goto('/exams/mine')
    await look(page, 'mine-signed')
    await page.getByRole('link', { name: '撤回承诺' }).click()
    await look(page, 'withdraw')
    await page.getByRole('button', { name: '撤回承诺' }).click()
    await expect(page.getByText('请先勾选“我知道撤回后不能恢复”。')).toBeVisible()
    await page.getByRole('checkbox', { name: '我知道撤回后不能恢复' }).check()
    await page.getByRole('button', { name: '撤回承诺' }).click()
    await page.waitForURL(/\/proof$/)
    await prove(page, '专业工作年限证明')
    await prove(page, '学历证明')
    await look(page, 'proof')
    await next(page, 'confirm')
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.waitForURL(/\/done$/)
    await expect(page.getByText('审核通过后请在')).toBeVisible()
  })

  const desk = await (await browser.newContext()).newPage()
  const wrongAtDesk = watch(desk)
  await signInByCookie(desk.context(), 'shenhe1')
  await page.goto('/exams/mine')
  const casePath = (await page.getByRole('article').getByRole('link').first().getAttribute('href')) ?? ''
  const deskPath = casePath.replace('/exams/mine/', '/office/cases/')

  await test.step('B-05 E-13 the reviewer judges every material before a return', async () => {
    await desk.goto(deskPath)
    await desk.getByRole('button', { name: '专业工作年限证明.pdf' }).click()
    await expect(desk.getByRole('button', { name: '标记', exact: true })).toHaveCount(0)
    await desk.getByRole('button', { name: /^领取这一件/ }).click()
    await markByMouse(desk)
    await markByKeys(desk)
    await markByFinger(desk)
    await expect(desk.getByRole('radio', { name: /^需修改\s*：专业工作年限证明/ })).toBeChecked()
    await expect(desk.getByRole('textbox', { name: '怎样修改：专业工作年限证明' })).toHaveValue('请按材料上的标记修改')
    await desk.getByRole('textbox', { name: '怎样修改：专业工作年限证明' }).fill('没有单位公章，请盖章后重新上传')
    await desk.getByRole('textbox', { name: '审核意见' }).fill('请补盖公章')
    await desk.getByRole('button', { name: /^退回修改/ }).click()
    await expect(desk.getByText('请先判定每一份材料，还有：学历证明。')).toBeVisible()
    await look(desk, 'desk')
    await expect(desk.getByRole('textbox', { name: '怎样修改：专业工作年限证明' })).toHaveValue(/公章/)
    await desk.getByRole('radio', { name: /^合格\s*：学历证明/ }).check()
    await desk.getByRole('radio', { name: /^合格\s*：专业工作年限证明/ }).check()
    await desk.getByRole('radio', { name: /^需修改\s*：学历证明/ }).check()
    await desk.getByRole('textbox', { name: '怎样修改：学历证明' }).fill('不清楚')
    await desk.getByRole('button', { name: /^退回修改/ }).click()
    await expect(desk.getByText('“专业工作年限证明”上有标记：请把它判定为“需修改”，或者删除标记。')).toBeVisible()
    await desk.getByRole('radio', { name: /^合格\s*：学历证明/ }).check()
    await desk.getByRole('radio', { name: /^需修改\s*：专业工作年限证明/ }).check()
    await desk.getByRole('button', { name: /^退回修改/ }).click()
    await expect(desk.getByText('请填写“专业工作年限证明”标记 2 的问题说明，或者删除这处标记。')).toBeVisible()
    await expect(desk.getByRole('textbox', { name: /标记 1/ })).toHaveValue('这里没有单位公章')
    await desk.getByRole('textbox', { name: /标记 2/ }).fill('起止年月看不清')
    await desk.getByRole('button', { name: /^退回修改/ }).click()
    await desk.waitForURL(/done=/)
  })

  await test.step('E-13 审核退回 opens what it names, and nothing else', async () => {
    await page.goto(casePath)
    await expect(page.getByText('没有单位公章，请盖章后重新上传')).toBeVisible()
    await look(page, 'returned')
    await page.getByRole('link', { name: '修改', exact: true }).click()
    await page.waitForURL(/\/proof$/)
    await expect(page.getByRole('group', { name: '学历证明' })).toHaveCount(0)
    await page.getByRole('link', { name: '查看标记' }).click()
    await readMarks(page)
    await page.goBack()
    await prove(page, '专业工作年限证明', '盖章的证明.pdf')
    await look(page, 'mend')
    await next(page, 'confirm')
    await expect(handled(page, '专业工作年限证明')).toContainText('已修改')
    await look(page, 'ticked-off')
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.waitForURL(/\/done$/)
  })

  await test.step('B-05 the marks are nobody else’s to read', async () => {
    const stranger = await browser.newContext()
    await signInByCookie(stranger, await newCandidate('诺他人'))
    for (const context of [stranger, desk.context()])
      expect((await context.request.get(`${casePath}/marks`, { maxRedirects: 0 })).status()).not.toBe(200)
    await stranger.close()
  })

  await test.step('B-05 the desk shows what was mended, and folds away what passed; a new defect in that takes another reviewer', async () => {
    await desk.goto(deskPath)
    const returned = desk.getByRole('region', { name: '上次退回的内容' })
    await expect(returned).toContainText('已修改')
    await expect(returned).toContainText('盖章的证明.pdf')
    await desk.getByRole('button', { name: '专业工作年限证明.pdf' }).click()
    await expect(desk.getByRole('list', { name: '上次退回时的标记' })).toContainText('第 1 页，标记 2：起止年月看不清')
    await expect.poll(() => placesOf(desk, '[data-marks=past] > span')).toEqual(marked)
    await expect(desk.getByRole('button', { name: '标记', exact: true })).toHaveCount(0)
    await desk.getByRole('button', { name: /^领取这一件/ }).click()
    await expect(desk.getByRole('button', { name: /^提请退回/ })).toBeHidden()
    await desk.getByText('未变动、上次合格的材料 1 份').click()
    await expect(desk.getByRole('radio', { name: /^合格\s*：学历证明/ })).toBeChecked()
    await desk.getByRole('radio', { name: /^需修改\s*：学历证明/ }).check()
    await expect(desk.getByRole('button', { name: /^退回修改/ })).toBeHidden()
    await desk.getByRole('textbox', { name: '怎样修改：学历证明' }).fill('看不清证书编号')
    // In a field Enter decides nothing.
    await desk.keyboard.press('Enter')
    await desk.getByRole('radio', { name: /^需修改\s*：专业工作年限证明/ }).check()
    await desk.getByRole('textbox', { name: '怎样修改：专业工作年限证明' }).fill('公章盖住了日期')
    await desk.getByRole('textbox', { name: '审核意见' }).fill('两份材料请重新上传')
    await look(desk, 'desk-settled')
    await desk.getByRole('button', { name: /^提请退回/ }).click()
    await desk.waitForURL(/done=/)
    await desk.goto(deskPath)
    await desk.getByRole('button', { name: /^领取这一件/ }).click()
    await expect(desk.getByText('这一件须由另一位工作人员办理')).toBeVisible()
    await page.goto(casePath)
    await expect(page.getByRole('main')).toContainText('待审核')
    await expect(page.getByRole('main')).not.toContainText('看不清证书编号')
    await expect(page.getByRole('main')).not.toContainText('提请')
  })

  await test.step('B-05 another reviewer reads what is proposed and agrees', async () => {
    const second = await (await browser.newContext()).newPage()
    await signInByCookie(second.context(), 'shenhe2')
    await second.goto(deskPath)
    await expect(second.getByText('提请退回，等另一位审核人员复核')).toBeVisible()
    await expect(second.getByText('看不清证书编号')).toBeVisible()
    await second.getByRole('button', { name: /^领取这一件/ }).click()
    await expect(second.getByRole('button', { name: /^不同意退回/ })).toBeVisible()
    await look(second, 'desk-proposed')
    await second.getByRole('button', { name: /^同意退回/ }).click()
    await second.waitForURL(/done=/)
    await second.context().close()
  })

  await test.step('B-05 each item is ticked off, without scripts too; what is refused is kept', async () => {
    await page.goto(casePath)
    await expect(page.getByText('看不清证书编号')).toBeVisible()
    await expect(page.getByText('未处理')).toHaveCount(2)
    await look(page, 'returned-by-two')
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInByCookie(plain.context(), who)
    await plain.goto(`${exam}/confirm`)
    await reasonFor(plain, '学历证明').fill('学校只发过这一种证书')
    await plain.getByRole('button', { name: '确认提交' }).click()
    await expect(plain.getByText('“专业工作年限证明”还没有修改')).toBeVisible()
    await expect(reasonFor(plain, '学历证明')).toHaveValue('学校只发过这一种证书')
    await plain.context().close()

    await page.goto(`${exam}/confirm`)
    await reasonFor(page, '学历证明').fill('学校只发过这一种证书')
    await expect(handled(page, '学历证明')).toContainText('已说明')
    await page.getByRole('button', { name: '确认提交' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '“专业工作年限证明”还没有修改' })).toBeVisible()
    await look(page, 'unhandled')
    await page.getByRole('link', { name: /^去修改\s*：专业工作年限证明/ }).click()
    await prove(page, '专业工作年限证明', '日期清楚的证明.pdf')
    await next(page, 'confirm')
    await expect(reasonFor(page, '学历证明')).toHaveValue('学校只发过这一种证书')
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.waitForURL(/\/done$/)
    await desk.goto(deskPath)
    const returned = desk.getByRole('region', { name: '上次退回的内容' })
    await expect(returned).toContainText('不修改的理由：学校只发过这一种证书')
    await expect(returned).toContainText('日期清楚的证明.pdf')
    await look(desk, 'desk-explained')
  })

  await test.step('E-13 审核通过 → 待缴费', async () => {
    await desk.goto(deskPath)
    await desk.getByRole('button', { name: /^领取这一件/ }).click()
    await desk.getByRole('button', { name: /^审核通过/ }).click()
    await desk.waitForURL(/done=/)
    await page.goto('/exams/mine')
    await page.getByRole('link', { name: '网上缴费' }).click()
    await expect(page.getByText('112.00 元', { exact: true })).toBeVisible()
  })
  expect([...wrong, ...wrongAtDesk]).toEqual([])
  await desk.context().close()
})

async function fillCareer(page: Page) {
  await page.getByRole('textbox', { name: '工作单位' }).fill('海桥建设有限公司')
  const job = page.getByRole('region', { name: '工作经历 1' })
  await job.getByRole('textbox', { name: '开始年月' }).fill('2014-08')
  await job.getByRole('textbox', { name: '单位' }).fill('海桥建设有限公司')
  await job.getByRole('textbox', { name: '部门和职务' }).fill('财务部会计')
  await job.getByRole('combobox', { name: '是不是报考条件要求的专业工作' }).selectOption('是')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('深圳市福田区深南大道 1 号')
  await page.getByRole('textbox', { name: '邮政编码' }).fill('518000')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('candidate@example.com')
}

async function next(page: Page, step: string) {
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForURL(new RegExp(`/${step}$`))
}

async function prove(page: Page, label: string, name = `${label}.pdf`) {
  const field = page.getByRole('group', { name: label })
  await field.locator('input[type=file]').setInputFiles(aPdf(name))
  await expect(field.getByRole('link', { name: new RegExp(name.replace('.pdf', '')) })).toBeVisible()
}

/** An item of what was returned, on the page that submits it again. */
function handled(page: Page, label: string) {
  return page.getByRole('region', { name: '逐项处理' }).getByRole('listitem').filter({ hasText: label })
}

function reasonFor(page: Page, label: string) {
  return page.getByRole('textbox', { name: `不修改的理由：${label}` })
}
