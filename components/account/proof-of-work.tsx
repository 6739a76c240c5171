'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

/** A proof is good for five minutes on the server; an older one is made anew before the form goes. */
const freshMilliseconds = 240_000

type Progress = 'waiting' | 'working' | 'done' | 'failed' | 'insecure'
type Solved = { proof: string; at: number }

/** 验证码 without looking or typing: works from the form's first input on, holds the form back until it is done, starts over when the form is reset. Sends `proof`. */
export function ProofOfWork() {
  const box = useRef<HTMLInputElement>(null)
  const progress = useProof(box)
  return (
    <div>
      <p className="font-bold">验证码 (无需输入)</p>
      <p
        role="status"
        aria-live="polite"
        className={progress === 'failed' || progress === 'insecure' ? 'font-bold text-seal' : 'text-ink-3 text-sm'}
      >
        {words[progress]}
      </p>
      <input ref={box} type="hidden" name="proof" />
      <noscript>
        <p className="rounded-lg border border-line bg-sunk px-4 py-3">
          这一步需要浏览器运行脚本（JavaScript）才能完成验证。请在浏览器设置中允许脚本后刷新页面；如果无法允许，请致电
          0755-88100099。
        </p>
      </noscript>
    </div>
  )
}

const words: Record<Progress, string> = {
  waiting: '您填写时自动完成，不用看图，也不用打字',
  working: '正在自动验证，大约一秒…',
  done: '验证已完成',
  failed: '验证没有完成。请检查网络，然后再提交一次',
  insecure: '当前网址不是安全连接，无法完成验证。请改用 https:// 开头的网址打开本页',
}

function useProof(box: RefObject<HTMLInputElement | null>): Progress {
  const [progress, setProgress] = useState<Progress>('waiting')
  useEffect(() => {
    const form = box.current?.form
    if (!form) return
    if (!crypto.subtle) return setProgress('insecure')
    const listening = new AbortController()
    let solving: Promise<Solved | null> | null = null
    let solved: Solved | null = null

    const put = (made: Solved | null) => {
      solved = made
      if (box.current) box.current.value = made?.proof ?? ''
    }
    const solve = () => {
      setProgress('working')
      solving ??= solveNew().then((made) => {
        solving = null
        put(made)
        if (!listening.signal.aborted) setProgress(made ? 'done' : 'failed')
        return made
      })
      return solving
    }
    const start = () => {
      if (!solved && !solving) void solve()
    }
    const hold = async (event: SubmitEvent) => {
      if (solved && box.current?.value && Date.now() - solved.at < freshMilliseconds) return
      // React's own handling of the form listens further out: it must not see a form without proof.
      event.preventDefault()
      event.stopPropagation()
      if (await solve()) form.requestSubmit(event.submitter)
    }
    const startOver = () => {
      put(null)
      void solve()
    }
    const { signal } = listening
    form.addEventListener('input', start, { signal })
    form.addEventListener('submit', hold, { signal })
    form.addEventListener('reset', startOver, { signal })
    return () => listening.abort()
  }, [box])
  return progress
}

async function solveNew(): Promise<Solved | null> {
  try {
    const [{ solveChallenge }, { deriveKey }, answer] = await Promise.all([
      import('altcha-lib'),
      import('altcha-lib/algorithms/web/pbkdf2'),
      fetch('/api/captcha', { cache: 'no-store' }),
    ])
    const challenge = await answer.json()
    const solution = await solveChallenge({ challenge, deriveKey })
    return solution && { proof: JSON.stringify({ challenge, solution }), at: Date.now() }
  } catch {
    return null
  }
}
