import { z } from 'zod'

/** One SMS as the carrier is given it. */
export const smsSchema = z.object({
  key: z.string().min(1).max(200),
  to: z.string().regex(/^1[3-9]\d{9}$/),
  purpose: z.string().min(1).max(40),
  text: z.string().min(1).max(500),
})
