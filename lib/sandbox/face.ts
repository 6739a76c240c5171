import { z } from 'zod'
import { playSandboxFaceCheck } from '@/db/queries/sandbox'
import { startFaceCheck } from '@/lib/account/face-check'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { faceReferenceSchema } from '@/lib/gateway/face/messages'

/** What /sandbox may have the face check say. */
export const faceOutcomeSchema = z.enum(['match', 'mismatch', 'timeout'])
export type FacePlay = z.infer<typeof faceOutcomeSchema>

/** Somebody scans the code, and this comes out. False: the ticket is none, or over. `timeout` lasts until something else is said. */
export async function playFace(ticket: string, outcome: FacePlay): Promise<boolean> {
  const started = await startFaceCheck(ticket)
  return started.ok && (await playSandboxFaceCheck(sha256(ticket), outcome)) !== null
}

/** The same on the service's own page; answers where the phone goes then, null where there is no such check. */
export async function playFaceAsPerson(reference: unknown, outcome: FacePlay): Promise<string | null> {
  const known = faceReferenceSchema.safeParse(reference)
  const played = known.success ? await playSandboxFaceCheck(known.data, outcome) : null
  return played?.returnUrl.startsWith(`${settings().publicUrl}/`) ? played.returnUrl : null
}
