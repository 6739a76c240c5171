import { smsSecret } from '@/lib/gateway/sms/carrier'
import { smsSchema } from '@/lib/gateway/sms/messages'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'
import { takeSms } from '@/lib/sandbox/sms'

/** The simulated SMS carrier (contract: lib/gateway/sms/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, smsSecret(), smsSchema)
    if (!read.ok) return read.refused
    const kept = await takeSms(read.value)
    if (typeof kept === 'string') return answer({ message: 'not taken' }, kept === 'refused' ? 422 : 502)
    return answer({ id: kept.id })
  })
}
