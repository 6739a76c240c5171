import { z } from 'zod'
import { educationRecordSchema } from '@/lib/gateway/education/messages'
import { educationOutcomeSchema, planEducation } from '@/lib/sandbox/education'
import { answer, readJson, respond } from '@/lib/sandbox/respond'
import { certificateNumber, isCertificateNumber } from '@/lib/text/certificate-number'

const planSchema = z.object({
  number: z
    .string()
    .max(100)
    .transform(certificateNumber)
    .pipe(z.string().refine(isCertificateNumber, '毕业证书编号是 4 至 40 位')),
  outcome: educationOutcomeSchema,
  record: educationRecordSchema.optional(),
})

/** What 学信网 says of a diploma number (sandbox.md). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readJson(request, planSchema)
    if (!read.ok) return read.refused
    const { number, outcome, record } = read.value
    await planEducation(number, outcome, record)
    return answer(read.value)
  })
}
