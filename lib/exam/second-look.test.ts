import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listHistory } from '@/db/queries/request'
import { ownData } from '@/lib/account/own-data'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { now } from '@/lib/clock/now'
import { readDeskCase } from '@/lib/desk/read-case'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { eventsShownTo } from '@/lib/workflow/events-shown'
import { openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { ends, justAfter, stateOf, told } from './fixtures/qualification'
import { decides, finding, mendedOnce, proposed, resubmits, waiting } from './fixtures/returns'
import { registrationMachine } from './machine'
import { readMyExams, readRegistration } from './read-registration'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const [first, second] = [staff('reviewer'), staff('reviewer', crypto.randomUUID())]
const another = { refusal: 'not_allowed', message: expect.stringContaining('另一位工作人员') }

describe('B-05 a new defect in something unchanged needs two', () => {
  test('B-05 what passed once and was not touched is not returned by one reviewer, who is told the way; nothing is lost', async () => {
    const { id } = await mendedOnce(first)
    expect(await decides(first, id, 'return', finding('proof_exemption'))).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringMatching(/“免试证明”上次退回时没有指出.*请用“提请退回”/),
    })
    // Whoever else it is: it is not about who, but about how many.
    await world.owner`update cases set assigned_to = null where id = ${id}`
    expect(await decides(second, id, 'return', finding('employer'))).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('“工作单位”'),
    })
    expect(await stateOf(id)).toBe('review')
  })

  test('B-05 what was changed, and what was named before and left with a reason, one reviewer returns again', async () => {
    const changed = await mendedOnce(first)
    expect(await decides(second, changed.id, 'return', finding('proof_work'))).toMatchObject({ state: 'returned' })
    const left = await waiting()
    await decides(first, left.id, 'return', finding('proof_work'))
    expect(await resubmits(left, [], ['proof_work'])).toMatchObject({ state: 'review' })
    expect(await decides(first, left.id, 'return', finding('proof_work'))).toMatchObject({ state: 'returned' })
  })

  test('B-05 only the last return counts: what was mended two rounds ago has passed since', async () => {
    const own = await mendedOnce(first)
    await decides(first, own.id, 'proposeReturn', finding('proof_exemption'))
    await decides(second, own.id, 'agreeReturn')
    await resubmits(own, ['proof_exemption'])
    expect(await decides(first, own.id, 'return', finding('proof_work'))).toMatchObject({ refusal: 'not_ready' })
    expect(await decides(first, own.id, 'return', finding('proof_exemption'))).toMatchObject({ state: 'returned' })
  })

  test('B-05 E-03 a photo that an officer replaces in between is another document, and changes neither what was returned nor what is settled', async () => {
    const { id } = await mendedOnce(first)
    const [kept] = await world.owner`select answers ->> 'photo' as photo from case_answers where case_id = ${id}`
    const input = { photo: kept?.photo, opinion: '原照片背景不清' }
    expect(await transition(staff('examOfficer'), id, 'replacePhoto', input)).toMatchObject({ ok: true, state: 'review' })
    expect(await decides(first, id, 'return', finding('proof_exemption'))).toMatchObject({ refusal: 'not_ready' })
    expect(await decides(first, id, 'return', finding('proof_work'))).toMatchObject({ state: 'returned' })
  })

  test('B-05 nothing is proposed that needs no second look: before any return, and of what one may return', async () => {
    const { id } = await waiting()
    expect(await decides(first, id, 'proposeReturn', finding('proof_work'))).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('直接“退回修改”'),
    })
    const again = await mendedOnce(first)
    expect(await decides(first, again.id, 'proposeReturn', finding('proof_work'))).toMatchObject({ refusal: 'not_ready' })
    expect(await decides(first, again.id, 'proposeReturn', { opinion: '' })).toMatchObject({ refusal: 'invalid_input' })
    const { 'judged.proof_work': _, ...unjudged } = finding('proof_exemption')
    expect(await decides(first, again.id, 'proposeReturn', unjudged)).toMatchObject({
      message: expect.stringContaining('请先判定每一份材料'),
    })
  })

  test('B-05 who proposed neither agrees nor declines nor takes it; another agrees, and returned is word for word what was proposed', async () => {
    const own = await proposed(first)
    const { id } = own
    expect(await stateOf(id)).toBe('returnProposed')
    for (const move of ['agreeReturn', 'declineReturn']) {
      expect(await decides(first, id, move, { opinion: '同意' })).toMatchObject(another)
      expect(await transition(first, id, move, { opinion: '同意' })).toMatchObject(another)
    }
    expect(await transition(second, id, 'agreeReturn')).toMatchObject({ refusal: 'claimed_by_other' })
    // What is posted with it counts for nothing.
    expect(await decides(second, id, 'agreeReturn', finding('proof_work', 'employer'))).toMatchObject({ state: 'returned' })
    const open = await readRegistration(own.viewer, (await head(id)).about_id)
    expect(open?.facts.returned).toEqual([{ field: 'proof_exemption', why: 'proof_exemption 不清楚' }])
    const shown = eventsShownTo(registrationMachine, 'applicant', await listHistory(id))
    expect(shown.at(-1)).toMatchObject({ label: '退回修改', state: '审核退回', opinion: '请修改后重新提交' })
    expect(await verifyChain(id)).toEqual([])
  })

  test('B-05 two reviewers alternating: each proposes once and again, and the other decides every time', async () => {
    const own = await mendedOnce(first)
    const turns = [first, second, first, second, second, first]
    for (const [round, proposer] of turns.entries()) {
      const other = proposer === first ? second : first
      const field = round % 2 === 0 ? 'proof_exemption' : 'proof_work'
      expect(await decides(proposer, own.id, 'proposeReturn', finding(field)), `${round}`).toMatchObject({ ok: true })
      expect(await decides(proposer, own.id, 'agreeReturn'), `${round}`).toMatchObject(another)
      expect(await decides(other, own.id, 'declineReturn', { opinion: '清楚' }), `${round}`).toMatchObject({ state: 'review' })
      expect(await decides(proposer, own.id, 'proposeReturn', finding(field)), `${round}`).toMatchObject({ ok: true })
      expect(await decides(other, own.id, 'agreeReturn'), `${round}`).toMatchObject({ state: 'returned' })
      expect(await resubmits(own, [field]), `${round}`).toMatchObject({ state: 'review' })
    }
  })

  test('B-05 declined, it is reviewed on; the reason is needed and stays with the office', async () => {
    const { id } = await proposed(first)
    expect(await decides(second, id, 'declineReturn', { opinion: '' })).toMatchObject({ refusal: 'invalid_input' })
    expect(await decides(second, id, 'declineReturn', { opinion: '免试证明是清楚的' })).toMatchObject({ state: 'review' })
    const desk = await readDeskCase(second, id)
    expect(desk?.timeline.at(-1)?.note).toContain('免试证明是清楚的')
    expect(await decides(first, id, 'pass', { opinion: '' })).toMatchObject({ state: 'confirmed' })
  })

  test('B-05 the applicant is told of a return by two as of one by one, and of a proposal and its declining nothing, anywhere', async () => {
    const agreed = await proposed(first)
    await decides(second, agreed.id, 'agreeReturn')
    expect((await told(world, agreed.id)).slice(-2)).toEqual(['registration.submitted', 'registration.returned'])

    const own = await mendedOnce(first)
    const before = await seenBy(own)
    await decides(first, own.id, 'proposeReturn', finding('proof_exemption'))
    expect(await seenBy(own)).toEqual(before)
    await decides(second, own.id, 'declineReturn', { opinion: '免试证明是清楚的' })
    expect(await seenBy(own)).toEqual(before)
  })

  test('B-05 Q-32 nobody but a reviewer of the exam decides on it', async () => {
    const { id, viewer } = await proposed(first)
    for (const stranger of [staff('reviewer', crypto.randomUUID(), 'elsewhere'), staff('examOfficer'), staff('auditor'), viewer])
      for (const move of ['agreeReturn', 'declineReturn'])
        expect((await transition(stranger, id, move, { opinion: '同意' })).ok, move).toBe(false)
    expect(await stateOf(id)).toBe('returnProposed')
  })
})

