import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from './test-database'

let databases: Awaited<ReturnType<typeof createTestDatabase>>[] = []

beforeAll(async () => {
  databases = await Promise.all([createTestDatabase(), createTestDatabase()])
})
afterAll(() => Promise.all(databases.map((database) => database.drop())))

async function asApplication<Row>(index: number, query: (sql: postgres.Sql) => Promise<Row>) {
  const sql = postgres(databases[index]?.appUrl ?? '', {
    max: 1,
    onnotice: () => {},
    connection: { role: 'zhunkao_app' } as Record<string, string>,
  })
  try {
    return await query(sql)
  } finally {
    await sql.end()
  }
}

test('Q-20 the application is neither owner nor superuser and cannot rewrite history', async () => {
  const [role] = await asApplication(
    0,
    (sql) => sql`select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user`,
  )
  expect(role).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false })
  for (const write of [
    'update case_events set case_id = case_id',
    'delete from case_events',
    'truncate case_events',
    'drop table case_events',
  ]) {
    await expect(asApplication(0, (sql) => sql.unsafe(write))).rejects.toMatchObject({ code: '42501' })
  }
})

test('Q-22 the application queues and takes jobs', async () => {
  await asApplication(0, (sql) => sql`select graphile_worker.add_job('nothing')`)
  const count = (index: number) => asApplication(index, (sql) => sql`select count(*)::int from graphile_worker._private_jobs`)
  expect(await count(0)).toEqual([{ count: 1 }])
  expect(await count(1)).toEqual([{ count: 0 }])
})

test('Q-60 Chinese names sort by pinyin', async () => {
  const rows = await asApplication(
    0,
    (sql) =>
      sql<{ name: string }[]>`select name from unnest(array['张三', '李四', '阿明', '王五', '陈六']) as name order by name`,
  )
  expect(rows.map((row) => row.name)).toEqual(['阿明', '陈六', '李四', '王五', '张三'])
})
