// Vitest's global setup: one throw-away PostgreSQL for the whole run, and a database of its own for each test file that asks.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/db/embedded'
import { buildPrograms } from './build-programs'
import { migrate } from './database'

const template = 'zhunkao_template'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    appUrl: string
  }
}

/** Starts the server with a migrated template database; answers the teardown. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhunkao-test-'))
  // As root the server runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, durable: false })
  await inDatabase(server.ownerUrl, (sql) => sql`create database ${sql(template)}`)
  const [ownerUrl, appUrl] = [withDatabase(server.ownerUrl, template), withDatabase(server.appUrl, template)]
  await Promise.all([migrate(ownerUrl, appUrl), buildPrograms()])
  project.provide('ownerUrl', ownerUrl)
  project.provide('appUrl', appUrl)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A migrated, empty database of one's own and how to drop it. `appUrl` logs in as the application, which owns nothing. */
export async function createTestDatabase() {
  const { inject } = await import('vitest')
  const server = withDatabase(inject('ownerUrl'), 'postgres')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await inDatabase(server, (sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  return {
    ownerUrl: withDatabase(inject('ownerUrl'), name),
    appUrl: withDatabase(inject('appUrl'), name),
    drop: () => inDatabase(server, (sql) => sql`drop database ${sql(name)} with (force)`),
  }
}

async function inDatabase(url: string, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function withDatabase(url: string, name: string) {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
