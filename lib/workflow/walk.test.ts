import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Chain, getChain } from '@/db/queries/audit'
import { takeClaim } from '@/db/queries/case'
import type { Actor } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { fixtures } from './fixtures/fixtures'
import { badInputs, begin, goodAnswers, goodInput, leadTitleTo, settle, type Walker } from './fixtures/walks'
import { actorFor, openWorld, type World } from './fixtures/world'
import { type AnyTransition, actorsOf, relations, targetsOf } from './machine'
import { businessOf, registry } from './registry'
import { saveAnswers } from './save-answers'
import { headIn, transition } from './transition'
import { tamperingIn } from './verify-chain'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const stepArbitrary = fc.noBias(fc.record({ die: fc.nat(99), pick: fc.nat(), who: fc.nat(), what: fc.nat() }))
type Step = { die: number; pick: number; who: number; what: number }

// Chance alone seldom gets past the fourth of twelve stages, so a walk may begin further on.
const stages = [
  undefined,
  'prePosted',
  'officeReview',
  'unpaid',
  'panel',
  'postPosted',
  'acceptance',
  'approval',
  'publicity',
] as const
const kinds = [...new Set([...Object.keys(registry), ...Object.keys(fixtures)])]
const entered = new Map<string, Set<string>>()

test.each(kinds)('Q-21 Q-20 %s: whatever anybody does in whatever order, the history stays whole', async (kind) => {
  const walk = fc.asyncProperty(fc.array(stepArbitrary, { minLength: 20, maxLength: 36 }), async (steps) => {
    await world.resetClock()
    const stage = kind === 'title-review' ? at(stages, steps[0]?.pick ?? 0) : undefined
    const walker = stage ? await leadTitleTo(world, stage) : await begin(world, kind)
    for (const step of steps) await takeStep(kind, walker, step)
  })
  await fc.assert(walk, { numRuns: kind === 'title-review' ? 10 : 5, endOnFailure: true })
  // Walks that never get anywhere would prove nothing.
  expect(entered.get(kind)?.size ?? 0).toBeGreaterThan(0)
})

async function takeStep(kind: string, walker: Walker, { die, pick, who, what }: Step) {
  if (die < 4) return void (await world.setClock(new Date((await now()).getTime() + (what % 150) * 3_600_000)))
  if (die < 12) return type(kind, walker, pick, what)
  const chain = await getChain(walker.id)
  const moves = Object.entries(businessOf(kind).machine.transitions)
  const fitting = moves.filter(([, move]) => move.from.includes(chain?.head.state ?? ''))
  const [name, move] = (die < 30 || fitting.length === 0 ? at(moves, pick) : at(fitting, pick)) ?? []
  if (!name || !move) return
  const relation = die < 20 ? at(relations, who) : at(actorsOf(move), who)
  const actor = actorFor(relation ?? 'public', walker, what % 3)
  if (die >= 35 && move.needsClaim && typeof actor !== 'string')
    await takeClaim(walker.id, actor.accountId, await now(), new Date((await now()).getTime() + 60_000))
  if (name === 'pay') await settle(walker.id)
  const input =
    die < 35
      ? at(badInputs, what)
      : name === 'correct'
        ? { employer: '更正后的单位' }
        : await goodInput(walker.id, { passed: what % 4 > 0 })
  await perform(kind, walker.id, actor, name, move, input)
}

/** One move, good or bad, and everything that must be true afterwards. */
async function perform(kind: string, id: string, actor: Actor, name: string, move: AnyTransition, input: unknown) {
  const [imageBefore, before] = [await world.image(id), await getChain(id)]
  const outcome = await transition(actor, id, name, input)
  const after = await getChain(id)
  if (!before || !after) throw new Error('the case is gone')
  expect(tamperingIn(after)).toEqual([])
  if (!outcome.ok || outcome.already) {
    expect(await world.image(id)).toBe(imageBefore)
    if (!outcome.ok) expect(outcome.message).toMatch(/\p{Script=Han}.*/u)
    return
  }
  expect(after.events.length).toBe(before.events.length + 1)
  expect(after.head.version).toBe(before.head.version + 1)
  expect(move.from).toContain(before.head.state)
  expect(targetsOf(move)).toContain(outcome.state)
  expect(after.head.state).toBe(outcome.state)
  expect(after.events.at(-1)?.event).toMatchObject({ name, fromState: before.head.state, toState: outcome.state })
  await followsFromState(kind, id, after.head)
  entered.set(kind, (entered.get(kind) ?? new Set()).add(outcome.state))
}

/** awaits, due_at, unique_key and whose it is are what the machine says of the state, and nothing else. */
async function followsFromState(kind: string, id: string, head: Chain['head']) {
  const business = businessOf(kind)
  const [saved] = await world.owner<{ answers: Record<string, string>; version: number; saved_at: Date }[]>`
    select answers, version, saved_at from case_answers where case_id = ${id}`
  const facts = await business.facts(
    db(),
    head,
    saved ? { answers: saved.answers, version: saved.version, savedAt: saved.saved_at } : null,
  )
  const { version: _, ...expected } = headIn(business, head.state, facts, head, head.enteredAt)
  expect(head).toMatchObject(expected)
}

async function type(kind: string, walker: Walker, pick: number, what: number) {
  const before = await world.image(walker.id)
  const names = [...Object.keys(goodAnswers[kind] ?? {}), '__proto__', 'unknown']
  const name = at(names, pick) ?? ''
  const good = goodAnswers[kind]?.[name] ?? ''
  const value = at([good, good, '', good, good, '\u0000', good, `字${'𠮷'.repeat(1500)}`, good, '\ud800x', good], what) ?? ''
  if (!businessOf(kind).form) return
  const outcome = await saveAnswers(
    actorFor(at(['applicant', 'committeeOffice', 'unit', 'public'] as const, pick) ?? 'public', walker),
    walker.id,
    { [name]: value },
    (what % 3) + 1,
  )
  if (!outcome.ok) expect(await world.image(walker.id)).toBe(before)
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length]
}
