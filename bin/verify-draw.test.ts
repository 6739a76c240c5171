import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawSeats } from '@/lib/seating/draw-seats'
import { publishDraw } from '@/lib/seating/publish-draw'
import type { PublishedDraw } from '@/lib/seating/published-draw'
import { openTestExam, sessionId, staff, type TestExam } from '@/lib/seating/test-exam'

let exam: TestExam
let published: PublishedDraw
const folder = mkdtempSync(join(tmpdir(), 'verify-draw-'))
const root = fileURLToPath(new URL('..', import.meta.url))

beforeAll(async () => {
  exam = await openTestExam()
  await exam.addPaid(40)
  await drawSeats(staff('examOfficer'), sessionId)
  const found = await publishDraw(staff('examOfficer'), sessionId)
  if (!found) throw new Error('there is no draw')
  published = found
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await exam.close()
})

function verify(...args: string[]) {
  const command = ['--import', 'tsx', 'bin/verify-draw.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env: process.env })
  return { status, said: stdout + stderr }
}

function written(change: Partial<PublishedDraw>) {
  const file = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(file, JSON.stringify({ ...published, ...change }))
  return file
}

test('E-31 verify-draw says 一致 of the running database and of the published file', () => {
  for (const args of [
    ['--session', sessionId],
    ['--file', written({})],
  ]) {
    const { status, said } = verify(...args)
    expect(said).toContain('一致：重新计算 40 个座位')
    expect(said).toContain(published.seed)
    expect(status).toBe(0)
  }
})

test('E-31 verify-draw says 不一致 of a swapped seat and of a forged seed, and shows where', () => {
  const [one = '', other = '', ...rest] = published.seats
  const swapped = written({ seats: [one.slice(0, 36) + other.slice(36), other.slice(0, 36) + one.slice(36), ...rest] })
  for (const file of [swapped, written({ seed: 'f'.repeat(64) })]) {
    const { status, said } = verify('--file', file)
    expect(said).toMatch(/不一致：按种子应为“[0-9a-f-]{36} /)
    expect(status).toBe(1)
  }
})

test('E-31 verify-draw explains what it cannot verify', () => {
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{"format":')
  for (const args of [
    [],
    ['--file', join(folder, 'none.json')],
    ['--file', broken],
    ['--file', written({ seed: 'x' })],
    ['--session', 'none'],
    ['--nonsense'],
  ]) {
    const { status, said } = verify(...args)
    expect(status).toBe(2)
    expect(said.trim()).not.toBe('')
    expect(said).not.toContain('    at ')
  }
})
