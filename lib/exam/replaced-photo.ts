import { z } from 'zod'

/** What a locked photo is replaced with: the material, and the reason that the candidate reads (E-03). */
export const replacedPhotoSchema = z.object({
  photo: z.uuid(),
  opinion: z.string().trim().min(4, '请写明更换的理由，考生会看到').max(300, '请控制在 300 个字以内'),
})
export type ReplacedPhoto = z.output<typeof replacedPhotoSchema>
