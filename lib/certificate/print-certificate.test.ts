import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import { db } from '@/db/client'
import { getOwnCertificate, listOwnCertificates } from '@/db/queries/certificate'
import { verifyPaper } from '@/lib/exam/verify-paper'
import { overlaps, readPdf } from '@/lib/print/testing/read-pdf'
import { staff } from '@/lib/seating/test-exam'
import { afterPublicity, openPassedExam, type PassedExam } from './fixtures/passed-exam'
import { printCertificate } from './print-certificate'
import { revokeCertificates } from './revoke'

const dataDir = mkdtempSync(join(tmpdir(), 'certificates-'))
process.env.DATA_DIR = dataDir
let exam: PassedExam
const names = ['李𬭊', '阿卜杜热合曼·买买提']
const at = new Date(afterPublicity)

beforeAll(async () => {
  exam = await openPassedExam(4)
  await buildPrintThread()
  for (const [index, name] of names.entries())
    await exam.owner`update persons set name = ${name} where id = ${exam.passers[index]?.personId ?? null}`
  await exam.issueAll()
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const holder = (index: number) => {
  const one = exam.passers[index]
  if (!one) throw new Error('nobody')
  return one
}
const idOf = async (index: number) => (await listOwnCertificates(holder(index)))[0]?.certificate.id ?? ''
const print = async (index: number) => {
  const printed = await printCertificate(holder(index).viewer, await idOf(index), performance.now())
  if (!printed.ok) throw new Error(printed.message)
  return readPdf(printed.bytes)
}

test.each([0, 1])(
  'E-38 S-03 Q-41 the electronic certificate is one page with everything that is certified, photo and code (%i)',
  async (index) => {
    const printed = await printCertificate(holder(index).viewer, await idOf(index), performance.now())
    if (!printed.ok) throw new Error(printed.message)
    if (process.env.KEEP_PDF) writeFileSync(`${process.env.KEEP_PDF}-${index}.pdf`, printed.bytes)
    const pdf = await readPdf(printed.bytes)
    const found = await getOwnCertificate(holder(index), await idOf(index))
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages.flatMap(overlaps)).toEqual([])
    const values = [
      found?.certificate.managementNumber ?? 'none',
      names[index] ?? '',
      '男',
      '1995年7月',
      '999999199507210015',
      '中级',
      '园林',
    ]
    for (const value of [...values, '2020年9月13日', '深圳市职称考评结合专业知识考试', '资格证书'])
      expect(pdf.text).toContain(value)
    expect(pdf.pictures).toHaveLength(1)
    expect(pdf.info.Title).toContain('电子证书')
    expect(pdf.qr).toMatch(/\/verify\/[2-9A-HJ-NP-Z]{20}$/)
  },
)

test('S-13 the QR code opens a page that tells what it is and that it stands, with names and numbers masked', async () => {
  const [first, again] = [await print(0), await print(0)]
  expect(again.qr).toBe(first.qr)
  const shown = await verifyPaper(first.qr?.split('/').at(-1) ?? '', at)
  expect(shown).toMatchObject({ document: '电子证书', current: true })
  const words = JSON.stringify(shown)
  const certificate = (await getOwnCertificate(holder(0), await idOf(0)))?.certificate
  expect(words).toContain('有效')
  for (const secret of [certificate?.name, certificate?.managementNumber, '999999199507210015', '0721'])
    expect(words).not.toContain(secret)
})

test('E-37 revoked, it is no longer served, its code says 已撤销, and its holder reads why', async () => {
  const code = (await print(2)).qr?.split('/').at(-1) ?? ''
  const id = await idOf(2)
  await db().transaction((tx) => revokeCertificates(tx, { caseId: holder(2).caseId, reason: '承诺不实', by: null, at }))
  const shown = await verifyPaper(code, at)
  expect(shown).toMatchObject({ current: false, verdict: expect.stringContaining('已撤销') })
  expect(JSON.stringify(shown)).not.toContain('承诺不实')
  expect(await printCertificate(holder(2).viewer, id, performance.now())).toMatchObject({ refusal: 'not_open' })
  expect(await getOwnCertificate(holder(2), id)).toMatchObject({ revokedFor: '承诺不实' })
})

test("Q-11 S-03 another person's certificate does not exist, for other candidates and for staff alike", async () => {
  const id = await idOf(0)
  for (const other of [holder(1).viewer, staff('certificateOfficer'), staff('auditor')]) {
    expect(await printCertificate(other, id, performance.now())).toMatchObject({ refusal: 'not_found' })
    expect(await getOwnCertificate(other, id)).toBeNull()
  }
  for (const odd of ['', 'x', '\0', crypto.randomUUID()])
    expect(await printCertificate(holder(0).viewer, odd, performance.now())).toMatchObject({ refusal: 'not_found' })
})
