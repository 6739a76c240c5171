import { afterAll, beforeAll, expect, test } from 'vitest'
import { getCase } from '@/db/queries/case'
import { qualificationDraft } from '@/lib/workflow/fixtures/qualification-draft'
import { openWorld, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { stateOf } from './fixtures/qualification'
import { submitRegistration } from './submit-registration'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('E-07 O-10 a fee that was changed since the page was opened is not confirmed unseen; the new one is told', async () => {
  const { id, viewer } = await qualificationDraft()
  const seen = (await getCase(viewer, id))?.answers?.version ?? 0
  const confirms = (feeFen: string) => submitRegistration(viewer, id, { seen, typed: { feeFen } }, performance.now())
  expect(await confirms('13900')).toMatchObject({
    refusal: 'not_ready',
    message: '应缴费用已经改为 140.00 元，您看到的是 139.00 元，请核对后再确认',
  })
  expect(await confirms('免费')).toMatchObject({ refusal: 'invalid_input', message: '填写有误，请检查。' })
  expect(await stateOf(id)).toBe('draft')
  expect(await confirms('14000')).toMatchObject({ ok: true })
  // Twice is once, whatever the fee is by then.
  expect(await confirms('1')).toMatchObject({ ok: true, state: 'unsigned' })
})

test('E-07 who confirms without having been shown a fee is asked nothing about it', async () => {
  const { id, viewer } = await qualificationDraft()
  expect(await transition(viewer, id, 'confirm')).toMatchObject({ ok: true })
})
