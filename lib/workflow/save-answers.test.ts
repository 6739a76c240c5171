import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin } from './fixtures/walks'
import { candidate, draftRegistration, newPerson, openWorld, type World } from './fixtures/world'
import { saveAnswers } from './save-answers'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stored = async (id: string) => (await world.owner`select answers, version from case_answers where case_id = ${id}`)[0]

test('Q-12 what another window saved meanwhile is shown, never overwritten', async () => {
  const { id, viewer } = await draftRegistration()
  expect(await saveAnswers(viewer, id, { employer: '甲单位' }, 1)).toMatchObject({ ok: true, version: 2 })
  const before = await world.image(id)
  expect(await saveAnswers(viewer, id, { employer: '乙单位' }, 1)).toMatchObject({
    refusal: 'conflict',
    theirs: { employer: '甲单位' },
    version: 2,
  })
  expect(await world.image(id)).toBe(before)
  expect(await saveAnswers(viewer, id, { employer: '甲单位' }, 1)).toMatchObject({ ok: true, version: 2 })
  expect(await saveAnswers(viewer, id, { employer: '乙单位' }, 2)).toMatchObject({ ok: true, version: 3 })
})

test('Q-12 two windows saving at once: one is saved, the other is shown it', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { id, viewer } = await draftRegistration()
    const outcomes = await Promise.all(['甲', '乙'].map((employer) => saveAnswers(viewer, id, { employer }, 1)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const saved = await stored(id)
    const lost = outcomes.find((outcome) => !outcome.ok)
    expect(lost).toMatchObject({ refusal: 'conflict', theirs: { employer: saved?.answers.employer }, version: 2 })
  }
})

test('Q-12 saving again what is there makes no new version', async () => {
  const { id, viewer } = await draftRegistration()
  const [first] = await Promise.all([saveAnswers(viewer, id, {}, 1)])
  expect(first).toMatchObject({ ok: true, version: 1 })
})

test('Q-32 strangers and closed cases are refused; account, photo and letters are not typed', async () => {
  const { id, viewer } = await draftRegistration()
  expect(await saveAnswers(candidate(await newPerson()), id, { employer: 'x' }, 1)).toMatchObject({ refusal: 'not_found' })
  expect(await saveAnswers(viewer, 'no-id', {}, 1)).toMatchObject({ refusal: 'not_found' })
  const before = await stored(id)
  await saveAnswers(viewer, id, { name: '别人', photo: 'x', letter_health: 'x', unknown: 'x', ['__proto__']: 'x' }, 1)
  expect(await stored(id)).toEqual(before)
})

test('Q-31 secret fields are sealed one by one, and come back as typed', async () => {
  const walker = await begin(world, 'certificate-mailing')
  const saved = await saveAnswers(candidate(walker.personId), walker.id, { mobile: '13912345678' }, 1)
  expect(saved).toMatchObject({ ok: true, answers: { mobile: '13912345678' } })
  expect(JSON.stringify(await stored(walker.id))).not.toContain('13912345678')
})

test('Q-11 Q-12 whatever is typed is kept as far as it can be stored, and never an error', async () => {
  const { id, viewer } = await draftRegistration()
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('\u0000', '𠮷'.repeat(1500), `字${'𠮷'.repeat(1500)}`, '\ud840', 'x'.repeat(5000), '行\n行\t格'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('employer', 'address', 'emergencyMobile', '__proto__', 'toString'),
      typed,
      async (name, value) => {
        const { version } = (await stored(id)) ?? {}
        const saved = await saveAnswers(viewer, id, { [name]: value }, version)
        expect(saved.ok).toBe(true)
        const answer = saved.ok && Object.hasOwn(saved.answers, name) ? (saved.answers[name] ?? '') : ''
        expect(answer.length).toBeLessThanOrEqual(2000)
        expect(answer.isWellFormed()).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
