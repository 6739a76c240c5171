import { giveBack } from '@/lib/payment/give-back'

/** The money of one refund, back the way it came (S-04). */
export const giveMoneyBack = (payload: unknown) => giveBack(payload)
