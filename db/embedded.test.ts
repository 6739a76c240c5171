import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeEmbedded, startEmbedded } from './embedded'

let dataDir = ''

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'zhunkao-embedded-')), 'data')
  chmodSync(join(dataDir, '..'), 0o711)
})
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }))

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end()
  }
}

test('Q-60 data is kept between runs, with the same passwords; the reset makes it new', async () => {
  const first = await startEmbedded({ dataDir })
  await query(first.ownerUrl, "create table kept (word text); insert into kept values ('留')")
  await first.stop()
  const second = await startEmbedded({ dataDir })
  expect(await query(second.ownerUrl, 'select word from kept')).toMatchObject([{ word: '留' }])
  expect(new URL(second.appUrl).password).toBe(new URL(first.appUrl).password)
  await second.stop()
  expect(existsSync(join(dataDir, 'running.json'))).toBe(false)

  await removeEmbedded(dataDir)
  const third = await startEmbedded({ dataDir })
  expect(await query(third.ownerUrl, "select to_regclass('kept') as kept")).toMatchObject([{ kept: null }])
  await third.stop()
})

test('Q-23 what was committed survives SIGKILL of the server, whose end is told', async () => {
  const first = await startEmbedded({ dataDir })
  await query(first.ownerUrl, 'create table kept as select 1 as one')
  process.kill(serverPid(), 'SIGKILL')
  await first.exited
  const second = await startEmbedded({ dataDir })
  expect(await query(second.ownerUrl, 'select one from kept')).toMatchObject([{ one: 1 }])
  await second.stop()
})

test('Q-60 a server left behind by a killed product is replaced', async () => {
  const left = await startEmbedded({ dataDir })
  const next = await startEmbedded({ dataDir })
  await left.exited
  expect(await query(next.appUrl, 'select current_user as name')).toMatchObject([{ name: 'zhunkao' }])
  await next.stop()
})

test('Q-60 a stale postmaster.pid whose number belongs to another program does not matter', async () => {
  await startEmbedded({ dataDir }).then((server) => server.stop())
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`)
  const server = await startEmbedded({ dataDir })
  await server.stop()
})

test('Q-60 an interrupted initdb leaves nothing that matters', async () => {
  mkdirSync(join(dataDir, 'postgres.new-123/base'), { recursive: true })
  const server = await startEmbedded({ dataDir })
  await server.stop()
  expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new'))).toEqual([])
})

test('Q-60 a second product on the same folder is told where the first one is', async () => {
  mkdirSync(dataDir)
  const other = spawn('sleep', ['600'])
  writeFileSync(
    join(dataDir, 'running.json'),
    JSON.stringify({ pid: other.pid, mark: 'sleep', address: 'http://localhost:4321' }),
  )
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/http:\/\/localhost:4321[\s\S]*DATA_DIR/)
  await expect(removeEmbedded(dataDir)).rejects.toThrow('http://localhost:4321')
  other.kill()
})

test.each([
  ['another version', { PG_VERSION: '16\n' }, 'PostgreSQL 16'],
  ['something else', { 'letter.txt': 'x' }, 'PG_VERSION'],
  ['a cluster without its passwords', { PG_VERSION: '18\n' }, 'zhunkao.json'],
])('Q-60 a folder with %s is left alone', async (_, files, reason) => {
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dataDir, 'postgres', name), content)
  await expect(startEmbedded({ dataDir })).rejects.toThrow(new RegExp(`${reason}[\\s\\S]*Move that folder away`))
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(Object.keys(files))
})

test('Q-60 a data folder that is a file is refused with a sentence', async () => {
  writeFileSync(dataDir, '')
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/cannot be read and written/)
})

test('Q-60 under a 0700 home it runs, or says why root cannot', async () => {
  chmodSync(join(dataDir, '..'), 0o700)
  const possible = process.getuid?.() !== 0 || spawnSync('unshare', ['-U', 'true']).status === 0
  if (!possible) return expect(startEmbedded({ dataDir })).rejects.toThrow('DATABASE_URL')
  const server = await startEmbedded({ dataDir })
  expect(await query(server.appUrl, 'select 1 as one')).toMatchObject([{ one: 1 }])
  await server.stop()
})

test('Q-30 passwords are readable by their owner only, and needed', async () => {
  const server = await startEmbedded({ dataDir })
  expect(statSync(join(dataDir, 'postgres/zhunkao.json')).mode & 0o077).toBe(0)
  const wrong = Object.assign(new URL(server.ownerUrl), { password: 'postgres' }).href
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await server.stop()
})

function serverPid() {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}
