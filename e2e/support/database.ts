import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { databaseName } from '@/db/embedded'
import { readAccess } from '@/db/embedded-cluster'

let opened: Sql | undefined

/** The product's database as its owner: for people whom no page can make yet, and for looking where nobody else may. */
export function ownerDatabase(): Sql {
  opened ??= postgres(databaseUrl('owner'), { max: 2, onnotice: () => {}, idle_timeout: 5 })
  return opened
}

/** The address of the product's database, for its owner or for the application. */
export function databaseUrl(role: 'owner' | 'application'): string {
  const { ownerPassword, appPassword, port } = readAccess(join(process.env.E2E_DATA_DIR ?? '', 'postgres'))
  const login = role === 'owner' ? `postgres:${ownerPassword}` : `zhunkao:${appPassword}`
  return `postgres://${login}@127.0.0.1:${port}/${databaseName}`
}
