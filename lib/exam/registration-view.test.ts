import { describe, expect, test } from 'vitest'
import { registrationForm } from './form'
import { type RegistrationInput, registrationView } from './registration-view'

const at = (text: string) => new Date(`${text}+08:00`)
const windows = {
  registration: { from: at('2020-08-14T10:00'), to: at('2020-08-24T17:00') },
  payment: { from: at('2020-08-14T10:00'), to: at('2020-08-24T17:00') },
  applicationForm: { from: at('2020-08-14T10:00'), to: at('2020-08-24T17:00') },
  admitCard: { from: at('2020-09-09T10:00'), to: at('2020-09-12T17:00') },
}
const form = registrationForm({ letters: [], choices: [{ level: '中级', specialty: '园林' }], month: '2020-08' })

function registration(change: Partial<RegistrationInput>): RegistrationInput {
  return {
    id: 'c1',
    number: '2020-0815-000001',
    sessionId: 'title-knowledge-2020',
    head: { state: 'draft', dueAt: windows.registration.to },
    registration: { level: null, specialty: null, confirmedAt: null, paidAt: null },
    answers: {},
    form,
    windows,
    examStartsAt: at('2020-09-13T09:00'),
    seated: false,
    ...change,
  }
}
const confirmed = {
  head: { state: 'confirmed', dueAt: windows.payment.to },
  registration: { level: '中级', specialty: '园林', confirmedAt: at('2020-08-15T10:32'), paidAt: null },
}
const paid = {
  head: { state: 'paid', dueAt: at('2020-09-13T11:30') },
  registration: { ...confirmed.registration, paidAt: at('2020-08-15T10:40') },
}
const reasonOf = (view: ReturnType<typeof registrationView>, label: string) =>
  view.operations.find((one) => one.label.startsWith(label))

describe('E-09 我的考试', () => {
  test('E-09 every operation of the manual is always listed, and one that is not available says why', () => {
    for (const change of [{}, confirmed, paid]) {
      const view = registrationView(registration(change), at('2020-08-20T12:00'))
      for (const label of ['网上缴费', '打印报名表', '打印准考证']) expect(reasonOf(view, label)).toBeDefined()
      for (const operation of view.operations) expect(Boolean(operation.href) !== Boolean(operation.reason)).toBe(true)
    }
  })

  test('E-08 to the second: 待缴费 one millisecond before the deadline, 自动放弃 at it, though no sweep has run', () => {
    const before = registrationView(registration(confirmed), new Date(windows.payment.to.getTime() - 1))
    expect([before.label, reasonOf(before, '网上缴费')?.href]).toEqual(['待缴费', '/exams/title-knowledge-2020/pay'])
    const after = registrationView(registration(confirmed), windows.payment.to)
    expect([after.label, reasonOf(after, '网上缴费')?.reason]).toEqual(['自动放弃', '已自动放弃'])
  })

  test('E-32 the admit card opens with its window and only with a seat', () => {
    const closed = registrationView(registration({ ...paid, seated: true }), at('2020-09-09T09:59:59'))
    expect(reasonOf(closed, '打印准考证')?.reason).toBe('9月9日 10:00 起')
    expect(reasonOf(registrationView(registration(paid), at('2020-09-09T10:00')), '打印准考证')?.reason).toContain('编排')
    expect(reasonOf(registrationView(registration({ ...paid, seated: true }), at('2020-09-09T10:00')), '打印准考证')?.href).toBe(
      '/api/print/admit-card/c1',
    )
    expect(
      reasonOf(registrationView(registration({ ...paid, seated: true }), at('2020-09-12T17:00')), '打印准考证')?.reason,
    ).toContain('截止')
  })

  test('E-32 from its window on until it was taken out, printing the admit card is what there is to do', () => {
    const todo = (cardTaken: boolean, when: string) =>
      registrationView(registration({ ...paid, seated: true, cardTaken }), at(when)).todo
    expect(todo(false, '2020-09-09T09:59:59')).toBeNull()
    expect(todo(false, '2020-09-09T10:00')).toBe('打印准考证，最晚 9月12日 17:00')
    expect(todo(true, '2020-09-09T10:00')).toBeNull()
    expect(todo(false, '2020-09-12T17:00')).toBeNull()
  })

  test('E-30 the form can be printed after payment, inside its window', () => {
    expect(reasonOf(registrationView(registration(confirmed), at('2020-08-20T12:00')), '打印报名表')?.reason).toBe('缴费后可打印')
    expect(reasonOf(registrationView(registration(paid), at('2020-08-20T12:00')), '打印报名表')?.href).toBeDefined()
    expect(reasonOf(registrationView(registration(paid), at('2020-08-24T17:00')), '打印报名表')?.reason).toContain('截止')
  })

  test('E-06 a draft may be changed until the deadline, a confirmed registration never', () => {
    expect(registrationView(registration({}), at('2020-08-20T12:00')).operations[0]?.href).toBeDefined()
    expect(registrationView(registration({}), at('2020-08-24T17:00')).operations[0]?.href).toBeUndefined()
    expect(registrationView(registration(confirmed), at('2020-08-20T12:00')).operations[0]?.reason).toBe('已确认，不能再改')
  })
})