describe('B-05 the time of a proposal', () => {
  test('B-05 E-08 it is abandoned with the end of payment like what waits for review; agreeing ends with registration', async () => {
    const { id } = await proposed(first)
    await world.setClock(justAfter(ends.registration))
    expect(await decides(second, id, 'agreeReturn')).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('截止'),
    })
    const late = await proposedLate()
    expect(await decides(second, late, 'declineReturn', { opinion: '不必再改' })).toMatchObject({ state: 'review' })
    await world.setClock(new Date(new Date(ends.payment).getTime() - 3_600_000))
    await warnBeforeDeadlines()
    expect((await told(world, id)).at(-1)).toBe('registration.submitted')
    await world.setClock(new Date(new Date(ends.payment).getTime() + 120_000))
    await sweepDue(() => {})
    expect(await stateOf(id)).toBe('abandoned')
    expect((await told(world, id)).at(-1)).toBe('registration.abandoned-unreviewed')
  })

  /** Another one, proposed in time. */
  async function proposedLate() {
    await world.resetClock()
    const { id } = await proposed(first)
    await world.setClock(justAfter(ends.registration))
    return id
  }
})

async function head(id: string) {
  const [row] = await world.owner`select about_id, assigned_to from cases where id = ${id}`
  return row ?? {}
}

/** All that the applicant can read of the case. */
async function seenBy({ id, viewer }: { id: string; viewer: Parameters<typeof readMyExams>[0] }) {
  const data = (await textOf(ownData(viewer))).replace(/"生成时间": "[^"]*"/, '')
  const [mine] = await readMyExams(viewer, await now())
  const { frame: _, line: __, ...view } = mine ?? { frame: null, line: null }
  const open = await readRegistration(viewer, (await head(id)).about_id)
  return {
    data,
    view,
    state: open?.state,
    told: await told(world, id),
    looks: await readOwnLooks(viewer),
    timeline: eventsShownTo(registrationMachine, 'applicant', await listHistory(id)),
  }
}

async function textOf(parts: AsyncIterable<string>) {
  let text = ''
  for await (const part of parts) text += part
  return text
}
