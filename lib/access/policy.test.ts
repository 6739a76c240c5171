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
const readers = ['examOfficer', 'auditor']

describe('Q-32 who may read a candidate’s registration', () => {
  test.each(roles.map((role) => [role, readers.includes(role)] as const))('%s everywhere: %s', (role, may) => {
    expect(maySeeCase(staff(role, '*'), registration)).toBe(may)
  })

  test('an officer of this exam, none of another one', () => {
    expect(maySeeCase(staff('examOfficer', 'session-1'), registration)).toBe(true)
    expect(maySeeCase(staff('examOfficer', 'session-2'), registration)).toBe(false)
  })

  test('its candidate, no other one, nobody where the kind is not declared', () => {
    const person = (personId: string): Viewer => ({ ...staff('examOfficer', '*'), kind: 'person', personId, roles: [] })
    expect(maySeeCase(person('a'), registration)).toBe(true)
    expect(maySeeCase(person('b'), registration)).toBe(false)
    expect([...relationsTo(person('a'), { ...registration, kind: 'constructor' })]).toEqual([])
  })
})
