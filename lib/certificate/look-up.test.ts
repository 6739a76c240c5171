import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { certificateOfCase } from '@/db/queries/certificate'
import { createProofChallenge } from '@/lib/account/proof-of-work'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import { makeBatch } from './batches'
import { afterPublicity, openPassedExam, type PassedExam, sessionId } from './fixtures/passed-exam'
import { lookUp } from './look-up'
import { revokeCertificates } from './revoke'

const dataDir = mkdtempSync(join(tmpdir(), 'certificates-'))
process.env.DATA_DIR = dataDir
const idNumber = '99999919920315001X'
const name = '阿卜杜拉·买买提'
let exam: PassedExam
let caseId: string
let managementNumber: string
let printNumber: string

beforeAll(async () => {
  exam = await openPassedExam(3)
  const { personId } = exam.passers[0] ?? { personId: '' }
  caseId = exam.passers[0]?.caseId ?? ''
  await exam.owner`update persons set name = ${name}, id_number_sealed = ${seal(idNumber, 'id-number')},
    id_number_hash = ${keyedHash(idNumber, 'id-number')} where id = ${personId}`
  await exam.issueAll()
  await makeBatch(exam.officer, sessionId, { first: 'GD000101', count: '5' })
  const found = await certificateOfCase(caseId)
  managementNumber = found?.certificate.managementNumber ?? ''
  printNumber = found?.printNumber ?? ''
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  await exam.owner`delete from sign_in_tries`
})

async function proof() {
  const challenge = await createProofChallenge(Date.now(), 1)
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
}
const right = () => ({ exam: 'title-knowledge', name, idNumber, number: managementNumber })
const ask = async (changes: Partial<ReturnType<typeof right>> = {}, network: string | null = null) =>
  lookUp({ ...right(), ...changes, proof: await proof() }, network)

test('S-10 name, ID number and 管理号 or 印制号 together show the certificate with its photo, the ID number masked', async () => {
  for (const number of [managementNumber, ` ${printNumber} `, printNumber.toLowerCase()]) {
    const answer = await ask({ number })
    expect(answer).toMatchObject({ found: true, revoked: false, photo: expect.stringMatching(/^data:image\/jpeg;base64,/) })
    const words = JSON.stringify(answer)
    expect(words).toContain(managementNumber)
    expect(words).not.toContain(idNumber)
  }
  expect(await ask({ name: '阿卜杜拉•买买提', idNumber: '99999919920315001x' })).toMatchObject({ found: true })
})

test('S-10 a miss never tells which part was wrong', async () => {
  const wrong = [
    ...[{ name: '张三' }, { idNumber: '999999199507210015' }, { number: '202000144030000000099' }, { number: 'GD000999' }],
    ...[{ exam: 'economics' }, { exam: '' }, { exam: "x'--" }, { name: '' }, { idNumber: '' }, { number: '' }, { number: '\0' }],
  ]
  for (const changes of wrong) {
    await exam.owner`delete from sign_in_tries`
    expect(await ask(changes)).toEqual({ found: false, why: 'none' })
  }
})

test('S-10 without a proof of work, or with one that was used, nothing is answered', async () => {
  const once = await proof()
  expect(await lookUp({ ...right(), proof: '' }, null)).toEqual({ found: false, why: 'unproved' })
  expect(await lookUp({ ...right(), proof: once }, null)).toMatchObject({ found: true })
  expect(await lookUp({ ...right(), proof: once }, null)).toEqual({ found: false, why: 'unproved' })
})

test('S-10 so many questions a minute from one network, and about one ID number', async () => {
  const odd = { idNumber: 'E12345678' }
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push(await ask(odd, null))
  expect(answers.at(-1)).toEqual({ found: false, why: 'too-many' })
  expect(answers[0]).toEqual({ found: false, why: 'none' })
  const others = []
  for (let n = 0; n < 32; n += 1) others.push(await ask({ idNumber: `E${n}` }, '203.0.113.0'))
  expect(others.at(-1)).toEqual({ found: false, why: 'too-many' })
})

test('S-10 E-37 a certificate that was revoked says so', async () => {
  await db().transaction((tx) => revokeCertificates(tx, { caseId, reason: 'x', by: null, at: new Date(afterPublicity) }))
  expect(await ask()).toMatchObject({ found: true, revoked: true })
})
