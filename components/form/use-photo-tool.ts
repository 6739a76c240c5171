import { useCallback, useEffect, useRef, useState } from 'react'
import { type Chosen, openPicture, readPicture } from '@/components/form/photo-picture'
import { type PhotoAction, sendPhoto } from '@/components/form/photo-send'
import { usePhotoChecks } from '@/components/form/use-photo-checks'
import type { Crop, PhotoRules } from '@/lib/photo/rules'

export type PhotoToolProps = {
  from: File | 'camera'
  rules: PhotoRules
  action: PhotoAction
  phone?: string | undefined
  /** What is going on; `focus` where the button that was pressed is gone. */
  onSay: (words: string, focus?: boolean) => void
  onProblem: (words: string | undefined) => void
  /** The tool is done, with a photo in use now or not. */
  onClose: (words: string, src?: string) => void
}

/** The picture in the tool, the camera before it, and sending it after it (E-03, B-02). */
export function usePhotoTool({ from, rules, action, ...told }: PhotoToolProps) {
  const [camera, setCamera] = useState(from === 'camera')
  const [chosen, setChosen] = useState<Chosen>()
  const [sending, setSending] = useState(false)
  const checks = usePhotoChecks(chosen, rules)
  const list = useRef<HTMLUListElement>(null)
  const tell = useRef(told)
  tell.current = told

  const show = useCallback((opened: Chosen | { problem: string }, words: string, focus = false) => {
    const problem = 'problem' in opened ? opened.problem : undefined
    setChosen('problem' in opened ? undefined : opened)
    setCamera(false)
    tell.current.onProblem(problem)
    if (problem) tell.current.onClose('')
    else tell.current.onSay(words, focus)
  }, [])

  const openFile = useCallback(
    async (file: File) => show(await openPicture(file), '照片已打开，还没有上传。请调整取景框、看检查结果，再按“使用这张照片”。'),
    [show],
  )
  const takePicture = (picture: ImageBitmap) =>
    show(readPicture(picture), '拍好了，还没有上传。请看检查结果，再按“使用这张照片”；不满意可以重拍。', true)

  useEffect(() => {
    if (from !== 'camera') void openFile(from)
  }, [from, openFile])
  useEffect(() => () => chosen?.picture.close(), [chosen?.picture])

  const adjust = useCallback((change: (crop: Crop) => Crop) => {
    setChosen((now) => now && { ...now, crop: change(now.crop) })
  }, [])

  async function send() {
    if (!chosen || sending) return
    const faults = checks.checkNow(chosen).filter(({ grade }) => grade === 'bad')
    if (faults.length > 0) {
      told.onSay(`还有 ${faults.length} 项不合格，没有上传。请按每一项下面说的改正。`)
      return list.current?.focus()
    }
    told.onProblem(undefined)
    told.onSay('正在上传照片…')
    setSending(true)
    const answer = await sendPhoto(chosen, action)
    setSending(false)
    if (answer.ok) return told.onClose('照片已采用。', answer.src)
    told.onProblem(answer.message)
    told.onSay('')
  }

  const retake = () => setCamera(true)
  return { camera, chosen, setChosen, sending, checks, list, openFile, takePicture, adjust, send, retake }
}
