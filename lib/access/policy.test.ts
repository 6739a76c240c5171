import { describe, expect, test } from 'vitest'
import { maySeeCase, relationsTo } from './policy'
import { type StaffRole, staffRoles, type Viewer } from './viewer'

const registration = { kind: 'exam-registration', applicantId: 'a', unitId: null, scope: 'session-1' }
const staff = (role: StaffRole, scope: string): Viewer => ({
  kind: 'staff',
  accountId: 's',
  personId: null,
  unitId: null,
  name: '',
  roles: [{ role, scope }],
})
const roles = Object.keys(staffRoles) as StaffRole[]
const readers = ['examOfficer', 'reviewer', 'auditor']

describe('Q-32 who may read a candidate’s registration', () => {
  test.each(roles.map((role) => [role, readers.includes(role)] as const))('%s everywhere: %s', (role, may) => {
    expect(maySeeCase(staff(role, '*'), registration)).toBe(may)
  })

  test('an officer of this exam, none of another one', () => {
    expect(maySeeCase(staff('examOfficer', 'session-1'), registration)).toBe(true)
    expect(maySeeCase(staff('examOfficer', 'session-2'), registration)).toBe(false)
  })

  test('E-05 a reviewer of one 报名地 reads its registrations, one of the whole exam those of each', () => {
    const ofNanshan = { ...registration, scope: 'session-1/南山区' }
    expect(maySeeCase(staff('reviewer', 'session-1/南山区'), ofNanshan)).toBe(true)
    expect(maySeeCase(staff('reviewer', 'session-1'), ofNanshan)).toBe(true)
    expect(maySeeCase(staff('examOfficer', 'session-1'), ofNanshan)).toBe(true)
    for (const other of ['session-1/福田区', 'session-10', 'session', 'session-1/南山'])
      expect(maySeeCase(staff('reviewer', other), ofNanshan)).toBe(false)
    expect(maySeeCase(staff('reviewer', 'session-1/南山区'), registration)).toBe(false)
  })

  test('its candidate, no other one, nobody where the kind is not declared', () => {
    const person = (personId: string): Viewer => ({ ...staff('examOfficer', '*'), kind: 'person', personId, roles: [] })
    expect(maySeeCase(person('a'), registration)).toBe(true)
    expect(maySeeCase(person('b'), registration)).toBe(false)
    expect([...relationsTo(person('a'), { ...registration, kind: 'constructor' })]).toEqual([])
  })
})
