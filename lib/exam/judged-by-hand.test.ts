import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { getExamFrame } from '@/db/queries/exam'
import { agreedConditions } from '@/db/queries/exam-conditions'
import { accounts } from '@/db/schema/account'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { qualificationDraft } from '@/lib/workflow/fixtures/qualification-draft'
import { qualificationId } from '@/lib/workflow/fixtures/qualification-session'
import { openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { visibleSteps } from '@/lib/workflow/form'
import { transition } from '@/lib/workflow/transition'
import { changeExam } from './config/change-exam'
import { conditions } from './config/conditions'
import type { Typed } from './config/part'
import { sections } from './config/sections'
import { registrationDeskFacts } from './desk-facts'
import { registrationFacts } from './facts'
import { confirm, orderOf, review, sign, stateOf, told, withdraw } from './fixtures/qualification'
import { decides, give, resubmits } from './fixtures/returns'
import { registrationForm } from './form'
import { readMyExams } from './read-registration'
import { saveStep } from './save-step'
import { judgedQuestions } from './way'

let world: World
let officer: Viewer
beforeAll(async () => {
  world = await openWorld()
  const row = { kind: 'staff' as const, username: 'kaowu', usernameKey: 'kaowu', displayName: '陈考' }
  const [account] = await db().insert(accounts).values(row).returning({ id: accounts.id })
  officer = staff('examOfficer', account?.id)
  await change({ source: '通知', catalogues: '工程类 | 土木工程 | 消防工程', r0_atLeast: '大专' })
  await change({ r0_majors: '工程类', r0_alike: 'yes', r0_years: '2' })
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

/** What an officer saves of 报考条件, on screen. */
async function change(typed: Typed, reason = '按新的通知') {
  const frame = await frameOf()
  const shown = { ...conditions.show(frame), ...typed }
  const asked = { part: 'conditions', typed: shown, reason, version: String(frame.session.version) }
  const changed = await changeExam(officer, qualificationId, asked)
  if (!changed.ok) throw new Error(JSON.stringify(changed))
}

async function addSection(line: string) {
  const frame = await frameOf()
  const shown = sections.show(frame)
  const asked = { part: 'sections', typed: { ...shown, sections: `${shown.sections}\n${line}` }, reason: '按新的通知' }
  const changed = await changeExam(officer, qualificationId, { ...asked, version: String(frame.session.version) })
  if (!changed.ok) throw new Error(JSON.stringify(changed))
}

async function frameOf() {
  const frame = await getExamFrame(qualificationId)
  if (!frame) throw new Error('there is no exam')
  return frame
}

async function factsOf(viewer: Viewer, id: string) {
  const found = await getCase(viewer, id)
  if (!found) throw new Error('there is no case')
  return { head: found.head, facts: await registrationFacts(db(), found.head, found.answers) }
}

const outside = { major: '哲学' }

test('E-10 a major outside the catalogue asks for 课程设置、培养计划, of who commits for nothing else, and nobody is let past it', async () => {
  const { id, viewer } = await qualificationDraft(outside)
  const { facts } = await factsOf(viewer, id)
  const form = registrationForm(facts.frame)
  expect(visibleSteps(form, facts.answers)).toContain('proof')
  expect(Object.keys(form.steps.proof?.sections[0]?.fields ?? {})).toEqual(['proof_curriculum'])
  const refused = await confirm(viewer, id)
  expect(refused).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('上传证明材料') })
  const declining = await qualificationDraft({ ...outside, method: 'decline' })
  const fields = registrationForm((await factsOf(declining.viewer, declining.id)).facts.frame).steps.proof?.sections[0]?.fields
  expect(Object.keys(fields ?? {})).toEqual(['proof_work', 'proof_exemption', 'proof_curriculum'])
})

test('E-10 the page after the choice leads to what is to be uploaded, and 我的考试 points there too', async () => {
  const { id, viewer } = await qualificationDraft(outside)
  const { facts } = await factsOf(viewer, id)
  const { name: _, sex: __, idNumber: ___, mobile: ____, ...values } = facts.answers
  const saving = { caseId: id, step: 'method', values, version: 1, origin: { address: '', device: '' } }
  expect(await saveStep(viewer, saving, performance.now())).toEqual({ ok: true, next: `/exams/${qualificationId}/proof` })
  const [mine] = await readMyExams(viewer, await now())
  expect(mine?.operations[0]).toMatchObject({ label: '修改报名', href: `/exams/${qualificationId}/proof` })
})

test('E-10 E-12 who commits signs and then waits for a reviewer, who reads why; passed, it is paid', async () => {
  const draft = await qualificationDraft(outside)
  const { id, viewer } = draft
  await give(draft, 'proof_curriculum')
  expect(await confirm(viewer, id)).toEqual({ ok: true, state: 'unsigned' })
  expect(await sign(viewer, id)).toMatchObject({ ok: true, state: 'review' })
  expect([await orderOf(id), (await told(world, id)).at(-1)]).toEqual([undefined, 'registration.submitted'])
  const { head, facts } = await factsOf(viewer, id)
  const shown = await registrationDeskFacts(db(), head)
  expect(shown.find(({ label }) => label === '需要人工判定')?.value).toMatch(/“哲学”不在工程类专业目录内.*课程设置、培养计划/)
  expect(judgedQuestions(facts).filter(({ must }) => must)).toMatchObject([{ field: 'proof_curriculum' }])
  const [mine] = await readMyExams(viewer, await now())
  expect(mine?.line.find(({ state }) => state === 'now')).toMatchObject({ label: '签署承诺书、审核', note: '审核中' })
  expect(await review(id, 'pass')).toMatchObject({ ok: true, state: 'confirmed' })
  expect(await orderOf(id)).toBeDefined()
})

test('E-12 E-13 the letter may be withdrawn while it waits; then everything is proved', async () => {
  const draft = await qualificationDraft(outside)
  await give(draft, 'proof_curriculum')
  await confirm(draft.viewer, draft.id)
  await sign(draft.viewer, draft.id)
  expect(await withdraw(draft.viewer, draft.id)).toMatchObject({ ok: true, state: 'proving' })
  const { facts } = await factsOf(draft.viewer, draft.id)
  const fields = registrationForm(facts.frame).steps.proof?.sections[0]?.fields
  expect(Object.keys(fields ?? {})).toEqual(['proof_work', 'proof_exemption', 'proof_curriculum'])
  expect(await transition(draft.viewer, draft.id, 'submitProof')).toMatchObject({ ok: true, state: 'review' })
})

test('B-05 E-12 who committed may withdraw while a return is proposed; the proposal is void, and what is proved anew one reviewer judges', async () => {
  const own = await qualificationDraft(outside)
  const { id, viewer } = own
  await give(own, 'proof_curriculum')
  await confirm(viewer, id)
  await sign(viewer, id)
  const reviewer = staff('reviewer')
  const curriculum = { opinion: '请修改', 'judged.proof_curriculum': 'wrong', 'why.proof_curriculum': '不清楚' }
  expect(await decides(reviewer, id, 'return', curriculum)).toMatchObject({ state: 'returned' })
  expect(await resubmits(own, ['proof_curriculum'])).toMatchObject({ state: 'review' })
  const employer = { opinion: '请核对', 'judged.proof_curriculum': 'ok', 'judged.employer': 'wrong', 'why.employer': '不一致' }
  expect(await decides(reviewer, id, 'proposeReturn', employer)).toMatchObject({ state: 'returnProposed' })
  expect(await withdraw(viewer, id)).toMatchObject({ state: 'proving' })
  expect(await transition(viewer, id, 'submitProof')).toMatchObject({ state: 'review' })
  expect(await transition(staff('reviewer', crypto.randomUUID()), id, 'agreeReturn')).toMatchObject({ refusal: 'wrong_state' })
  expect(await decides(reviewer, id, 'return', { ...employer, 'judged.proof_work': 'ok' })).toMatchObject({
    refusal: 'not_ready',
  })
  const work = { ...curriculum, 'judged.proof_curriculum': 'ok', 'judged.proof_work': 'wrong', 'why.proof_work': '没有盖章' }
  expect(await decides(reviewer, id, 'return', work)).toMatchObject({ state: 'returned' })
})

test('E-10 a major of the catalogue, or alike, goes its way as before', async () => {
  for (const major of ['土木工程', '消防工程']) {
    const { id, viewer } = await qualificationDraft({ major })
    expect(await confirm(viewer, id)).toMatchObject({ ok: true, state: 'unsigned' })
    expect(await sign(viewer, id)).toMatchObject({ ok: true, state: 'confirmed' })
  }
})

test('O-10 who confirmed is judged by the conditions of that day, whoever comes later by the new ones', async () => {
  const before = await qualificationDraft({ method: 'decline', yearsOfWork: '3' })
  expect(await confirm(before.viewer, before.id)).toMatchObject({ ok: true, state: 'review' })
  const version = (await frameOf()).conditionsVersion
  await change({ r0_years: '6' })
  expect((await frameOf()).conditionsVersion).toBe((version ?? 0) + 1)
  const { head, facts } = await factsOf(before.viewer, before.id)
  expect((await agreedConditions([before.id])).get(before.id)).toEqual({ version, byHand: [] })
  expect(facts.asked).toMatchObject({ version, conditions: { everyone: { work: { years: 2 } } } })
  expect((await registrationDeskFacts(db(), head)).find(({ label }) => label === '报考条件')?.value).toContain(`第 ${version} 版`)
  const wrong = { opinion: '请修改', 'judged.proof_work': 'wrong', 'why.proof_work': '没有盖章', 'judged.proof_exemption': 'ok' }
  expect(await review(before.id, 'return', wrong)).toMatchObject({ ok: true })
  await give(before, 'proof_work')
  expect(await transition(before.viewer, before.id, 'resubmit')).toMatchObject({ ok: true, state: 'review' })
  const after = await qualificationDraft({ method: 'decline', yearsOfWork: '3' })
  expect(await confirm(after.viewer, after.id)).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('满6年') })
  await change({ r0_years: '2' })
})

