import { deliver } from '@/lib/message/deliver'

/** One message to one person. */
export const notify = (payload: unknown) => deliver(payload)
