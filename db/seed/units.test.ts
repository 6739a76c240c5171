import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { openSession, viewerOf } from '@/lib/access/session'
import { readIdNumber } from '@/lib/text/id-number'
import { checkUnitCode } from '@/lib/text/unit-code'
import { accountIdOf } from './accounts'
import { personas } from './personas'
import { seedDemo } from './seed'
import { demoMembers, demoUnits } from './units'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemo()
  await seedDemo()
})
afterAll(() => database.close())

test('Q-62 A-30 the demo’s units have right codes, one manager each, and a registration waits in the queue, once', async () => {
  const units = await database.owner`select u.name, u.code, count(m.account_id)::int as managers from units u
    left join unit_members m on m.unit_id = u.id and m.role = 'manager' group by u.id`
  expect(units.map(({ name, managers }) => [name, managers]).sort()).toEqual(demoUnits.map(({ name }) => [name, 1]).sort())
  for (const { code } of units) expect(checkUnitCode(code)).toEqual({ ok: true, code })
  expect(await database.owner`select state, awaits from cases where kind = 'unit-registration'`).toEqual([
    { state: 'submitted', awaits: 'reviewer' },
  ])
})

test('Q-62 A-31 everybody of the demo who acts for a unit is somebody, with what was granted, and one waits for grants', async () => {
  expect(demoMembers.map(({ username }) => username).sort()).toEqual(
    personas.flatMap(({ kind, username }) => (kind === 'unit' ? [username] : [])).sort(),
  )
  const place = { device: '', address: '' }
  for (const { username, role, idNumber, grants } of demoMembers) {
    expect(readIdNumber(idNumber)?.number).toBe(idNumber)
    const viewer = await viewerOf(await openSession(accountIdOf(username), place))
    expect([viewer?.unitRole, [...(viewer?.grants ?? [])].sort()]).toEqual([role, [...grants].sort()])
  }
  expect(demoMembers.filter(({ role, grants }) => role === 'handler' && grants.length === 0)).toHaveLength(1)
})
