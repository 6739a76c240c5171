'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

export type Shortcut = { key: string; does: string }

/**
 * The keys of a staff page. J and K move along the links marked `data-row`, S ticks the row that is reached; every other key presses what
 * is marked with it by `data-key`, as it stands on the button, or goes there where one writes or where `data-aim` asks for Enter as well. A key
 * that is held down presses once. None works while typing, with a modifier, or while a dialog is open; ? tells them all.
 */
export function Shortcuts({ keys }: { keys: readonly Shortcut[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  // Of itself the dialog would give the focus to the switch, past all that it tells.
  const tell = useCallback(() => {
    dialog.current?.showModal()
    title.current?.focus()
  }, [])
  const [isOn, setOn] = useStoredSwitch()
  // Without scripts there are no keys to tell of.
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTyping(event.target)) return (event.target as HTMLElement).blur()
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (event.key === '?') return tell()
      const key = event.key.length === 1 ? event.key.toUpperCase() : ''
      if (key === 'J' || key === 'K') return moveAlong(key === 'J' ? 1 : -1)
      // Held down, a key would go through one case after the other unseen.
      if (event.repeat) return event.preventDefault()
      if (key === 'S') return tickRow()
      const marked = key ? [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)] : []
      const target = marked.find((one) => one.getClientRects().length > 0)
      if (!target) return
      event.preventDefault()
      const isAimed = target.hasAttribute('data-aim')
      if (isAimed || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.focus()
      else target.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, tell])
  return (
    <>
      <p className={`mt-6 print:hidden ${isReady ? '' : 'invisible'}`}>
        <Button type="button" tone="quiet" size="small" onClick={tell}>
          快捷键（?）
        </Button>
      </p>
      <dialog
        ref={dialog}
        aria-labelledby="shortcuts-title"
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-card p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 ref={title} id="shortcuts-title" tabIndex={-1} className="font-bold font-song text-xl outline-none">
          快捷键
        </h2>
        <dl className="mt-3">
          {[...keys, { key: 'Esc', does: '离开输入框' }, { key: '?', does: '显示快捷键' }].map(({ key, does }) => (
            <div key={key} className="grid grid-cols-[5rem_1fr] border-line border-b py-1.5 last:border-b-0">
              <dt className="font-bold">{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-4 flex min-h-11 items-center gap-2">
          <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} className="size-5" />
          启用快捷键（只在这台电脑上记住）
        </label>
        <form method="dialog" className="mt-3">
          <Button tone="secondary">知道了</Button>
        </form>
      </dialog>
    </>
  )
}

/** Keys of one letter get in the way of those who speak to their computer: they can be turned off (WCAG 2.1.4). */
function useStoredSwitch() {
  const [isOn, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(storedUnder) !== 'off'), [])
  const store = (on: boolean) => {
    localStorage.setItem(storedUnder, on ? 'on' : 'off')
    setOn(on)
  }
  return [isOn, store] as const
}

const storedUnder = 'zhunkao-shortcuts'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** To the row after or before the one that has the focus; from elsewhere, to the one that is open now or else the first. */
function moveAlong(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const focused = rows.indexOf(document.activeElement as HTMLElement)
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
  const from = focused >= 0 ? focused : open
  const to = from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1)
  rows[to]?.focus()
  rows[to]?.scrollIntoView({ block: 'nearest' })
}

function tickRow() {
  document.activeElement?.closest('tr')?.querySelector<HTMLElement>('input[type=checkbox]')?.click()
}
