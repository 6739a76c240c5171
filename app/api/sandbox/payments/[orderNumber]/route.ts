import { z } from 'zod'
import { orderNumberSchema } from '@/lib/gateway/pay/messages'
import { ensureOpened } from '@/lib/sandbox/ensure-opened'
import { payActionSchema, playPayment } from '@/lib/sandbox/pay'
import { answer, readJson, respond } from '@/lib/sandbox/respond'

const actionSchema = z.object({ action: payActionSchema })

/** What the payment service does with an order (sandbox.md). */
export function POST(request: Request, { params }: { params: Promise<{ orderNumber: string }> }) {
  return respond(async () => {
    const read = await readJson(request, actionSchema)
    if (!read.ok) return read.refused
    const { orderNumber } = await params
    const known = orderNumberSchema.safeParse(orderNumber).success && (await ensureOpened(orderNumber))
    const played = known ? await playPayment(orderNumber, read.value.action) : null
    return played ? answer(played) : answer({ message: '没有这个订单。' }, 404)
  })
}
