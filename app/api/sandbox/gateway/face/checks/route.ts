import { openSandboxFaceCheck } from '@/db/queries/sandbox'
import { settings } from '@/lib/config/settings'
import { faceOrderSchema } from '@/lib/gateway/face/messages'
import { faceSecret } from '@/lib/gateway/face/service'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'

/** The simulated face check (contract: lib/gateway/face/port.ts): opens one. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, faceSecret(), faceOrderSchema)
    if (!read.ok) return read.refused
    const { reference, returnUrl } = read.value
    await openSandboxFaceCheck(reference, returnUrl)
    return answer({ url: `${settings().publicUrl}/sandbox/face/${reference}` })
  })
}
