'use client'
import { PhotoCamera } from '@/components/form/photo-camera'
import { PhotoChecks } from '@/components/form/photo-checks'
import { PhotoCropStage } from '@/components/form/photo-crop-stage'
import { type PhotoToolProps, usePhotoTool } from '@/components/form/use-photo-tool'
import { Button } from '@/components/ui/button'

/** Takes or opens a picture, cuts it, checks it live, mends it with a tap, and sends it at 使用这张照片, not before (E-03, B-02). */
export function PhotoTool(props: PhotoToolProps) {
  const { camera, chosen, setChosen, sending, checks, list, openFile, takePicture, adjust, send, retake } = usePhotoTool(props)
  const { from, rules, phone, onClose } = props
  const leave = () => onClose('')
  if (camera) return <PhotoCamera rules={rules} onPicture={takePicture} onFile={openFile} onClose={leave} />
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
        {from === 'camera' && (
          <Button type="button" tone="secondary" disabled={sending} onClick={retake}>
            重拍
          </Button>
        )}
        <Button type="button" tone="quiet" disabled={sending} onClick={leave}>
          不用这张
        </Button>
      </div>
      {isBad && phone && <p className="text-ink-3 text-sm">照片没有问题却总不合格？请拨打 {phone}。</p>}
    </div>
  )
}
