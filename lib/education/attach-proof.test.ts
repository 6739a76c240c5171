import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listMaterials } from '@/db/queries/material'
import { drawSilhouette } from '@/db/seed/silhouette'
import { removeMaterial } from '@/lib/material/remove-material'
import { makePdf } from '@/lib/material/testing/make-pdf'
import { attachProof } from './attach-proof'
import { checkLevel } from './check-level'
import { levelsOf, newNumber, openEducation, somebody, typed, waiting } from './fixtures/levels'
import { saveLevel } from './save-level'

const world = await openEducation()
const { plan } = world
beforeEach(world.reset)
afterAll(world.close)

describe('E-14 uploads for who did not pass', () => {
  const pdf = (pages: number) => ({ bytes: makePdf({ pages }), name: '学历证明.pdf' })

  async function failed() {
    const number = newNumber()
    await plan(number, 'failed')
    const made = await waiting({ certificate: number })
    await checkLevel(made.jobs[0])
    return made
  }

  test('E-14 a scan for now, then the report; the newest counts, and its file cannot be removed', async () => {
    const { viewer, id } = await failed()
    expect(await attachProof(viewer, id, { kind: 'scan', ...pdf(1) })).toEqual({ ok: true })
    expect(await levelsOf(viewer)).toMatchObject([{ proof: { kind: 'scan', name: '学历证明.pdf' } }])
    await world.setClock('2026-03-10T10:10:00+08:00')
    expect(await attachProof(viewer, id, { kind: 'report', ...pdf(2) })).toEqual({ ok: true })
    const [level] = await levelsOf(viewer)
    expect(level).toMatchObject({ proof: { kind: 'report' } })
    expect(await removeMaterial(viewer, level?.proof?.materialId ?? '')).toMatchObject({ refusal: 'in_use' })
    expect((await listMaterials(viewer)).map(({ used }) => used)).toEqual([true, true])
  })

  test('E-14 refused: other files than PDFs, others’ levels, levels that wait or passed, a scan of a degree from abroad', async () => {
    const { viewer, id } = await failed()
    const picture = { bytes: await drawSilhouette('#ffffff'), name: 'x.pdf' }
    expect(await attachProof(viewer, id, { kind: 'report', ...picture })).toMatchObject({
      message: expect.stringContaining('PDF'),
    })
    expect(await attachProof(viewer, id, { kind: 'report', bytes: new Uint8Array(), name: '' })).toMatchObject({
      refusal: 'empty',
    })
    expect(await attachProof(await somebody(), id, { kind: 'report', ...pdf(1) })).toMatchObject({ refusal: 'not_found' })
    const other = await waiting()
    expect(await attachProof(other.viewer, other.id, { kind: 'report', ...pdf(3) })).toMatchObject({ refusal: 'wrong_state' })
    await checkLevel({ level: other.id })
    expect(await attachProof(other.viewer, other.id, { kind: 'report', ...pdf(3) })).toMatchObject({ refusal: 'wrong_state' })
    const abroad = await somebody()
    await saveLevel(abroad, null, typed({ abroad: 'yes' }))
    const [level] = await levelsOf(abroad)
    expect(await attachProof(abroad, level?.id ?? '', { kind: 'scan', ...pdf(1) })).toMatchObject({ refusal: 'invalid_input' })
    expect(await attachProof(abroad, level?.id ?? '', { kind: 'report', ...pdf(1) })).toEqual({ ok: true })
  })

  test('E-14 asked about again after a mistake, the same diploma keeps its file', async () => {
    const { viewer, id } = await failed()
    await attachProof(viewer, id, { kind: 'report', ...pdf(2) })
    await saveLevel(viewer, id, typed({ certificate: '', major: '建筑学' }))
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'waiting', proof: { kind: 'report' } }])
    const [edited] = await levelsOf(viewer)
    await saveLevel(viewer, edited?.id ?? '', typed())
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'waiting', proof: null }])
  })
})
