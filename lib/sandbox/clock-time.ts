import { z } from 'zod'

/** An instant that the clock may be set to: ISO 8601 with an offset, between 2000 and 2099. */
export const clockTimeSchema = z.iso
  .datetime({ offset: true, local: false, error: '请写明时区，例如 2020-09-09T10:00:00+08:00' })
  .refine((text) => /^20\d\d-/.test(text), '请填写 2000 年至 2099 年之间的时间')
  .transform((text) => new Date(text))

/** What the page's form sends: 2020-08-24T16:59 or with seconds, in Asia/Shanghai; or an instant with an offset. */
export const shanghaiTimeSchema = z
  .string()
  .trim()
  .transform((text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? `${text.length === 16 ? `${text}:00` : text}+08:00` : text,
  )
  .pipe(clockTimeSchema)
