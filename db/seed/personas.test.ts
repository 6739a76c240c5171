import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { staffRoles } from '@/lib/access/viewer'
import { readIdNumber } from '@/lib/text/id-number'
import { normaliseMobile } from '@/lib/text/mobile'
import { normaliseName } from '@/lib/text/name'
import { personas } from './personas'

describe('Q-62 demo accounts', () => {
  test('every role has somebody, those that check each other two', () => {
    const count = (role: string) => personas.filter((persona) => persona.roles.some((held) => held === role)).length
    const roles = ['candidate', 'unitManager', 'unitHandler', ...Object.keys(staffRoles)]
    expect(roles.filter((role) => count(role) === 0)).toEqual([])
    expect(count('candidate')).toBeGreaterThanOrEqual(4)
    for (const role of ['examOfficer', 'reviewer', 'cashier', 'certificateOfficer', 'expert'])
      expect(count(role)).toBeGreaterThanOrEqual(2)
  })

  test('usernames and passwords keep the rules of registration', () => {
    expect(new Set(personas.map((persona) => persona.username)).size).toBe(personas.length)
    for (const { username, password } of personas) {
      expect(username).toMatch(/^[A-Za-z]\w{5,19}$/)
      expect(password.length).toBeGreaterThanOrEqual(10)
    }
  })

  test.each(personas.map((persona) => [persona.username, persona] as const))(
    '%s is invented and well-formed',
    (_, { kind, name, person, totpSecret }) => {
      expect(normaliseName(name)).toBe(name)
      expect(Boolean(person)).toBe(kind === 'person')
      expect(totpSecret ? Secret.fromBase32(totpSecret).bytes.length : 0).toBe(kind === 'staff' ? 20 : 0)
      if (!person) return
      expect(normaliseMobile(person.mobile)).toBe(person.mobile)
      if (person.idKind !== 'residentId') return
      expect(readIdNumber(person.idNumber)).toEqual({ number: person.idNumber, sex: person.sex, birthDate: person.birthDate })
      expect(person.idNumber).toMatch(/^999999/)
    },
  )
})
