// The PostgreSQL that comes with the product: real server binaries out of the npm registry, data kept in a local folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { CannotStart } from '@/lib/config/cannot-start'
import { type Account, accountFor } from './embedded-account'
import { binaries, type ClusterAccess, ensureCluster, openDataFolder, readAccess, writeAccess } from './embedded-cluster'
import { clearOldServer, holdDataFolder, isReady } from './embedded-process'

export const databaseName = 'zhunkao'

export type Embedded = Awaited<ReturnType<typeof startEmbedded>>

/**
 * Starts the server on `dataDir`/postgres, making it first where it is missing, with the owner `postgres` and the application's role `zhunkao`.
 * `address` is told to whoever tries to start a second copy on the same folder. `durable: false` trades safety for speed: tests only.
 * Throws `CannotStart` when the folder is unusable, in use, or no account can run the server. `exited` settles when the server ends.
 */
export async function startEmbedded({
  dataDir,
  address,
  durable = true,
}: {
  dataDir: string
  address?: string
  durable?: boolean
}) {
  const folder = openDataFolder(resolve(dataDir))
  const release = holdDataFolder(folder, address)
  try {
    const cluster = join(folder, 'postgres')
    const { initdb, postgres: command } = binaries()
    const account = accountFor(folder, cluster, initdb)
    ensureCluster(folder, cluster, initdb, account)
    const access = readAccess(cluster)
    await clearOldServer(cluster)
    const log = join(folder, 'postgres.log')
    const { child, port } = await startServer({ cluster, command, account, log, durable, port: access.port })
    writeAccess(cluster, { ...access, port })
    const ownerUrl = url('postgres', access.ownerPassword, port, databaseName)
    await ensureRoles(port, access)
    const stop = async () => {
      await stopServer(child)
      release()
    }
    return { ownerUrl, appUrl: url('zhunkao', access.appPassword, port, databaseName), stop, exited: ended(child), log }
  } catch (error) {
    release()
    throw error
  }
}

/** Removes the cluster of `dataDir`, stopping a server left behind; the next start makes a fresh one. Throws `CannotStart` while it is in use. */
export async function removeEmbedded(dataDir: string) {
  const folder = openDataFolder(resolve(dataDir))
  const release = holdDataFolder(folder)
  const cluster = join(folder, 'postgres')
  await clearOldServer(cluster)
  rmSync(cluster, { recursive: true, force: true })
  release()
}

type Server = { cluster: string; command: string; account: Account; log: string; durable: boolean; port: number }

async function startServer(server: Server) {
  let wanted = server.port
  for (let tries = 0; ; tries += 1) {
    const port = await freePort(wanted)
    const from = logSize(server.log)
    const child = spawnServer(server, port)
    if (await becomesReady(child, server.cluster)) return { child, port }
    const said = readFileSync(server.log).subarray(from).toString()
    // Another program took the port meanwhile, or sessions of a killed server still hold its memory and are about to notice.
    const isTaken = said.includes('could not bind')
    const passes = isTaken || said.includes('pre-existing shared memory block')
    // Who knows the database by its address finds it there again, unless somebody else is there.
    wanted = isTaken ? 0 : port
    if (!passes || tries === 20) throw failed(said, server.log)
    await pause(500)
  }
}

function spawnServer({ cluster, command, account, log, durable }: Server, port: number) {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 200,
    shared_buffers: '256MB',
  }
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const flags = Object.entries({ ...options, ...(durable ? {} : unsafe) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program = command, ...rest] = [...account.prefix, command, '-D', cluster, ...flags]
  const out = openSync(log, 'a', 0o600)
  // A session of its own: Ctrl-C in the terminal reaches the product, which then stops the server last.
  const child = spawn(program, rest, { ...account.become, cwd: '/', detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  const leaveNothing = () => child.kill('SIGINT')
  process.once('exit', leaveNothing)
  child.once('exit', () => process.off('exit', leaveNothing))
  return child
}

async function becomesReady(child: ChildProcess, cluster: string) {
  let over = false
  const exited = ended(child).then(() => {
    over = true
  })
  while (!over) {
    if (child.pid && isReady(cluster, child.pid)) return true
    await Promise.race([exited, pause(20)])
  }
  return false
}

async function stopServer(child: ChildProcess) {
  child.kill('SIGINT')
  const patience = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await ended(child)
  clearTimeout(patience)
}

function ended(child: ChildProcess) {
  return new Promise<void>((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle()
    child.once('exit', () => settle())
    child.once('error', () => settle())
  })
}

/** Whether done already or interrupted last time: each start makes sure of the roles and the database. */
async function ensureRoles(port: number, { ownerPassword, appPassword }: ClusterAccess) {
  const sql = postgres(url('postgres', ownerPassword, port, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    const roles = (await sql<{ rolname: string }[]>`select rolname from pg_roles`).map((row) => row.rolname)
    if (!roles.includes('zhunkao_app')) await sql`create role zhunkao_app nologin`
    if (!roles.includes('zhunkao')) await sql`create role zhunkao login nosuperuser`
    await sql.unsafe(`alter role zhunkao password '${appPassword}'`)
    await sql`grant zhunkao_app to zhunkao`
    const [database] = await sql`select from pg_database where datname = ${databaseName}`
    if (!database) await sql`create database ${sql(databaseName)}`
  } finally {
    await sql.end()
  }
}

async function freePort(wanted: number): Promise<number> {
  const server = createServer()
  return new Promise((found, fail) => {
    server.once('error', () => (wanted === 0 ? fail(new Error('no free port on 127.0.0.1')) : found(freePort(0))))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => found(port))
    })
  })
}

function logSize(log: string) {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0
}

function failed(said: string, log: string) {
  const last = said.trim().split('\n').slice(-5).join('\n')
  return new CannotStart(
    `数据库未能启动，全部记录见 ${log}，最后几行：\n${last}`,
    `The database did not start; its last lines are above, the whole log is in ${log}. See "What each sentence means" in docs/operations.md.`,
  )
}

function url(user: string, password: string, port: number, database: string) {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}
