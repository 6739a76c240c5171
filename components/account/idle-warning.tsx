'use client'
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { idleMinutes, touchSeconds, warnMinutes } from '@/lib/account/session-limits'
import { signInPath } from '@/lib/account/sign-in-path'
import { timeLeft } from '@/lib/clock/format'

type IdleWarningProps = {
  kind: 'person' | 'unit' | 'staff'
  /** Touches the session; false: it is over already. */
  stay: () => Promise<boolean>
  logout: (form: FormData) => Promise<void>
}

/** Two minutes before a session ends unused it offers to stay, in whatever tab one is; afterwards it leads to signing in and back here. */
export function IdleWarning({ kind, stay, logout }: IdleWarningProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState('')
  const leave = useCallback(() => location.assign(signInPath(kind, location.pathname + location.search, true)), [kind])
  const left = useTimeLeft(leave)
  const due = left <= warnMinutes * 60_000

  useEffect(() => {
    if (due && !dialog.current?.open) dialog.current?.showModal()
    if (!due) dialog.current?.close()
  }, [due])

  const goOn = async () => {
    try {
      if (!(await stay())) return leave()
      setProblem('')
      writeUse()
      dialog.current?.close()
    } catch {
      setProblem('没有连上服务器，请检查网络后再点一次')
    }
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault()
        void goOn()
      }}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-xl border border-line bg-card p-6 text-ink backdrop:bg-ink/40"
    >
      <h2 id="idle-title" className="font-bold font-song text-xl">
        您还在吗？
      </h2>
      <p id="idle-text" className="mt-2 text-ink-2">
        {idleMinutes} 分钟没有操作，登录会自动结束。已保存的内容不会丢失。
      </p>
      <p className="mt-3">
        剩余时间
        <strong role="timer" className="ml-2 font-song text-seal text-xl">
          {timeLeft(left)}
        </strong>
      </p>
      {problem && (
        <p role="alert" className="mt-2 font-bold text-seal">
          {problem}
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button type="button" onClick={goOn}>
          继续使用
        </Button>
        <form action={logout}>
          <Button tone="secondary">退出</Button>
        </form>
      </div>
    </dialog>
  )
}

const storageKey = 'zhunkao-last-use'
// The server may have written the last use down up to a minute before it was.
const lifeMilliseconds = (idleMinutes * 60 - touchSeconds) * 1000

/** Milliseconds until the session ends, to the second; calls `end` once it has. Every page and every request of every tab counts as a use. */
function useTimeLeft(end: () => void): number {
  const path = usePathname()
  const [left, setLeft] = useState(lifeMilliseconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another use.
  useEffect(writeUse, [path])
  useEffect(() => {
    const requests = new PerformanceObserver((list) => {
      if (
        list
          .getEntries()
          .some((entry) => 'initiatorType' in entry && entry.initiatorType === 'fetch' && entry.name.startsWith(location.origin))
      )
        writeUse()
    })
    requests.observe({ type: 'resource' })
    let over = false
    const tick = setInterval(() => {
      const now = readUse() + lifeMilliseconds - Date.now()
      setLeft(now)
      if (now <= 0 && !over) {
        over = true
        end()
      }
    }, 1000)
    return () => {
      requests.disconnect()
      clearInterval(tick)
    }
  }, [end])
  return left
}

let lastUseHere = 0

function writeUse() {
  lastUseHere = Date.now()
  try {
    localStorage.setItem(storageKey, String(lastUseHere))
  } catch {
    // Storage may be switched off: then each tab counts alone.
  }
}

function readUse(): number {
  try {
    return Math.max(lastUseHere, Number(localStorage.getItem(storageKey)) || 0)
  } catch {
    return lastUseHere
  }
}
