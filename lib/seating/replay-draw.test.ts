import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawSeats } from './draw-seats'
import { publishDraw } from './publish-draw'
import { type PublishedDraw, publishedDrawSchema } from './published-draw'
import { replayDraw } from './replay-draw'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
let published: PublishedDraw
const officer = staff('examOfficer')

beforeAll(async () => {
  exam = await openTestExam()
  await exam.addPaid(70)
  await drawSeats(officer, sessionId)
  const found = await publishDraw(officer, sessionId)
  if (!found) throw new Error('there is no draw')
  published = found
})
afterAll(() => exam.close())

const altered = (change: Partial<PublishedDraw>) => replayDraw({ ...published, ...change })

test('E-31 a draw replays from its file alone, whatever the order of the ids in it', () => {
  const file = publishedDrawSchema.parse(JSON.parse(JSON.stringify(published)))
  expect(replayDraw(file)).toEqual({ same: true, seats: 70 })
  const rounds = published.rounds.map((round) => ({
    ...round,
    papers: round.papers.map((paper) => ({ ...paper, ids: paper.ids.toReversed() })),
  }))
  expect(altered({ rounds })).toEqual({ same: true, seats: 70 })
})

test('E-31 a file from the time when an exam had one paper replays as ever', () => {
  const { papers: _, rounds, rooms, ...rest } = published
  const old = {
    ...rest,
    format: 'zhunkao-seat-draw/1',
    rooms: rooms.map(({ subjects: _, ...room }) => room),
    rounds: rounds.map(({ papers: [sitters], resultHash }) => ({ ...sitters, resultHash })),
  }
  expect(replayDraw(publishedDrawSchema.parse(JSON.parse(JSON.stringify(old))))).toEqual({ same: true, seats: 70 })
})

test('Q-11 a session that cannot exist is no session, never an error', async () => {
  for (const odd of ['', '\0x', '%00', '考试', "' or 1=1", 'none']) expect(await publishDraw(officer, odd)).toBeNull()
})

test('E-31 the file holds no personal data', () => {
  expect(Object.keys(published).sort()).toEqual(
    [
      'algorithm',
      'drawnAt',
      'earlierDraws',
      'format',
      'numberPrefix',
      'papers',
      'rooms',
      'rounds',
      'seats',
      'seed',
      'session',
      'state',
      'title',
    ].sort(),
  )
  for (const line of published.seats) expect(line).toMatch(/^[0-9a-f-]{36} \d+ \d+ \d+ \d{14}$/)
})

test('E-31 a forged seed, a swapped seat, a changed number, a candidate left out or slipped in, a forged hash: each shows', () => {
  const [one = '', other = '', ...rest] = published.seats
  const swapped = [one.slice(0, 36) + other.slice(36), other.slice(0, 36) + one.slice(36), ...rest]
  const [round] = published.rounds
  const sitters = round?.papers[0]
  if (!round || !sitters) throw new Error('there is no round')
  const having = (change: Partial<typeof sitters>) => altered({ rounds: [{ ...round, papers: [{ ...sitters, ...change }] }] })
  const differences = [
    altered({ seed: '0'.repeat(64) }),
    altered({ seats: swapped }),
    altered({ seats: [`${one.slice(0, -1)}${(Number(one.at(-1)) + 1) % 10}`, other, ...rest] }),
    altered({ seats: published.seats.slice(1) }),
    having({ ids: sitters.ids.slice(1) }),
    having({ ids: [...sitters.ids, crypto.randomUUID()] }),
    altered({ rounds: [{ ...round, resultHash: '0'.repeat(64) }] }),
    altered({ rooms: published.rooms.slice(0, 1) }),
    having({ placed: ['1 1 1'] }),
    having({ placed: ['99 1 1'] }),
  ]
  for (const verdict of differences)
    expect(verdict).toMatchObject({ same: false, difference: expect.stringMatching(/应为|没有座位/) })
})

test('E-31 seats swapped in the database show as the first difference', async () => {
  const [a, b] = await exam.owner`select case_id from seats order by admit_card_number limit 2`
  await exam.owner.begin(async (tx) => {
    const spare = crypto.randomUUID()
    await tx`alter table seats drop constraint seats_case_id_cases_id_fk`
    await tx`update seats set case_id = ${spare} where case_id = ${a?.case_id}`
    await tx`update seats set case_id = ${a?.case_id} where case_id = ${b?.case_id}`
    await tx`update seats set case_id = ${b?.case_id} where case_id = ${spare}`
  })
  const found = await publishDraw(officer, sessionId)
  const verdict = found && replayDraw(found)
  expect(verdict).toMatchObject({ same: false })
  expect(verdict && !verdict.same && [a?.case_id, b?.case_id].some((id) => verdict.difference.includes(id))).toBe(true)
})
