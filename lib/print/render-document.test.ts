import { beforeAll, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import type { DocumentName, DocumentProps } from './documents'
import { renderDocument } from './render-document'
import { overlaps, readPdf } from './testing/read-pdf'
import { notices, sampleCard, sampleForm, samplePhoto } from './testing/sample-papers'

let photo: Uint8Array
beforeAll(async () => {
  photo = await samplePhoto()
  await buildPrintThread()
})

async function print<Name extends DocumentName>(name: Name, props: DocumentProps[Name]) {
  const result = await renderDocument(name, props)
  if (!result.ok) throw new Error(JSON.stringify(result))
  const pdf = await readPdf(result.bytes)
  expect(pdf.pages.flatMap(overlaps)).toEqual([])
  return pdf
}

const longName = `${'阿卜杜热合曼·'.repeat(28)}王明月日`
const squeezed = (text: string) => text.replace(/\s/g, '')
const inPdf = (text: string, values: string[]) => values.filter((value) => !text.includes(squeezed(value)))

test('E-32 Q-41 an ordinary admit card is one A4 page with every value as text', async () => {
  const card = sampleCard(photo)
  const pdf = await print('admit-card', card)
  expect(pdf.pages).toHaveLength(1)
  const values = [
    card.examTitle,
    card.admitCardNumber,
    card.name,
    card.idNumber,
    card.sex,
    card.level,
    card.specialty,
    card.room,
    card.seat,
  ]
  const papers = card.papers.flatMap((paper) => [paper.subject, paper.date, `${paper.from}—${paper.to}`])
  const rest = [...Object.values(card.site), ...card.notices, card.verify.code, card.serial, card.printedAt, '第 1 页 / 共 1 页']
  expect(inPdf(pdf.text, [...values, ...papers, ...rest])).toEqual([])
})

test('E-32 E-05 the admit card of an exam by position names the position, and no level', async () => {
  const position = '2020100008 海桥市税务局 一级行政执法员'
  const pdf = await print('admit-card', sampleCard(photo, { level: '', specialty: '', position }))
  expect(inPdf(pdf.text, ['报考职位', position])).toEqual([])
  expect(pdf.text).not.toContain('级别')
  const paper = { subject: '行政职业能力测验', date: '2020年12月13日', from: '9:00', to: '11:00' }
  const seat = { seat: 1, number: '20200000000001', name: '欧阳䶮', idNumber: '4403**', position: '2020100008', needs: [] }
  for (const kind of ['chart', 'sign-in', 'labels'] as const) {
    const room = {
      examTitle: '招录公务员',
      site: '莲岭中学',
      room: '第 001 考场',
      capacity: 30,
      printedBy: '陈考',
      printedAt: '',
    }
    const sheet = await print('room-sheet', { ...room, kind, sittings: [{ papers: [paper], seats: [seat] }] })
    expect(inPdf(sheet.text, ['职位2020100008']), kind).toEqual([])
  }
})

test('E-30 Q-41 an application form carries every section, answer and letter', async () => {
  const form = sampleForm(photo)
  const pdf = await print('application-form', form)
  const rows = form.sections.flatMap(({ title, rows }) => [
    title,
    ...rows.flatMap((row) => [row.label, ...row.value.split('\n')]),
  ])
  const letters = form.letters.flatMap(Object.values)
  expect(inPdf(pdf.text, [...rows, ...letters, form.examTitle, form.registrationNumber, form.statusLabel, form.serial])).toEqual(
    [],
  )
})

test('Q-41 title, language, embedded subset fonts, one photo, and a QR code that leads to the verification', async () => {
  for (const [kind, pdf] of [
    ['准考证', await print('admit-card', sampleCard(photo))],
    ['报名表', await print('application-form', sampleForm(photo))],
  ] as const) {
    expect(pdf.info).toMatchObject({ Title: `${kind} · 2026年度一级造价工程师职业资格考试`, Language: 'zh-CN' })
    expect(pdf.fonts.filter((font) => !/^[A-Z]{6}\+Noto(Sans|Serif)SC/.test(font))).toEqual([])
    expect(pdf.embeddedFonts).toBe(2)
    expect(pdf.pictures).toEqual([{ width: 295, height: 413 }])
    expect(pdf.qr).toBe('https://zhunkao.example.cn/verify/7KQ2-M4XR-9TDA')
  }
})

test.each(['欧阳䶮', '𬭊𠅤', '阿卜杜拉·买买提', '<b>x</b> & "y"', 'Anne-Marie O’Neill', longName])(
  'Q-41 prints the name %s',
  async (name) => {
    const card = await print('admit-card', sampleCard(photo, { name }))
    expect(inPdf(card.text, [name])).toEqual([])
    const form = await print(
      'application-form',
      sampleForm(photo, { sections: [{ title: '个人', rows: [{ label: '姓名', value: name }] }] }),
    )
    expect(inPdf(form.text, [name])).toEqual([])
  },
)

test('Q-41 a character of a fallback font is printed where the font is installed and refused by name where it is not', async () => {
  const result = await renderDocument('admit-card', sampleCard(photo, { name: '𬭊𠅤𣆳' }))
  if (!result.ok) return expect(result).toEqual({ ok: false, refusal: 'missing_glyph', characters: ['𣆳 U+231B3'] })
  const pdf = await readPdf(result.bytes)
  expect(pdf.text).toContain('𬭊𠅤𣆳')
  expect(pdf.embeddedFonts).toBe(3)
})

test('Q-41 characters that no font can draw are named, each once, and nothing is printed', async () => {
  const card = sampleCard(photo, { name: '张\u{3fffd}\u{3fffd}', notices: ['\ud83d'] })
  const characters = ['\u{3fffd} U+3FFFD', '\ud83d U+D83D']
  expect(await renderDocument('admit-card', card)).toEqual({ ok: false, refusal: 'missing_glyph', characters })
})

test('Q-41 line ends and control characters neither disturb nor appear', async () => {
  const card = sampleCard(photo, {
    name: '王\u0000小\n明\u202e',
    specialty: 'a\r\nb',
    seat: '0\t7',
    notices: ['一\n二', '一\n二', ''],
  })
  const pdf = await print('admit-card', card)
  expect(inPdf(pdf.text, ['王小', '明', '07'])).toEqual([])
})

test('Q-41 long content flows over pages, each with its running head, page number and QR foot, without overlap', async () => {
  const card = sampleCard(photo, {
    name: longName,
    specialty: '土木建筑工程与市政公用工程'.repeat(6),
    room: '第112考场（实验楼三层东侧305室）',
    accessibleNeeds: ['大字号试卷', '延长考试时间百分之三十', '可使用轮椅的考场'],
    notices: [...Array.from({ length: 5 }, () => notices).flat(), 'W'.repeat(300)],
  })
  await expectPages(await print('admit-card', card), '准考证', card.admitCardNumber)
  const value = '本人长期从事公共建筑工程造价工作，主持完成多项市级重点项目。'.repeat(150)
  const rows = [{ label: '业绩', value }, ...Array.from({ length: 60 }, (_, index) => ({ label: '经历', value: `第${index}段` }))]
  const pdf = await print('application-form', sampleForm(photo, { sections: [{ title: '业绩'.repeat(40), rows }] }))
  await expectPages(pdf, '报名表', '2026-0412-000731')
  expect(pdf.text.split('主持完成多项市级重点项目').length - 1).toBeGreaterThan(100)
  expect(
    inPdf(
      pdf.text,
      rows.slice(1).map((row) => row.value),
    ),
  ).toEqual([])
})

async function expectPages(pdf: Awaited<ReturnType<typeof readPdf>>, kind: string, number: string) {
  expect(pdf.pages.length).toBeGreaterThan(1)
  for (const [index, words] of pdf.pages.entries()) {
    const text = squeezed(words.map((word) => word.text).join(''))
    const foot = [`第${index + 1}页/共${pdf.pages.length}页`, '7KQ2-M4XR-9TDA']
    expect(inPdf(text, [`${kind}${number}`, ...foot])).toEqual([])
  }
}

test('Q-41 a paper without a readable photo is not printed', async () => {
  await expect(renderDocument('admit-card', sampleCard(new Uint8Array([1, 2, 3])))).rejects.toThrow('not a JPEG')
  await expect(renderDocument('admit-card', sampleCard(photo.slice(0, 40)))).rejects.toThrow()
})

test('E-32 Q-52 twenty cards at once: each carries its own name and no other', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `考生第${index + 100}号`)
  const pdfs = await Promise.all(names.map((name) => print('admit-card', sampleCard(photo, { name }))))
  expect(pdfs.map((pdf) => pdf.text.match(/考生第\d+号/g))).toEqual(names.map((name) => [name]))
})
