'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { PhotoCamera } from '@/components/form/photo-camera'
import { PhotoChecks } from '@/components/form/photo-checks'
import { PhotoCropStage } from '@/components/form/photo-crop-stage'
import { type Chosen, openPicture, readPicture } from '@/components/form/photo-picture'
import { type PhotoAction, sendPhoto } from '@/components/form/photo-send'
import { usePhotoChecks } from '@/components/form/use-photo-checks'
import { Button } from '@/components/ui/button'
import type { Crop, PhotoRules } from '@/lib/photo/rules'

export type { PhotoAction, PhotoAnswer } from '@/components/form/photo-send'

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

/** Takes or opens a picture, cuts it, checks it live, mends it with a tap, and sends it at 使用这张照片, not before (E-03, B-02). */
export function PhotoTool({ from, rules, action, phone, onSay, onProblem, onClose }: PhotoToolProps) {
  const [camera, setCamera] = useState(from === 'camera')
  const [taken, setTaken] = useState(from === 'camera')
  const [chosen, setChosen] = useState<Chosen>()
  const [sending, setSending] = useState(false)
  const checks = usePhotoChecks(chosen, rules)
  const list = useRef<HTMLUListElement>(null)
  const say = useRef({ onSay, onProblem, onClose })
  say.current = { onSay, onProblem, onClose }

  const show = useCallback((opened: Chosen | { problem: string }) => {
    const failed = 'problem' in opened
    say.current.onProblem(failed ? opened.problem : undefined)
    setChosen(failed ? undefined : opened)
    setCamera(false)
    if (failed) say.current.onClose('')
    else say.current.onSay('照片已打开，还没有上传。请调整取景框、看检查结果，再按“使用这张照片”。')
  }, [])

  const openFile = useCallback(async (file: File) => show(await openPicture(file)), [show])
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
      onSay(`还有 ${faults.length} 项不合格，没有上传。请按每一项下面说的改正。`)
      return list.current?.focus()
    }
    onProblem(undefined)
    onSay('正在上传照片…')
    setSending(true)
    const answer = await sendPhoto(chosen, action)
    setSending(false)
    if (answer.ok) return onClose('照片已采用。', answer.src)
    onProblem(answer.message)
    onSay('')
  }

  if (camera) {
    return (
      <PhotoCamera
        rules={rules}
        onPicture={(picture) => {
          setTaken(true)
          show(readPicture(picture))
          onSay('拍好了，还没有上传。请看检查结果，再按“使用这张照片”；不满意可以重拍。', true)
        }}
        onFile={openFile}
        onClose={() => onClose('')}
      />
    )
  }
  if (!chosen) return null
  const isBad = checks.rows?.some(({ grade }) => grade === 'bad')
  return (
    <div className="flex flex-col gap-5">
      <PhotoCropStage chosen={chosen} onChange={adjust} />
      <PhotoChecks
        ref={list}
        rows={checks.rows}
        repaired={chosen.repairs.length > 0}
        onRepair={(repair) => setChosen(checks.repair(chosen, repair))}
        onUndo={() => setChosen({ ...chosen, repairs: [] })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" aria-disabled={sending || isBad || undefined} aria-busy={sending || undefined} onClick={send}>
          {sending ? '正在上传…' : '使用这张照片'}
        </Button>
        {taken && (
          <Button type="button" tone="secondary" disabled={sending} onClick={() => setCamera(true)}>
            重拍
          </Button>
        )}
        <Button type="button" tone="quiet" disabled={sending} onClick={() => onClose('')}>
          不用这张
        </Button>
      </div>
      {isBad && phone && <p className="text-ink-3 text-sm">照片没有问题却总不合格？请拨打 {phone}。</p>}
    </div>
  )
}
