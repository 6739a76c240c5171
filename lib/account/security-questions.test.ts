import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { signInTries } from '@/db/schema/account'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { personaViewer, place } from '@/lib/staff/fixtures/office'
import { candidate } from '@/lib/workflow/fixtures/world'
import { type ChosenQuestion, questionList, questionProblem } from './question-list'
import { questionsOf, setSecurityQuestions, verifySecurityAnswers } from './security-questions'
import { signInSubject } from './sign-in-subject'

let database: Awaited<ReturnType<typeof openTestDatabase>>
const ouyang = accountIdOf('ouyang')
const password = 'kaosheng-2020'
const subject = signInSubject('person', 'ouyang')
const chosen: ChosenQuestion[] = [
  { question: 'novel', answer: ' Ｊａｎｅ  Eyre ' },
  { question: 'dish', answer: '苦瓜炒蛋' },
  { question: 'song', answer: '送别' },
]
const right = ['jane eyre', '苦瓜炒蛋', '送别']

beforeAll(async () => {
  database = await openTestDatabase()
  await seedAccounts()
  return database.close
})
beforeEach(async () => {
  await db().delete(signInTries)
})

describe('A-22 what may be chosen', () => {
  test('A-22 three different questions with three different answers; more to choose from than three', () => {
    expect(questionProblem(chosen)).toBeNull()
    expect(Object.keys(questionList).length).toBeGreaterThanOrEqual(8)
  })

  test.each([
    ['none', [], { place: 0, field: 'question' }],
    ['two', chosen.slice(0, 2), { place: 2, field: 'question' }],
    ['the same question twice', with2(1, { question: 'novel' }), { place: 1, field: 'question' }],
    ['a question that is not in the list', with2(2, { question: '__proto__' }), { place: 2, field: 'question' }],
    ['an empty answer', with2(0, { answer: ' 　' }), { place: 0, field: 'answer' }],
    ['an answer of one sign', with2(0, { answer: '𠮷' }), { place: 0, field: 'answer' }],
    ['an endless answer', with2(0, { answer: '长'.repeat(101) }), { place: 0, field: 'answer' }],
    ['the question as its answer', with2(2, { answer: questionList.song }), { place: 2, field: 'answer' }],
    ['words of the question', with2(1, { answer: '一道菜' }), { place: 1, field: 'answer' }],
    ['the same answer twice, in other letters', with2(2, { answer: 'JANE eyre' }), { place: 2, field: 'answer' }],
  ])('A-22 %s is refused, and it says where', (_, asked, where) => {
    expect(questionProblem(asked)).toMatchObject({ ...where, message: expect.any(String) })
  })
})

function with2(place: number, change: Partial<ChosenQuestion>) {
  return chosen.map((one, index) => (index === place ? { ...one, ...change } : one))
}

describe('A-22 setting them', () => {
  test('A-22 asks for the password, counts wrong ones, and keeps hashes alone', async () => {
    const viewer = await personaViewer('ouyang')
    expect(await setSecurityQuestions(viewer, chosen, 'wrong')).toMatchObject({ message: '密码不正确，还可以试 4 次。' })
    expect(await questionsOf(ouyang)).toEqual([])
    expect(await setSecurityQuestions(viewer, with2(1, { answer: '' }), password)).toMatchObject({ problem: { place: 1 } })
    expect(await setSecurityQuestions(viewer, chosen, password)).toEqual({ ok: true })
    expect(await questionsOf(ouyang)).toEqual(['novel', 'dish', 'song'])
    const rows = await database.owner`select answer_hash from security_questions where account_id = ${ouyang}`
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row.answer_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const events = await database.owner`select name, device from security_events where account_id = ${ouyang} order by at`
    expect(events).toEqual([
      { name: 'confirm-failed', device: place.device },
      { name: 'questions-set', device: place.device },
    ])
  })

  test('A-22 other ones take their place', async () => {
    const viewer = await personaViewer('ouyang')
    const others = with2(0, { question: 'pet', answer: '大黄大黄' })
    expect(await setSecurityQuestions(viewer, others, password)).toEqual({ ok: true })
    expect(await questionsOf(ouyang)).toEqual(['pet', 'dish', 'song'])
    expect(await verifySecurityAnswers(ouyang, right, subject)).toMatchObject({ refusal: 'wrong' })
    const twice = [setSecurityQuestions(viewer, chosen, password), setSecurityQuestions(viewer, chosen, password)]
    expect(await Promise.all(twice)).toEqual([{ ok: true }, { ok: true }])
  })

  test('A-22 units have them too, staff do not', async () => {
    expect(await setSecurityQuestions(await personaViewer('kaowu1'), chosen, 'whatever')).toMatchObject({
      refusal: 'not_allowed',
    })
    expect(await setSecurityQuestions(candidate(crypto.randomUUID()), chosen, password)).toMatchObject({ refusal: 'not_found' })
  })
})

describe('A-24 answering them', () => {
  test('A-24 all three, whatever case and width; one wrong or missing is none', async () => {
    expect(await verifySecurityAnswers(ouyang, right, subject)).toEqual({ ok: true })
    expect(await verifySecurityAnswers(ouyang, [' JANE EYRE', '苦瓜炒蛋 ', '送别'], subject)).toEqual({ ok: true })
    for (const wrong of [['jane eyre', '苦瓜炒蛋', '送 别'], right.slice(0, 2), [], right.toReversed()]) {
      expect(await verifySecurityAnswers(ouyang, wrong, subject)).toMatchObject({ refusal: 'wrong' })
    }
    expect(await verifySecurityAnswers(ouyang, right, subject)).toEqual({ ok: true })
  })

  test('A-24 of 200 guesses at once exactly five are looked at, then the right ones wait for an hour', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 200 }, (_, index) => verifySecurityAnswers(ouyang, [`guess ${index}`, '', ''], subject)),
    )
    expect(guesses.filter((one) => !one.ok && one.refusal === 'wrong')).toHaveLength(5)
    expect(guesses.filter((one) => !one.ok && one.refusal === 'locked')).toHaveLength(195)
    expect(await verifySecurityAnswers(ouyang, right, subject)).toMatchObject({ refusal: 'locked' })
    await database.owner`update sign_in_tries set locked_until = locked_until - interval '61 minutes'`
    expect(await verifySecurityAnswers(ouyang, right, subject)).toEqual({ ok: true })
  })

  test('A-26 an unknown account, and one without questions, answer and lock alike', async () => {
    const said = await Promise.all(
      [ouyang, accountIdOf('lidu1988'), null].map(async (accountId, nth) => {
        const all = []
        for (let time = 0; time < 7; time += 1)
          all.push(await verifySecurityAnswers(accountId, ['x', 'y', 'z'], `subject-${nth}`))
        return JSON.stringify(all)
      }),
    )
    expect(new Set(said).size).toBe(1)
  })
})
