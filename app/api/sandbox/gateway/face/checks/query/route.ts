import { findSandboxFaceCheck } from '@/db/queries/sandbox'
import { faceQuestionSchema } from '@/lib/gateway/face/messages'
import { faceSecret } from '@/lib/gateway/face/service'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'
import { silence } from '@/lib/sandbox/silence'

/** The simulated face check: says how one stands. */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, faceSecret(), faceQuestionSchema)
    if (!read.ok) return read.refused
    const check = await findSandboxFaceCheck(read.value.reference)
    if (!check) return answer({ message: 'never opened' }, 404)
    if (check.outcome !== 'timeout') return answer({ outcome: check.outcome })
    await silence(request.signal)
    return answer({ message: 'too late' }, 504)
  })
}
