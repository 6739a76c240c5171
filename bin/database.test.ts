import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CannotStart } from '@/lib/config/cannot-start'
import { migrate } from './database'
import { openTestDatabase } from './open-test-database'

let database: Awaited<ReturnType<typeof openTestDatabase>>

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function asApplication(statement: string) {
  const sql = postgres(database.appUrl, {
    max: 1,
    onnotice: () => {},
    connection: { role: 'zhunkao_app' } as Record<string, string>,
  })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

const start = (mode: 'demo' | 'production') => migrate(database.ownerUrl, database.appUrl, mode)
const sandboxed = [
  `update clock_shift set shift = '1 day'`,
  'delete from clock_shift',
  `insert into clock_shift values (1, '0')`,
  'select * from sandbox.sms',
  `insert into sandbox.plans (gateway, outcome, times_left) values ('pay', 'failed', 1)`,
  'truncate sandbox.pay_orders',
]

test('Q-01 Q-34 in production the application can neither shift the clock nor touch the simulators; its clock still goes', async () => {
  await start('production')
  for (const statement of sandboxed) {
    await expect(asApplication(statement), statement).rejects.toMatchObject({ code: '42501' })
  }
  const [row] = await asApplication(
    `select abs(extract(epoch from business_now() - clock_timestamp()))::float < 5 as right from clock_shift`,
  )
  expect(row?.right).toBe(true)
  await start('production')
})

test('Q-01 Q-34 production refuses to start with a clock that was ever shifted, or lost', async () => {
  await database.owner`update clock_shift set shift = '1 millisecond'`
  await expect(start('production')).rejects.toThrow(CannotStart)
  await expect(start('production')).rejects.toThrow('业务时钟')
  await expect(asApplication('select * from sandbox.sms')).rejects.toMatchObject({ code: '42501' })
  await database.owner`delete from clock_shift`
  await expect(start('production')).rejects.toThrow(CannotStart)
  await database.owner`insert into clock_shift values (1, '0')`
  await start('production')
})

test('Q-34 Q-62 in the demo the application gets the sandbox back, and no more than it had', async () => {
  await start('production')
  await start('demo')
  await asApplication(`update clock_shift set shift = '1 day'`)
  await asApplication(`insert into sandbox.plans (gateway, outcome, times_left) values ('pay', 'failed', 1)`)
  expect(await asApplication('select gateway from sandbox.plans')).toHaveLength(1)
  await expect(asApplication('truncate sandbox.pay_orders')).rejects.toMatchObject({ code: '42501' })
  await expect(asApplication('create table sandbox.mine (id int)')).rejects.toMatchObject({ code: '42501' })
})

test('E-31 Q-20 seats given by hand are history: the application ends a row, it changes and deletes none', async () => {
  for (const statement of ['update seat_needs set seat = 2', `update seat_needs set needs = '[]'`, 'delete from seat_needs']) {
    await expect(asApplication(statement), statement).rejects.toMatchObject({ code: '42501' })
  }
  await asApplication('update seat_needs set ended_at = now(), ended_by = gen_random_uuid()')
})
