import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useCallback, useEffect, useRef, useState, useTransition } from 'react'
import { cropToJpeg } from '@/components/form/photo-crop-draw'
import { type Crop, centredCrop, isLargeEnough, photoHeight, photoWidth } from '@/lib/photo/rules'

export type PhotoAnswer = { ok: true; src: string } | { ok: false; message: string }
export type PhotoAction = (formData: FormData) => Promise<PhotoAnswer>

type Chosen = { picture: ImageBitmap; crop: Crop }

/** The picture chosen on this device, its crop, and sending that crop; what the person reads meanwhile (E-03). */
export function usePhotoChoice(action: PhotoAction, before: { src?: string | undefined; error?: string | undefined }) {
  const input = useRef<HTMLInputElement>(null)
  const statusLine = useRef<HTMLParagraphElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  const [problem, setProblem] = useState(before.error)
  const [status, setStatus] = useState('')
  const [used, setUsed] = useState(before.src)
  const [sending, startSending] = useTransition()

  const choose = useCallback(async (file: File | undefined) => {
    if (!file) return
    const opened = await openPicture(file)
    setProblem('problem' in opened ? opened.problem : undefined)
    setChosen('problem' in opened ? undefined : opened)
    setStatus('problem' in opened ? '' : '照片已打开，还没有上传。请调整取景框，再按“使用这张照片”。')
  }, [])

  // A file may have been chosen before the scripts had loaded.
  useEffect(() => void choose(input.current?.files?.[0]), [choose])
  useEffect(() => () => chosen?.picture.close(), [chosen?.picture])

  const adjust = useCallback((change: (crop: Crop) => Crop) => {
    setChosen((now) => now && { ...now, crop: change(now.crop) })
  }, [])

  function putAway(lastWord = '') {
    setChosen(undefined)
    setStatus(lastWord)
    if (input.current) input.current.value = ''
    // The button that had the focus is gone.
    statusLine.current?.focus()
  }

  function send(event: FormEvent) {
    event.preventDefault()
    if (!chosen || sending) return
    setProblem(undefined)
    setStatus('正在上传照片…')
    startSending(async () => {
      const answer = await sendCrop(chosen, action)
      if (answer.ok) {
        setUsed(answer.src)
        putAway('照片已采用。')
      } else {
        setProblem(answer.message)
        setStatus('')
      }
    })
  }

  return { input, statusLine, chosen, problem, status, used, sending, choose, adjust, putAway, send }
}

async function openPicture(file: File): Promise<Chosen | { problem: string }> {
  // No object URL: a strict CSP need not allow blob: pictures. EXIF orientation is applied.
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) {
    return { problem: '这个文件打不开：不是 JPG 或 PNG 照片，或者已损坏。iPhone 的 HEIC 照片请先另存为 JPG，再重新选择。' }
  }
  if (isLargeEnough(picture)) return { picture, crop: centredCrop(picture) }
  const size = `${picture.width}×${picture.height}`
  picture.close()
  return { problem: `这张照片只有 ${size} 像素，至少要 ${photoWidth}×${photoHeight} 像素。请换一张更大的原图。` }
}

async function sendCrop({ picture, crop }: Chosen, action: PhotoAction): Promise<PhotoAnswer> {
  try {
    const form = new FormData()
    form.append('photo', await cropToJpeg(picture, crop), 'photo.jpg')
    return await action(form)
  } catch (error) {
    // A redirect, to sign in for one, reaches us as an error that is the framework's.
    unstable_rethrow(error)
    return { ok: false, message: '照片没有传上去。请检查网络，再按一次“使用这张照片”。' }
  }
}
