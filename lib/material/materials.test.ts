import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { latestDocument } from '@/db/queries/case'
import { findMaterial, listMaterials } from '@/db/queries/material'
import { clamdScan } from '@/lib/gateway/scan/clamd'
import { storage } from '@/lib/gateway/storage/storage'
import { quarters } from '@/lib/photo/test-pictures'
import type { Business } from '@/lib/workflow/business'
import { candidate, newPerson, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { defineMachine } from '@/lib/workflow/machine'
import { machines } from '@/lib/workflow/machines'
import { joinMaterialIds, materialsField } from '@/lib/workflow/materials-field'
import { openCase } from '@/lib/workflow/open-case'
import { registry } from '@/lib/workflow/registry'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { addMaterial } from './add-material'
import { changeMaterials } from './change-materials'
import { removeMaterial } from './remove-material'
import { sweepMaterials } from './sweep-materials'
import { makePdf } from './testing/make-pdf'

const proofMachine = defineMachine<object>()({
  kind: 'proof-test',
  label: '材料测试',
  about: 'order',
  formVersion: 1,
  initial: 'draft',
  opens: { label: '申请', by: 'applicant' },
  states: {
    draft: { label: '草稿', awaits: 'applicant', edits: 'applicant' },
    submitted: { label: '待审核', awaits: 'cashier' },
    done: { label: '办结', awaits: null, ends: 'well' },
  },
  transitions: {
    submit: { label: '提交', from: ['draft'], to: 'submitted', by: 'applicant', freezes: true },
    return: { label: '退回', from: ['submitted'], to: 'draft', by: 'cashier' },
    finish: { label: '办结', from: ['submitted'], to: 'done', by: 'cashier' },
  },
})

const proof: Business<object> = {
  machine: proofMachine,
  facts: async () => ({}),
  form: () => ({
    version: 1,
    steps: {
      proof: {
        title: '证明材料',
        sections: [
          {
            title: '证明材料',
            fields: {
              note: { label: '说明', schema: z.string(), as: 'text' },
              proof: materialsField({ label: '证明材料', max: 2 }),
            },
          },
        ],
      },
    },
  }),
  effects: {},
}

let world: World
const dataDir = mkdtempSync(join(tmpdir(), 'zhunkao-materials-'))
let nth = 0

beforeAll(async () => {
  process.env.DATA_DIR = dataDir
  world = await openWorld()
  registry['proof-test'] = proof
  machines['proof-test'] = proofMachine
})
afterAll(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A file that nobody uploaded before. */
const aPdf = () => {
  nth += 1
  return makePdf({ info: `<< /Title (${nth}) >>` })
}
const someone = async () => candidate(await newPerson())
const add = async (who: ReturnType<typeof candidate>, bytes: Uint8Array = aPdf(), name = '在职证明.pdf') => {
  const added = await addMaterial(who, bytes, { purpose: 'proof', name })
  if (!added.ok) throw new Error(added.message)
  return added
}
const aCase = async (who: ReturnType<typeof candidate>) => {
  const opened = await openCase(who, { kind: 'proof-test', aboutId: crypto.randomUUID(), scope: 'x', applicantId: who.personId })
  if (!opened.ok) throw new Error(opened.message)
  return opened.id
}
const change = (
  who: Parameters<typeof changeMaterials>[0],
  id: string,
  what: Parameters<typeof changeMaterials>[3],
  field = 'proof',
) => changeMaterials(who, id, field, what, performance.now())

describe('Q-13 the library', () => {
  test('the same bytes again are the file that is there, for this owner only, also twice at once', async () => {
    const [one, other, bytes] = [await someone(), await someone(), aPdf()]
    const both = await Promise.all([add(one, bytes), add(one, bytes, 'copy.pdf')])
    const again = await add(one, bytes)
    expect(new Set([...both, again].map(({ material }) => material.id)).size).toBe(1)
    expect(again.found).toBe(true)
    expect((await add(other, bytes)).material.id).not.toBe(again.material.id)
    expect(await listMaterials(one)).toHaveLength(1)
  })

  test('a name is what its owner calls it, without folders and tricks, and ends as what is stored', async () => {
    const who = await someone()
    const picture = await quarters(60, 40).png().toBuffer()
    const called = async (name: string, bytes: Uint8Array) => (await add(who, bytes, name)).material.name
    expect(await called('C:\\文件\\身份证.PNG', picture)).toBe('身份证.jpg')
    expect(await called('../../etc/pass\u0000wd\u202efdp.exe', aPdf())).toBe('passwdfdp.exe.pdf')
    expect(await called('', aPdf())).toBe('未命名.pdf')
    expect((await called('𠮷'.repeat(300), aPdf())).length).toBe(164)
  })

  test('another’s file does not exist: not to look at, not to remove', async () => {
    const [one, other] = [await someone(), await someone()]
    const { material } = await add(one)
    expect(await findMaterial(one, material.id)).toMatchObject({ id: material.id })
    for (const viewer of [other, staff('cashier'), staff('examOfficer'), staff('auditor')]) {
      expect(await findMaterial(viewer, material.id)).toBeNull()
      expect(await removeMaterial(viewer, material.id)).toMatchObject({ refusal: 'not_yours' })
    }
    expect(await removeMaterial(one, 'no-id')).toMatchObject({ refusal: 'not_yours' })
    expect(await removeMaterial(one, material.id)).toEqual({ ok: true })
    expect(await storage().get(material.storageKey)).toBeNull()
  })
})

describe('Q-13 files that answer a question of a case', () => {
  test('upload, choose, remove; at most as many as the field takes; shown to who may see the case', async () => {
    const who = await someone()
    const id = await aCase(who)
    const first = await change(who, id, { do: 'upload', bytes: aPdf(), name: 'a.pdf' })
    expect(first).toMatchObject({ ok: true, files: [{ name: 'a.pdf', pages: 1, mediaType: 'application/pdf' }] })
    const { material } = await add(who)
    expect(await findMaterial(staff('cashier'), material.id)).toBeNull()
    expect(await change(who, id, { do: 'choose', materialId: material.id })).toMatchObject({ ok: true, files: [{}, {}] })
    expect(await findMaterial(staff('cashier'), material.id)).toMatchObject({ id: material.id })
    expect(await findMaterial(staff('reviewer'), material.id)).toBeNull()
    expect(await change(who, id, { do: 'upload', bytes: aPdf(), name: 'c.pdf' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('已满'),
    })
    expect(await removeMaterial(who, material.id)).toMatchObject({ refusal: 'in_use' })
    expect(await change(who, id, { do: 'remove', materialId: material.id })).toMatchObject({ ok: true, files: [{}] })
    expect(await findMaterial(staff('cashier'), material.id)).toBeNull()
    expect(await removeMaterial(who, material.id)).toEqual({ ok: true })
  })

  test('only the applicant, only the applicant’s files, only in a field for files', async () => {
    const [who, other] = [await someone(), await someone()]
    const id = await aCase(who)
    const { material } = await add(other)
    expect(await change(who, id, { do: 'choose', materialId: material.id })).toMatchObject({
      ok: false,
      message: expect.stringContaining('没有找到这个文件'),
    })
    expect(await change(other, id, { do: 'choose', materialId: material.id })).toMatchObject({ refusal: 'not_found' })
    expect(await change(other, id, { do: 'upload', bytes: aPdf(), name: 'x.pdf' })).toMatchObject({ refusal: 'not_found' })
    expect(await change(staff('cashier'), id, { do: 'remove', materialId: material.id })).toMatchObject({
      refusal: 'wrong_state',
    })
    for (const field of ['note', 'toString', '__proto__', '']) {
      expect(await change(who, id, { do: 'upload', bytes: aPdf(), name: 'x.pdf' }, field)).toMatchObject({ refusal: 'not_found' })
    }
    await saveAnswers(who, id, { proof: material.id, note: 'a' }, 1)
    expect(await transition(who, id, 'submit')).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('证明材料'),
    })
  })

  test('a foreign or lost file in stored answers is objected to when they are to be frozen', async () => {
    const [who, other] = [await someone(), await someone()]
    const id = await aCase(who)
    const { material } = await add(other)
    for (const lost of [material.id, crypto.randomUUID()]) {
      await world.owner`update case_answers set answers = ${world.owner.json({ proof: joinMaterialIds([lost]) })} where case_id = ${id}`
      expect(await transition(who, id, 'submit')).toMatchObject({
        refusal: 'not_ready',
        message: expect.stringContaining('已经找不到'),
      })
    }
  })

  test('what was submitted is frozen with names, and stays with the case whatever is changed afterwards', async () => {
    const who = await someone()
    const id = await aCase(who)
    await change(who, id, { do: 'upload', bytes: aPdf(), name: '劳动合同.pdf' })
    expect(await transition(who, id, 'submit')).toMatchObject({ ok: true })
    const frozen = (await latestDocument(id))?.rows.find((row) => row.field === 'proof')
    expect(frozen).toMatchObject({ answer: '劳动合同.pdf', files: [{ name: '劳动合同.pdf', pages: 1 }] })
    const fileId = frozen?.files?.[0]?.id ?? ''
    expect(await change(who, id, { do: 'remove', materialId: fileId })).toMatchObject({ refusal: 'wrong_state' })
    await transition(staff('cashier'), id, 'return')
    expect(await change(who, id, { do: 'remove', materialId: fileId })).toMatchObject({ ok: true, files: [] })
    expect(await removeMaterial(who, fileId)).toMatchObject({ refusal: 'in_use' })
    expect(await findMaterial(staff('cashier'), fileId)).toMatchObject({ name: '劳动合同.pdf' })
  })
})

test('Q-13 the sweep takes what nobody used for half a year and stored bytes without a row, nothing else', async () => {
  const who = await someone()
  const id = await aCase(who)
  const [old, fresh] = [await add(who), await add(who)]
  const used = await change(who, id, { do: 'upload', bytes: aPdf(), name: 'a.pdf' })
  await world.owner`update materials set created_at = created_at - interval '181 days' where owner_id = ${who.personId} and id <> ${fresh.material.id}`
  const { utimes } = await import('node:fs/promises')
  const key = crypto.randomUUID()
  await storage().put(key, Buffer.from('left behind'))
  const past = new Date(Date.now() - 2 * 24 * 3600 * 1000)
  await utimes(join(dataDir, 'files', key.slice(0, 2), key.slice(2, 4), key), past, past)
  const young = crypto.randomUUID()
  await storage().put(young, Buffer.from('being written'))
  expect(await sweepMaterials()).toEqual({ unused: 1, nameless: 1 })
  expect(await storage().get(old.material.storageKey)).toBeNull()
  expect(await storage().get(key)).toBeNull()
  expect(await storage().get(young)).not.toBeNull()
  const left = (await listMaterials(who)).map((material) => material.id)
  expect(left.sort()).toEqual([fresh.material.id, used.ok ? (used.files[0]?.id ?? '') : ''].sort())
})

test('Q-13 a clamd is asked with the whole file; what it finds is refused, what it cannot say is not taken for clean', async () => {
  const answers = ['stream: OK\0', 'stream: Eicar-Signature FOUND\0', 'INSTREAM size limit exceeded. ERROR\0']
  const got: number[] = []
  const server = createServer((socket) => {
    let length = 0
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      length += chunk.length
      if (chunk.subarray(-4).equals(Buffer.alloc(4))) {
        got.push(length)
        socket.end(answers[got.length - 1] ?? '')
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const scan = clamdScan(new URL(`tcp://127.0.0.1:${port}`))
  const bytes = Buffer.alloc(200_000, 65)
  expect([await scan(bytes), await scan(bytes), await scan(bytes)]).toEqual(['clean', 'infected', 'unavailable'])
  expect(got[0]).toBe(200_000 + 10 + 4 * 4 + 4)
  await new Promise((closed) => server.close(closed))
  expect(await scan(bytes)).toBe('unavailable')
})
