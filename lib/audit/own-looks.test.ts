import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '@/db/queries/audit-list'
import type { Viewer } from '@/lib/access/viewer'
import { readDeskCase } from '@/lib/desk/read-case'
import { begin, move } from '@/lib/workflow/fixtures/walks'
import { candidate, draftRegistration, openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { machines } from '@/lib/workflow/machines'
import { changeWords, deedWords } from './detail'
import { readOwnLooks } from './own-looks'
import { questionLook } from './question-look'
import { revealIdNumber, revealMobile } from './reveal-id-number'

let world: World
const officer: Viewer = { ...staff('examOfficer', crypto.randomUUID(), sessionId), name: '钱考务' }
let owner: Viewer
let other: Viewer
let caseId: string

beforeAll(async () => {
  world = await openWorld()
  const [mine, theirs] = [await draftRegistration(), await draftRegistration()]
  ;[owner, other, caseId] = [mine.viewer, theirs.viewer, mine.id]
  await revealIdNumber(officer, caseId, 'identity')
  await revealMobile(officer, caseId, 'complaint')
  await revealMobile(officer, theirs.id, 'contact')
})
afterAll(() => world.close())

test('B-12 every look with time, office, purpose and what was seen, the newest first; not who', async () => {
  const looks = await readOwnLooks(owner)
  expect(looks).toMatchObject([
    { office: '考务人员', purpose: '处理投诉、异议或信访', seen: '完整手机号码', isWhole: true, question: null },
    { office: '考务人员', purpose: '核对考生身份', seen: '完整证件号码', business: expect.stringMatching(/^考试报名 /) },
  ])
  expect(JSON.stringify(looks)).not.toContain(officer.accountId)
  expect(JSON.stringify(looks)).not.toContain(officer.name)
})

test('B-12 what staff did to one’s case is there in the office’s name; what the machine does not show to the applicant is not', async () => {
  const { id, personId } = await begin(world, 'information-correction')
  const viewer = candidate(personId)
  await move(id, viewer, 'submit')
  expect(await readOwnLooks(viewer)).toEqual([])
  await move(id, staff('reviewer'), 'approve')
  expect(await readOwnLooks(viewer)).toMatchObject([
    { office: '审核人员', purpose: '办理：通过', isWhole: false, business: expect.stringMatching(/^信息修改 /) },
  ])
  const approve = machines['information-correction']?.transitions.approve
  if (!approve) throw new Error('no such move')
  approve.shownTo = ['reviewer']
  expect(await readOwnLooks(viewer)).toEqual([])
  delete approve.shownTo
})

test('B-12 opening a case with masked data is there, once a day and capacity; of nobody else’s case, nor one’s own', async () => {
  const { id, personId } = await begin(world, 'information-correction')
  const viewer = candidate(personId)
  await move(id, viewer, 'submit')
  const reviewer = staff('reviewer')
  for (const who of [reviewer, reviewer, staff('auditor'), viewer, staff('cashier')]) await readDeskCase(who, id)
  const looks = await readOwnLooks(viewer)
  expect(looks.map(({ office, purpose, seen }) => [office, purpose, seen])).toEqual([
    ['审计员', '打开这项业务', '提交的内容和材料（号码打码）'],
    ['审核人员', '打开这项业务', '提交的内容和材料（号码打码）'],
  ])
  expect(JSON.stringify(looks)).not.toContain(reviewer.accountId)
})

test('B-12 nobody reads the looks at another, nor staff any', async () => {
  expect(await readOwnLooks(other)).toMatchObject([{ seen: '完整手机号码', purpose: '联系考生' }])
  expect(await readOwnLooks(candidate(crypto.randomUUID()))).toEqual([])
  expect(await readOwnLooks(officer)).toEqual([])
})

test('B-12 a question goes into the ledger once, where the auditor reads it', async () => {
  const [look] = await readOwnLooks(owner)
  const ask = () => questionLook(owner, look?.reference ?? '', 'no-contact')
  const asked = await Promise.all([ask(), ask(), ask()])
  expect(asked.filter((one) => one.ok)).toHaveLength(1)
  expect(asked.find((one) => !one.ok)).toMatchObject({ refusal: 'conflict' })
  expect((await readOwnLooks(owner))[0]).toMatchObject({ question: '说是联系我，但没有人联系过我' })
  const { rows } = await listAudit(staff('auditor'), { what: { source: 'ledger', name: 'look-questioned' } })
  expect(rows).toMatchObject([{ actorId: owner.accountId, aboutId: caseId }])
  expect(rows.map((row) => [deedWords(row), changeWords(row)])).toEqual([
    ['本人对查看提出疑问', `疑问：说是联系我，但没有人联系过我（${look?.reference}）`],
  ])
})

test('B-12 another’s look, none, and words that are not to be chosen are refused', async () => {
  const [look] = await readOwnLooks(owner)
  expect(await questionLook(other, look?.reference ?? '', 'no-contact')).toMatchObject({ refusal: 'not_found' })
  expect(await questionLook(owner, 'L999999', 'no-contact')).toMatchObject({ refusal: 'not_found' })
  expect(await questionLook(owner, look?.reference ?? '', '__proto__')).toMatchObject({ refusal: 'invalid_input' })
})

test('B-12 an opening may be questioned too', async () => {
  const { id, personId } = await begin(world, 'information-correction')
  const viewer = candidate(personId)
  await move(id, viewer, 'submit')
  await readDeskCase(staff('reviewer'), id)
  const [look] = await readOwnLooks(viewer)
  expect(await questionLook(viewer, look?.reference ?? '', 'no-business')).toEqual({ ok: true })
})