test('O-10 E-13 who is asked to mend something chooses among the certificates of the conditions that were confirmed, not of newer ones', async () => {
  await change({ r1_joins: 'or', r1_certificates: '初级资格' })
  await addSection('工作经历与证书 | 工作经历、证书和职称')
  const held = { certificates: JSON.stringify([{ name: '初级资格', gainedOn: '2015-05' }]), jobs: '[]' }
  const before = await qualificationDraft({ ...held, method: 'decline' })
  expect(await confirm(before.viewer, before.id)).toMatchObject({ ok: true, state: 'review' })
  await change({ r1_certificates: '中级职称' })
  const wrong = { opinion: '请修改', 'judged.proof_work': 'wrong', 'why.proof_work': '没有盖章', 'judged.proof_exemption': 'ok' }
  expect(await review(before.id, 'return', wrong)).toMatchObject({ ok: true })
  const certificatesOf = async ({ viewer, id }: { viewer: Viewer; id: string }) => {
    const { facts } = await factsOf(viewer, id)
    const fields = registrationForm(facts.frame).steps.details?.sections.map((section) => section.fields)
    return Object.assign({}, ...(fields ?? [])).certificates
  }
  const among = (...names: string[]) => ({ columns: { name: { options: names.map((value) => ({ value })) } } })
  expect(await certificatesOf(before)).toMatchObject(among('初级资格', '其他'))
  const [mine] = await readMyExams(before.viewer, await now())
  expect(mine?.operations[0]?.href).toBe(`/exams/${qualificationId}/proof`)
  await give(before, 'proof_work')
  expect(await transition(before.viewer, before.id, 'resubmit')).toMatchObject({ ok: true, state: 'review' })
  const after = await qualificationDraft({ ...held, method: 'decline' })
  expect(await certificatesOf(after)).toMatchObject(among('中级职称', '其他'))
  await change({ r1_drop: 'yes' })
})

test('O-10 what was to be judged stays to be judged when the catalogue grows meanwhile', async () => {
  const draft = await qualificationDraft({ ...outside, method: 'decline' })
  await give(draft, 'proof_curriculum')
  expect(await confirm(draft.viewer, draft.id)).toMatchObject({ ok: true, state: 'review' })
  await change({ catalogues: '工程类 | 土木工程、哲学 | 消防工程' })
  const { head, facts } = await factsOf(draft.viewer, draft.id)
  expect(facts.frame.byHand).toEqual(['major'])
  expect((await registrationDeskFacts(db(), head)).map(({ label }) => label)).toContain('需要人工判定')
  expect(await stateOf(draft.id)).toBe('review')
})

test('O-10 the application itself cannot write over what was agreed', async () => {
  await expect(db().execute(sql`update registration_conditions set version = 1`)).rejects.toThrow()
  await expect(db().execute(sql`delete from registration_conditions`)).rejects.toThrow()
})
