'use client'
import { lazy, Suspense, useId, useSyncExternalStore } from 'react'
import { type PhotoAction, type PhotoAnswer, usePhotoChoice } from '@/components/form/photo-crop-choice'
import { Button } from '@/components/ui/button'
import { photoHeight, photoWidth } from '@/lib/photo/rules'

export type { PhotoAnswer }

// Loaded once a picture is chosen: the page must be small.
const PhotoCropStage = lazy(() =>
  import('@/components/form/photo-crop-stage').then((module) => ({ default: module.PhotoCropStage })),
)

type PhotoFieldProps = {
  /** Gets the file as `photo`; without scripts also `scripts=none`: then it redirects, and the page says the refusal by `error`. */
  action: PhotoAction
  current?: { src: string } | undefined
  disabled?: boolean
  /** What the exam wants, from `describePhotoRules`. */
  hint?: string
  error?: string | undefined
  /** Whom to call where scripts are off. */
  phone?: string
}

/** Choose or take a picture, cut it to 25 : 35, use it. Until 使用这张照片 nothing leaves the device; works as a plain form too (E-03, Q-40). */
export function PhotoField({ action, current, disabled = false, hint, error, phone }: PhotoFieldProps) {
  const scripted = useSyncExternalStore(neverChanges, yes, no)
  const choice = usePhotoChoice(action, { src: current?.src, error })
  const { chosen, sending, used } = choice
  // The form gets the action itself, not a function around it, so that it posts without scripts; `send` reads the answer.
  const nativeAction = action as (formData: FormData) => Promise<never>
  return (
    <form action={nativeAction} onSubmit={scripted ? choice.send : undefined} className="flex flex-col gap-4">
      <input type="hidden" name="scripts" value="none" />
      {used && <UsedPhoto src={used} />}
      <PhotoChooser choice={choice} scripted={scripted} disabled={disabled || sending} hint={hint} />
      <noscript>
        <p className="text-ink-2 text-sm">
          浏览器没有启用脚本，不能调整取景框：上传后系统从照片正中裁取，请选一张头像居中的竖版证件照。
          {phone && `需要帮助请拨打 ${phone}。`}
        </p>
      </noscript>
      {chosen && (
        <Suspense>
          <PhotoCropStage picture={chosen.picture} crop={chosen.crop} onChange={choice.adjust} />
        </Suspense>
      )}
      <p ref={choice.statusLine} tabIndex={-1} role="status" className="text-[0.9375rem] text-ink-2 empty:sr-only">
        {choice.status}
      </p>
      {(chosen || !scripted) && (
        <div className="flex flex-wrap gap-3">
          <Button disabled={disabled} aria-disabled={sending || undefined} aria-busy={sending || undefined}>
            {sending ? '正在上传…' : '使用这张照片'}
          </Button>
          {chosen && (
            <Button type="button" tone="quiet" disabled={sending} onClick={() => choice.putAway()}>
              不用这张
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

const accept = 'image/jpeg,image/png'
const neverChanges = () => () => {}
const yes = () => true
const no = () => false

type ChooserProps = {
  choice: ReturnType<typeof usePhotoChoice>
  scripted: boolean
  disabled: boolean
  hint?: string | undefined
}

function PhotoChooser({ choice, scripted, disabled, hint }: ChooserProps) {
  const id = useId()
  const { input, problem, used, choose } = choice
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        {used ? '换一张照片' : '选择照片'}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} role="alert" className="font-bold text-[0.9375rem] text-seal">
        {problem}
      </p>
      <div className="mt-1 flex flex-wrap gap-3">
        <input
          ref={input}
          id={id}
          type="file"
          name="photo"
          accept={accept}
          required={!scripted}
          disabled={disabled}
          aria-invalid={problem ? true : undefined}
          aria-describedby={[hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
          className="box min-w-0 flex-1 basis-56 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
        />
        {scripted && <CameraInput disabled={disabled} onPicture={choose} />}
      </div>
    </div>
  )
}

// For phones whose file chooser offers no camera.
function CameraInput({ disabled, onPicture }: { disabled: boolean; onPicture: (file: File | undefined) => void }) {
  return (
    <label className="hidden min-h-12 cursor-pointer items-center rounded-lg border border-blue bg-card px-5 font-bold text-blue has-focus-visible:outline-3 has-focus-visible:outline-blue pointer-coarse:inline-flex">
      拍照
      <input
        type="file"
        accept={accept}
        capture="user"
        disabled={disabled}
        onChange={(event) => onPicture(event.currentTarget.files?.[0])}
        className="sr-only"
      />
    </label>
  )
}

function UsedPhoto({ src }: { src: string }) {
  return (
    <figure>
      <figcaption className="font-bold text-jade">正在使用的照片</figcaption>
      {/* biome-ignore lint/performance/noImgElement: a private file of fixed size, nothing to optimise */}
      <img
        src={src}
        alt="您的证件照"
        width={photoWidth}
        height={photoHeight}
        className="mt-1 h-[35mm] w-[25mm] border border-line"
      />
    </figure>
  )
}
