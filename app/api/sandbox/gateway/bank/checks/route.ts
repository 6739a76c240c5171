import { accountHolderSchema } from '@/lib/gateway/bank/messages'
import { bankSecret } from '@/lib/gateway/bank/verifier'
import { askBank } from '@/lib/sandbox/bank'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'
import { silence } from '@/lib/sandbox/silence'

/** The simulated banks (contract: lib/gateway/bank/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, bankSecret(), accountHolderSchema)
    if (!read.ok) return read.refused
    const outcome = await askBank(read.value.account)
    if (outcome !== 'timeout') return answer({ outcome })
    await silence(request.signal)
    return answer({ message: 'too late' }, 504)
  })
}
