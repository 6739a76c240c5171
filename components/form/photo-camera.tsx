'use client'
import { useEffect, useRef, useState } from 'react'
import { PhotoGuide } from '@/components/form/photo-guide'
import { useCamera } from '@/components/form/use-camera'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { PhotoRules } from '@/lib/photo/rules'

type PhotoCameraProps = {
  rules: PhotoRules
  onPicture: (picture: ImageBitmap) => void
  onFile: (file: File) => void
  onClose: () => void
}

/** The camera, live, with the place for the face drawn over it and a word on light and wall; the device's own camera where there is none (B-02). */
export function PhotoCamera({ rules, onPicture, onFile, onClose }: PhotoCameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const stage = useRef<HTMLElement>(null)
  const shutter = useRef<HTMLButtonElement>(null)
  const [facing, setFacing] = useState<'user' | 'environment'>('user')
  const { trouble, running, several, hint } = useCamera(video, facing, rules)

  useEffect(() => {
    if (!running) return
    stage.current?.scrollIntoView({ block: 'start' })
    shutter.current?.focus({ preventScroll: true })
  }, [running])

  async function take() {
    if (video.current && running) onPicture(await createImageBitmap(video.current))
  }

  if (trouble) {
    return (
      <div className="flex flex-col gap-4">
        <Alert tone="error" live title="相机没有打开">
          {trouble}
        </Alert>
        <div className="flex flex-wrap gap-3">
          <DeviceCamera facing={facing} onFile={onFile} />
          <Button type="button" tone="quiet" onClick={onClose}>
            不拍了
          </Button>
        </div>
      </div>
    )
  }
  return (
    <section ref={stage} aria-label="拍照" className="flex flex-col gap-3">
      <div className="relative mx-auto aspect-[25/35] h-[min(28rem,50dvh)] max-w-full overflow-hidden rounded-xl bg-sunk">
        <video
          ref={video}
          muted
          playsInline
          autoPlay
          aria-label="相机画面"
          // As in a mirror, so that moving left looks like left; the photo itself is not mirrored.
          className={`size-full object-cover ${facing === 'user' ? '-scale-x-100' : ''}`}
        />
        <PhotoGuide />
      </div>
      <p role="status" className="min-h-[1.7em] text-center font-bold">
        {hint}
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        <button
          ref={shutter}
          type="button"
          aria-disabled={!running || undefined}
          onClick={take}
          className="min-h-14 cursor-pointer rounded-full border-4 border-blue-soft bg-blue px-8 font-bold text-lg text-on-blue hover:bg-blue-deep"
        >
          拍下
        </button>
        {several && (
          <Button type="button" tone="secondary" onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}>
            {facing === 'user' ? '换后置相机' : '换前置相机'}
          </Button>
        )}
        <Button type="button" tone="quiet" onClick={onClose}>
          不拍了
        </Button>
      </div>
    </section>
  )
}

// A phone opens its own camera for this; elsewhere it is a file chooser.
function DeviceCamera({ facing, onFile }: { facing: 'user' | 'environment'; onFile: (file: File) => void }) {
  return (
    <label className="inline-flex min-h-12 cursor-pointer items-center rounded-lg border border-blue bg-card px-5 font-bold text-blue hover:bg-blue-soft has-focus-visible:outline-3 has-focus-visible:outline-blue">
      用系统相机拍
      <input
        type="file"
        accept="image/jpeg,image/png"
        capture={facing}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onFile(file)
        }}
        className="sr-only"
      />
    </label>
  )
}
