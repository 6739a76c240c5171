'use client'
import { type ComponentType, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { PhotoAction } from '@/components/form/photo-send'
import type { PhotoToolProps } from '@/components/form/use-photo-tool'
import { Button } from '@/components/ui/button'
import type { PhotoRules } from '@/lib/photo/rules'

type PhotoFieldProps = {
  /** Gets the file as `photo`; without scripts also `scripts=none`: then it redirects, and the page says the refusal by `error`. */
  action: PhotoAction
  /** What the exam wants, and the same in a sentence, from `describePhotoRules`. */
  rules: PhotoRules
  hint?: string
  current?: { src: string } | undefined
  disabled?: boolean
  error?: string | undefined
  /** Whom to call where scripts are off, or the tool is wrong. */
  phone?: string
}

type Opened = { Tool: ComponentType<PhotoToolProps>; from: PhotoToolProps['from']; turn: number }

/** Choose or take a picture, then the tool. Until 使用这张照片 nothing leaves the device; works as a plain form too (E-03, Q-40). */
export function PhotoField({ action, rules, hint, current, disabled = false, error, phone }: PhotoFieldProps) {
  const scripted = useSyncExternalStore(neverChanges, yes, no)
  const input = useRef<HTMLInputElement>(null)
  const statusLine = useRef<HTMLParagraphElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const [problem, setProblem] = useState(error)
  const [status, setStatus] = useState('')
  const [used, setUsed] = useState(current?.src)
  const id = useId()

  const open = useCallback(async (from: PhotoToolProps['from'] | undefined) => {
    if (!from) return
    // Loaded once a picture is chosen: the page must be small.
    const loaded = await import('@/components/form/photo-tool').catch(() => undefined)
    setProblem(loaded ? undefined : '照片工具没有加载出来。请检查网络，再试一次。')
    setOpened((before) => loaded && { Tool: loaded.PhotoTool, from, turn: (before?.turn ?? 0) + 1 })
  }, [])

  // A file may have been chosen before the scripts had loaded.
  useEffect(() => void open(input.current?.files?.[0]), [open])

  function say(words: string, focus = false) {
    setStatus(words)
    // The button that had the focus is gone.
    if (focus) statusLine.current?.focus()
  }

  function close(words: string, src = used) {
    setOpened(undefined)
    setUsed(src)
    if (input.current) input.current.value = ''
    say(words, true)
  }

  // The form gets the action itself, not a function around it, so that it posts without scripts.
  const nativeAction = action as (formData: FormData) => Promise<never>
  return (
    <div className="flex flex-col gap-4">
      <form action={nativeAction} onSubmit={scripted ? (event) => event.preventDefault() : undefined}>
        <input type="hidden" name="scripts" value="none" />
        {used && (
          <figure className="mb-4">
            <figcaption className="font-bold text-jade">正在使用的照片</figcaption>
            {/* biome-ignore lint/performance/noImgElement: a private file of fixed size, nothing to optimise */}
            <img src={used} alt="您的证件照" width={295} height={413} className="mt-1 h-[35mm] w-[25mm] border border-line" />
          </figure>
        )}
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
            accept="image/jpeg,image/png"
            required={!scripted}
            disabled={disabled}
            aria-invalid={problem ? true : undefined}
            aria-describedby={[hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
            onChange={(event) => open(event.currentTarget.files?.[0])}
            className="box min-w-0 flex-1 basis-56 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
          />
          {scripted && (
            <Button type="button" tone="secondary" disabled={disabled} onClick={() => open('camera')}>
              拍照
            </Button>
          )}
        </div>
        {!scripted && (
          <noscript>
            <p className="my-3 text-ink-2 text-sm">
              浏览器没有启用脚本，不能调整取景框：上传后系统从照片正中裁取，请选一张头像居中的竖版证件照。
              {phone && `需要帮助请拨打 ${phone}。`}
            </p>
          </noscript>
        )}
        {!scripted && (
          <Button disabled={disabled} className="mt-3">
            使用这张照片
          </Button>
        )}
      </form>
      <p ref={statusLine} tabIndex={-1} role="status" className="text-[0.9375rem] text-ink-2 empty:sr-only">
        {status}
      </p>
      {opened && (
        <opened.Tool
          key={opened.turn}
          from={opened.from}
          rules={rules}
          action={action}
          phone={phone}
          onSay={say}
          onProblem={setProblem}
          onClose={close}
        />
      )}
    </div>
  )
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
