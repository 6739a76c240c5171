import { educationQuestionSchema } from '@/lib/gateway/education/messages'
import { educationSecret } from '@/lib/gateway/education/register'
import { askEducation } from '@/lib/sandbox/education'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'
import { silence } from '@/lib/sandbox/silence'

/** The simulated 学信网 (contract: lib/gateway/education/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, educationSecret(), educationQuestionSchema)
    if (!read.ok) return read.refused
    const { outcome, record } = await askEducation(read.value.number)
    if (outcome !== 'timeout') return answer(record ? { outcome, record } : { outcome })
    await silence(request.signal)
    return answer({ message: 'too late' }, 504)
  })
}
