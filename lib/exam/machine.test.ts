import { expect, test } from 'vitest'
import { isClosed, stateAt, statesAwaiting, targetsOf } from '@/lib/workflow/machine'
import { registrationMachine } from './machine'

const deadline = new Date('2026-06-01T00:00:00+08:00')

test('E-08 past its deadline a registration reads 自动放弃 at once, whether or not the sweep has come by', () => {
  const draft = { state: 'draft', dueAt: deadline }
  expect(stateAt(registrationMachine, draft, new Date(deadline.getTime() - 1))).toBe('draft')
  expect(stateAt(registrationMachine, draft, deadline)).toBe('abandoned')
  for (const state of ['unsigned', 'proving', 'review', 'returned', 'confirmed'])
    expect(stateAt(registrationMachine, { state, dueAt: deadline }, deadline)).toBe('abandoned')
  expect(stateAt(registrationMachine, { state: 'paid', dueAt: deadline }, deadline)).toBe('finished')
  expect(stateAt(registrationMachine, { state: 'abandoned', dueAt: null }, deadline)).toBe('abandoned')
})

test('E-07 E-13 nothing leads back to the draft; after it only proofs may be edited, and what was returned', () => {
  const { states, transitions } = registrationMachine
  const editable = Object.entries(states).flatMap(([name, state]) => ('edits' in state ? [name] : []))
  expect(editable).toEqual(['draft', 'proving', 'returned'])
  for (const move of Object.values(transitions)) expect(targetsOf(move)).not.toContain('draft')
  expect(states.proving.editsSteps).toEqual(['proof'])
})

test('E-05 a person holds one registration for an exam, in every state', () => {
  expect(new Set(registrationMachine.holds?.while)).toEqual(new Set(Object.keys(registrationMachine.states)))
})

test('E-08 E-22 abandoned is closed for everyone but money that was in time', () => {
  expect(isClosed(registrationMachine, 'abandoned')).toBe(true)
  const out = Object.entries(registrationMachine.transitions).filter(([, move]) =>
    (move.from as readonly string[]).includes('abandoned'),
  )
  expect(out.map(([name, move]) => [name, move.by])).toEqual([['pay', 'gateway']])
  expect(statesAwaiting(registrationMachine, 'applicant')).toEqual(['draft', 'unsigned', 'proving', 'returned', 'confirmed'])
})
