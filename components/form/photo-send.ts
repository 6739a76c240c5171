import { unstable_rethrow } from 'next/navigation'
import { chosenToJpeg } from '@/components/form/photo-crop-draw'
import type { Chosen } from '@/components/form/photo-picture'

export type PhotoAnswer = { ok: true; src: string } | { ok: false; message: string }
export type PhotoAction = (formData: FormData) => Promise<PhotoAnswer>

/** Sends the cut and mended piece: the only place from which a picture leaves the device (E-03). */
export async function sendPhoto(chosen: Chosen, action: PhotoAction): Promise<PhotoAnswer> {
  try {
    const form = new FormData()
    form.append('photo', await chosenToJpeg(chosen), 'photo.jpg')
    return await action(form)
  } catch (error) {
    // A redirect, to sign in for one, reaches us as an error that is the framework's.
    unstable_rethrow(error)
    return { ok: false, message: '照片没有传上去。请检查网络，再按一次“使用这张照片”。' }
  }
}
