// Brings the database up and to the current schema.
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runDrizzleMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as runWorkerMigrations } from 'graphile-worker'
import postgres, { type Sql } from 'postgres'
import { startEmbedded } from '@/db/embedded'
import { insertNewTemplates } from '@/db/queries/message-template'
import { CannotStart } from '@/lib/config/cannot-start'
import type { Settings } from '@/lib/config/settings'
import { templates } from '@/lib/message/templates'

const migrationsFolder = fileURLToPath(new URL('../db/migrations', import.meta.url))
const migrationLock = 7_216_001

export type OpenDatabase = { ownerUrl: string; appUrl: string; stop: () => Promise<void>; exited: Promise<void>; log?: string }

/** The database of `settings`: the one of DATABASE_URL, else the embedded one. `exited` settles only if an embedded server ends. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const { databaseUrl, ownerUrl, dataDir, publicUrl } = settings
  if (!databaseUrl) return startEmbedded({ dataDir, address: publicUrl })
  await refuseUnreachable(databaseUrl)
  return { ownerUrl: ownerUrl ?? databaseUrl, appUrl: databaseUrl, stop: async () => {}, exited: new Promise(() => {}) }
}

/**
 * Brings the schema up to date as its owner and lets the login of `appUrl` act as the role zhunkao_app. In production that role loses the
 * sandbox's clock and tables, in the demo it gets them back. Safe to run from several replicas at once: they wait for each
 * other. Repeating it changes nothing. Throws `CannotStart` in production where the clock has been shifted.
 */
export async function migrate(ownerUrl: string, appUrl = ownerUrl, mode: Settings['mode'] = 'demo') {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    await ensureApplicationRole(sql, decodeURIComponent(new URL(appUrl).username))
    await runDrizzleMigrations(drizzle(sql), { migrationsFolder })
    await runWorkerMigrations({ connectionString: ownerUrl })
    await grantWorkerSchema(sql)
    await insertNewTemplates(
      Object.entries(templates).map(([key, { title, body, sms, variables }]) => ({ key, title, body, sms, variables })),
      drizzle(sql),
    )
    if (mode === 'production') await closeSandbox(sql)
    else await openSandbox(sql)
  } finally {
    await sql.end()
  }
}

async function ensureApplicationRole(sql: Sql, login: string) {
  const [role] = await sql`select from pg_roles where rolname = 'zhunkao_app'`
  if (!role) await sql`create role zhunkao_app nologin`
  const [member] = await sql`select pg_has_role(${login}, 'zhunkao_app', 'member') as is`
  if (!member?.is) await sql`grant zhunkao_app to ${sql(login)}`
}

// graphile-worker turns row level security on without a policy, so that by default its owner alone sees jobs.
async function grantWorkerSchema(sql: Sql) {
  await sql`grant usage on schema graphile_worker to zhunkao_app`
  await sql`grant select, insert, update, delete on all tables in schema graphile_worker to zhunkao_app`
  await sql`grant usage on all sequences in schema graphile_worker to zhunkao_app`
  await sql`grant execute on all functions in schema graphile_worker to zhunkao_app`
  const closed = await sql<{ relname: string }[]>`
    select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid)`
  for (const { relname } of closed) {
    await sql`create policy application on graphile_worker.${sql(relname)} to zhunkao_app using (true) with check (true)`
  }
}

// In one transaction: a replica that starts meanwhile finds the sandbox either closed or open.
async function closeSandbox(sql: Sql) {
  await sql.begin(async (tx) => {
    await tx`revoke insert, update, delete on clock_shift from zhunkao_app`
    await tx`revoke all on all tables in schema sandbox from zhunkao_app`
    await tx`revoke all on all sequences in schema sandbox from zhunkao_app`
    await tx`revoke all on schema sandbox from zhunkao_app`
  })
  const [clock] = await sql`select shift = interval '0' as right from clock_shift where id = 1`
  if (clock?.right !== true) throw clockShifted()
}

async function openSandbox(sql: Sql) {
  await sql.begin(async (tx) => {
    await tx`grant insert, update, delete on clock_shift to zhunkao_app`
    await tx`grant usage on schema sandbox to zhunkao_app`
    await tx`grant select, insert, update, delete on all tables in schema sandbox to zhunkao_app`
    await tx`grant usage on all sequences in schema sandbox to zhunkao_app`
  })
}

function clockShifted() {
  return new CannotStart(
    '数据库里的业务时钟被调整过（曾作演示使用），正式环境不能用它启动。请为正式环境另建一个数据库。',
    'The business clock of this database has been shifted: it was used as a demo. Production needs a database of its own.',
  )
}

async function refuseUnreachable(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`
    if (row?.version < 150000) throw new Error('PostgreSQL is older than 15')
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    throw new CannotStart(
      `连接不上 DATABASE_URL 指定的数据库（${reason}）。请检查地址、账号、网络，版本须为 PostgreSQL 15 以上。`,
      `The database of DATABASE_URL does not answer (${reason}). Check address, account and network; it must be PostgreSQL 15 or newer.`,
    )
  } finally {
    await sql.end()
  }
}
