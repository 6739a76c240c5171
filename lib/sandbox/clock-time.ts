import { z } from 'zod'

/** An instant that the clock may be set to: ISO 8601 with an offset, between 2000 and 2099. */
export const clockTimeSchema = z.iso
  .datetime({ offset: true, local: false, error: '请写明时区，例如 2020-09-09T10:00:00+08:00' })
  .refine((text) => /^20\d\d-/.test(text), '请填写 2000 年至 2099 年之间的时间')
  .transform((text) => new Date(text))
