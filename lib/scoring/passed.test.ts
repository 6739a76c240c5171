import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { openSatExam, type SatExam, sessionId, subjects } from './fixtures/sat-exam'
import { completedIn, listPassed } from './passed'

let exam: SatExam
beforeAll(async () => {
  exam = await openSatExam(12)
  await exam.setClock('2020-11-01T10:00:00+08:00')
})
afterAll(() => exam.close())

const scores = fc.oneof(
  fc.constantFrom(-1, -2, -4, 0, 59.9, 60, 60.1),
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
)
const level = fc.constantFrom(null, '中级', '高级')
const marks = fc.uniqueArray(
  fc.record({ subject: fc.constantFrom(...subjects), level, mark: fc.constantFrom(0, 59.9, 60, 60.1, 99) }),
  { selector: ({ subject, level: of }) => `${subject} ${of}` },
)
const sat = fc.record({
  level,
  state: fc.constantFrom('paid', 'finished', 'annulled'),
  papers: fc.array(fc.array(scores, { maxLength: 3 }), { minLength: 2, maxLength: 2 }),
})

test('E-34 whom the database counts as passed are those who have passed one by one, whatever the standard, levels, codes and versions', async () => {
  const { owner } = exam
  await fc.assert(
    fc.asyncProperty(marks, fc.array(sat, { minLength: 12, maxLength: 12 }), async (standard, sitters) => {
      await owner`alter table scores disable trigger user`
      await owner`truncate scores, score_publications, score_corrections`
      const rows = sitters.flatMap(({ papers }, index) =>
        papers.flatMap((versions, paper) =>
          versions.map((score, version) => ({
            ...{ case_id: exam.candidates[index]?.caseId ?? '', subject: subjects[paper] ?? '', version: version + 1, score },
            ...{ session_id: sessionId, source: 'import', source_id: importId, recorded_at: new Date() },
          })),
        ),
      )
      if (rows.length > 0) await owner`insert into scores ${owner(rows)}`
      for (const [index, { level: of, state }] of sitters.entries()) {
        const caseId = exam.candidates[index]?.caseId ?? ''
        await owner`update registrations set level = ${of} where case_id = ${caseId}`
        await owner`update cases set state = ${state} where id = ${caseId}`
      }
      await owner`insert into score_publications (session_id, state, standard, publish_at, recheck_until, candidates, passed, proposed_by, proposed_at)
        values (${sessionId}, 'confirmed', ${owner.json({ marks: standard, validYears: null })}, '2020-10-20', '2020-11-20', 1, 0, gen_random_uuid(), '2020-10-01')`
      const frame = await getExamFrame(sessionId)
      if (!frame) throw new Error('no exam')
      const counted = (await listPassed(frame, db())).map(({ caseId }) => caseId)
      const judged = await Promise.all(
        exam.candidates.map(async ({ caseId }) => ((await completedIn(frame, caseId, db())) === 2020 ? [caseId] : [])),
      )
      expect(counted.sort()).toEqual(judged.flat().sort())
    }),
    { numRuns: 25 },
  )
})

const importId = '00000000-0000-4000-8000-000000000000'
