import { expect, test } from 'vitest'
import { z } from 'zod'
import { registrationMachine } from '@/lib/exam/machine'
import { examRefundMachine } from '@/lib/service/exam-refund/machine'
import { scoreRecheckMachine } from '@/lib/service/score-recheck/machine'
import { recheckSteps } from '@/lib/service/score-recheck/result'
import { fixtures } from '@/lib/workflow/fixtures/fixtures'
import { proofCheckMachine } from '@/lib/workflow/fixtures/proof-check'
import type { AnyMachine, AnyTransition } from '@/lib/workflow/machine'
import { machines } from '@/lib/workflow/machines'
import { movesInHand, slaOf } from './awaited'
import { fieldsAsked, isForMany, keysOf, opinionAsked } from './moves'

const keys = (machine: AnyMachine, state: string, relation: 'cashier' | 'reviewer') =>
  Object.fromEntries(keysOf(machine, movesInHand(machine, state, relation)).map(({ name, key }) => [name, key]))

test('O-20 A goes on, R goes back, X ends against the applicant, whatever the order of declaration', () => {
  expect(keys(examRefundMachine, 'submitted', 'cashier')).toEqual({ endorse: 'A', return: 'R', reject: 'X' })
  expect(keys(examRefundMachine, 'endorsed', 'cashier')).toEqual({ return: 'R', approve: 'A' })
  expect(keys(examRefundMachine, 'stuck', 'cashier')).toEqual({ retry: 'A' })
  expect(keys(examRefundMachine, 'payable', 'cashier')).toEqual({ transfer: 'A', returnAccount: 'R' })
  expect(keys(examRefundMachine, 'transferred', 'cashier')).toEqual({ confirmTransfer: 'A', bounce: 'R', correctTransfer: 'X' })
  expect(keys(proofCheckMachine, 'submitted', 'reviewer')).toEqual({ return: 'R', pass: 'A', reject: 'X' })
  expect(keys(proofCheckMachine, 'appealed', 'reviewer')).toEqual({ overturn: 'A', uphold: 'X' })
})

test('O-20 no two moves of a state have the same key, in any machine', () => {
  for (const machine of [...Object.values(machines), ...Object.values(fixtures).map((one) => one.machine)]) {
    for (const [state, { awaits }] of Object.entries(machine.states)) {
      if (!awaits) continue
      const taken = keysOf(machine, movesInHand(machine, state, awaits)).map(({ key }) => key)
      expect(new Set(taken).size, `${machine.kind} ${state}`).toBe(taken.length)
      expect(slaOf(machine, state)).toBeGreaterThan(0)
    }
  }
})

test('O-20 what a move asks to be written is found by asking its schema', () => {
  const { endorse, reject, retry } = examRefundMachine.transitions
  expect([endorse, reject, retry].map((move) => opinionAsked(move as AnyTransition))).toEqual(['optional', 'required', 'none'])
  const asks = (input: z.ZodType) => opinionAsked({ label: '', from: [], by: 'cashier', input })
  expect(asks(z.object({ passed: z.boolean() }))).toBe('other')
  expect(asks(z.object({ note: z.string().optional() }))).toBe('none')
})

test('O-20 what else a move asks is what its schema names', () => {
  const { transfer, endorse, retry } = examRefundMachine.transitions
  expect(fieldsAsked(transfer as AnyTransition)).toEqual([
    { name: 'bankReference', label: '银行流水号', hint: '照银行回单填写。', as: 'text' },
    { name: 'transferredOn', label: '转账日期', as: 'date' },
  ])
  expect(opinionAsked(transfer as AnyTransition)).toBe('none')
  expect([endorse, retry].map((move) => fieldsAsked(move as AnyTransition))).toEqual([[], []])
})

test('B-15 O-20 a recheck asks for ticks of what was done, and for a score only where it changes', () => {
  const asked = fieldsAsked(scoreRecheckMachine.transitions.record as AnyTransition)
  expect(asked.filter(({ as }) => as === 'tick').map(({ label }) => label)).toEqual(Object.values(recheckSteps))
  expect(asked.filter(({ optional }) => optional).map(({ name }) => name)).toEqual(['score', 'note'])
})

test('B-05 O-20 what is judged, proposed or taken over is for one case at a time', () => {
  const many = Object.entries(registrationMachine.transitions).filter(([, move]) => isForMany(move as AnyTransition))
  const names = many.map(([name]) => name)
  for (const name of ['pass', 'reject', 'declineReturn']) expect(names).toContain(name)
  for (const name of ['return', 'proposeReturn', 'agreeReturn', 'replacePhoto']) expect(names).not.toContain(name)
  expect(opinionAsked(registrationMachine.transitions.agreeReturn as AnyTransition)).toBe('none')
})

test('B-05 a move in place of another looks like it, under a key of its own', () => {
  const moves = movesInHand(registrationMachine, 'review', 'reviewer')
  expect(keysOf(registrationMachine, moves).map(({ name, key, tone }) => [name, key, tone])).toEqual([
    ['pass', 'A', 'approve'],
    ['return', 'R', 'return'],
    ['reject', 'X', 'reject'],
    ['proposeReturn', '1', 'return'],
  ])
})
