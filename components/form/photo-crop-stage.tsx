'use client'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { keySteps, moveCrop, placeOf, zoomCrop, zoomMax, zoomOf } from '@/components/form/photo-crop'
import { drawChosen } from '@/components/form/photo-crop-draw'
import { useCropGestures } from '@/components/form/photo-crop-gestures'
import { PhotoGuide } from '@/components/form/photo-guide'
import type { Chosen } from '@/components/form/photo-picture'
import { type Crop, photoHeight, photoWidth, type Size } from '@/lib/photo/rules'

type Change = (change: (crop: Crop) => Crop) => void

/** The 25 : 35 frame over the picture, moved and zoomed by hand, wheel, keys, buttons or slider, with the photo in real size (E-03). */
export function PhotoCropStage({ chosen, onChange }: { chosen: Chosen; onChange: Change }) {
  const { picture, crop, repairs } = chosen
  const stage = useRef<HTMLDivElement>(null)
  const large = useRef<HTMLCanvasElement>(null)
  const small = useRef<HTMLCanvasElement>(null)
  const keys = useId()
  // Mending every frame of a drag in the larger size would be too slow for a phone.
  const scale = repairs.length > 0 ? 1 : 2
  const gestures = useCropGestures(stage, picture, onChange)

  useEffect(() => {
    for (const canvas of [large.current, small.current]) if (canvas) drawChosen(canvas, chosen)
  }, [chosen])

  const move = (right: number, down: number) => onChange((now) => moveCrop(now, picture, right, down))
  const zoomBy = (factor: number) => onChange((now) => zoomCrop(now, picture, zoomOf(now, picture) * factor))

  function press(event: KeyboardEvent) {
    const step = keySteps[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if ('zoom' in step) return zoomBy(step.zoom)
    const far = event.shiftKey ? 5 : 1
    move(step.right * far, step.down * far)
  }

  return (
    <div className="flex flex-wrap items-start gap-5">
      <div className="w-60 max-w-full">
        <div
          ref={stage}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame itself takes the arrow keys
          tabIndex={0}
          aria-label="取景框"
          aria-describedby={keys}
          onKeyDown={press}
          {...gestures}
          className="aspect-[25/35] w-full relative cursor-move touch-none select-none overflow-hidden border-2 border-blue bg-card"
        >
          <canvas ref={large} width={photoWidth * scale} height={photoHeight * scale} className="pointer-events-none size-full" />
          <PhotoGuide />
        </div>
        <p id={keys} className="mt-1 text-ink-3 text-sm">
          框内就是照片。拖动可移动，双指或滚轮可缩放；键盘用方向键移动，＋ － 缩放。
        </p>
      </div>
      <div className="flex min-w-40 flex-1 flex-col gap-4">
        <ZoomSlider picture={picture} crop={crop} onChange={onChange} zoomBy={zoomBy} />
        <fieldset className="flex flex-wrap gap-2">
          <legend className="font-bold">移动取景框</legend>
          <StepButton label="向左" onClick={() => move(-0.05, 0)} sign="←" />
          <StepButton label="向上" onClick={() => move(0, -0.05)} sign="↑" />
          <StepButton label="向下" onClick={() => move(0, 0.05)} sign="↓" />
          <StepButton label="向右" onClick={() => move(0.05, 0)} sign="→" />
        </fieldset>
        <figure>
          <figcaption className="font-bold">实际大小</figcaption>
          <canvas
            ref={small}
            width={photoWidth}
            height={photoHeight}
            role="img"
            aria-label="裁好的照片，25×35 毫米"
            className="mt-1 h-[35mm] w-[25mm] border border-line"
          />
        </figure>
      </div>
    </div>
  )
}

type ZoomProps = { picture: Size; crop: Crop; onChange: Change; zoomBy: (factor: number) => void }

function ZoomSlider({ picture, crop, onChange, zoomBy }: ZoomProps) {
  const id = useId()
  const zoom = zoomOf(crop, picture)
  const most = zoomMax(picture)
  const { across, down } = placeOf(crop, picture)
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        放大
      </label>
      <div className="flex items-center gap-2">
        <StepButton label="缩小" onClick={() => zoomBy(1 / 1.1)} sign="－" />
        <input
          id={id}
          type="range"
          min={1}
          max={most}
          step={0.01}
          value={zoom}
          disabled={most < 1.01}
          aria-valuetext={`${zoom.toFixed(1)} 倍`}
          onChange={(event) => {
            const wanted = event.currentTarget.valueAsNumber
            onChange((now) => zoomCrop(now, picture, wanted))
          }}
          className="h-12 min-w-0 flex-1 accent-blue"
        />
        <StepButton label="放大" onClick={() => zoomBy(1.1)} sign="＋" />
      </div>
      <p aria-live="polite" className="text-ink-3 text-sm">
        {most < 1.01 ? '照片较小，不能再放大。' : `放大 ${zoom.toFixed(1)} 倍。`}取自左起 {across}%、上起 {down}% 处。
      </p>
    </div>
  )
}

function StepButton({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="size-12 shrink-0 cursor-pointer rounded-lg border border-edge bg-card font-bold text-blue text-lg hover:bg-blue-soft"
    >
      {sign}
    </button>
  )
}
