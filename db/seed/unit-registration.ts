import sharp from 'sharp'
import type { Viewer } from '@/lib/access/viewer'
import { changeMaterials } from '@/lib/material/change-materials'
import { openRequest } from '@/lib/service/open-request'
import { readRequests } from '@/lib/service/read-request'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { accountIdOf, personIdOf } from './accounts'

const kind = 'unit-registration'

/** A unit registration that waits in the queue, made as people make one. */
export async function seedUnitRegistration(): Promise<void> {
  const viewer: Viewer = {
    accountId: accountIdOf('zhou_ming'),
    kind: 'person',
    name: '周明',
    personId: personIdOf('zhou_ming'),
    unitId: null,
    roles: [],
  }
  if ((await readRequests(viewer, [kind], 1)).length > 0) return
  const { id } = accepted(await openRequest(viewer, kind, personIdOf('zhou_ming'), performance.now()))
  accepted(await saveAnswers(viewer, id, answers, 1))
  const upload = { do: 'upload', bytes: await drawPaper(), name: '营业执照.jpg' } as const
  accepted(await changeMaterials(viewer, id, 'license', upload, performance.now()))
  accepted(await transition(viewer, id, 'submit'))
}

const answers = {
  unitName: '明远智造科技有限公司',
  code: '91999999MA00000040',
  legalRepresentative: '周明',
  phone: '0755-88100123',
  username: 'mingyuan_admin',
}

/** A sheet with a frame: the licence of a company that does not exist. */
async function drawPaper(): Promise<Uint8Array> {
  const frame = { create: { width: 1040, height: 700, channels: 3, background: '#b03a2e' } } as const
  const paper = { create: { width: 1000, height: 660, channels: 3, background: '#fdf8ec' } } as const
  return sharp(frame)
    .composite([{ input: await sharp(paper).png().toBuffer(), left: 20, top: 20 }])
    .jpeg()
    .toBuffer()
}

function accepted<O extends { ok: boolean }>(outcome: O): Extract<O, { ok: true }> {
  if (!outcome.ok) throw new Error(`the demo's unit registration was refused: ${JSON.stringify(outcome)}`)
  return outcome as Extract<O, { ok: true }>
}
