import { getPerson } from '@/db/queries/exam'
import { nobody } from '@/db/queries/person'
import { openFaceCheck, takeFaceMatch } from '@/lib/account/face-check'
import type { FacePurpose } from '@/lib/account/face-words'
import { atMost } from '@/lib/account/gates'
import type { IdKind } from '@/lib/account/id-kinds'
import { unseal } from '@/lib/crypto/sealed'
import type { FlowRefusal, FlowWork, Gate, Send } from '@/lib/workflow/flow'

/** 人脸识别: the QR code for whoever the flow is about, or one that nobody can satisfy. */
export function faceCode(purpose: FacePurpose): Send {
  return async (work) => {
    const refused = await openFor(purpose, work)
    return refused ? { ok: false, message: refused.message } : { ok: true, seconds: 0 }
  }
}

/** Opens the code for the step that comes next, where 人脸识别 was chosen. */
export function faceNext(purpose: FacePurpose): Gate {
  return async (work) => (work.answers.way === 'face' ? openFor(purpose, work) : null)
}

/** The phone is through: once, for this browser. */
export const faceGate: Gate = async ({ flowHash }) => {
  const taken = await takeFaceMatch(flowHash)
  return taken.ok ? null : { message: taken.message }
}

const faceOpened = atMost('face', { inFlow: 10, fromNetwork: 60 }, '人脸识别的二维码换得太多，请一小时后再试，或换一种找回方式')

async function openFor(purpose: FacePurpose, work: FlowWork): Promise<FlowRefusal | null> {
  const refused = await faceOpened(work)
  if (refused) return refused
  const { kept, flowHash, origin } = work
  const person = await getPerson(kept.personId ?? nobody)
  const subject = person && {
    name: person.name,
    idKind: person.idKind as IdKind,
    idNumber: unseal(person.idNumberSealed, 'id-number'),
  }
  await openFaceCheck(subject, { purpose, flow: flowHash, device: origin.deviceName })
  return null
}
