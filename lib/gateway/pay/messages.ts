import { z } from 'zod'

const amountSchema = z.int().min(0).max(1_000_000_00)
// Of this century: there are years that the database has no room for.
const instantSchema = z.iso
  .datetime({ offset: true })
  .regex(/^20/)
  .transform((text) => new Date(text))
export const orderNumberSchema = z.string().regex(/^\d{8,32}$/)
const merchantSchema = z.string().min(1).max(64)

const newsSchema = z.object({
  channel: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/),
  transactionNumber: z.string().regex(/^[0-9A-Za-z_-]{6,64}$/),
  amountFen: amountSchema,
  paidAt: instantSchema,
})

/** What the service says of its own accord. */
export const callbackSchema = z.discriminatedUnion('status', [
  newsSchema.extend({ status: z.literal('paid'), merchant: merchantSchema, orderNumber: orderNumberSchema }),
  z.object({ status: z.literal('failed'), merchant: merchantSchema, orderNumber: orderNumberSchema }),
])

export const openedSchema = z.object({ payUrl: z.url({ protocol: /^https?$/ }) })
export const askedSchema = z.object({ payments: z.array(newsSchema).max(100) })

/** What the service is told and asked: read by the simulator. */
export const openSchema = z.object({
  merchant: merchantSchema,
  orderNumber: orderNumberSchema,
  amountFen: amountSchema,
  title: z.string().min(1).max(200),
  notifyUrl: z.url({ protocol: /^https?$/ }),
  returnUrl: z.url({ protocol: /^https?$/ }),
  expiresAt: instantSchema,
})
export const refundNumberSchema = z.string().regex(/^R\d{8,40}$/)
export const refundSchema = z.object({
  merchant: merchantSchema,
  refundNumber: refundNumberSchema,
  orderNumber: orderNumberSchema,
  channel: newsSchema.shape.channel,
  transactionNumber: newsSchema.shape.transactionNumber,
  amountFen: amountSchema.min(1),
})
export const refundStandingSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), refundedAt: instantSchema }),
  z.object({ status: z.literal('processing') }),
  z.object({ status: z.literal('refused') }),
  z.object({ status: z.literal('closed') }),
])
export const askSchema = z.object({ merchant: merchantSchema, orderNumber: orderNumberSchema })
export const billSchema = z.object({ merchant: merchantSchema, day: z.iso.date() })
