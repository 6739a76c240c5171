import { Alert } from '@/components/ui/alert'
import { RunWatch } from './run-watch'

type Run = {
  state: 'waiting' | 'running' | 'done' | 'refused' | 'failed'
  stage: string
  done: number
  total: number
  message: string
}

/** Work that was asked for: how far it is, and how it ended. It goes on when the page is left. */
export function RunProgress({ run, title, ended }: { run: Run; title: string; ended?: string }) {
  if (run.state === 'done') {
    return (
      <Alert tone="done" live>
        {ended ?? run.message}
      </Alert>
    )
  }
  if (run.state === 'refused' || run.state === 'failed') {
    return (
      <Alert tone="error" title={`${title}没有完成`} live>
        {run.message}
      </Alert>
    )
  }
  const words = run.state === 'waiting' ? '正在排队，马上开始' : run.stage
  return (
    <section aria-label={title} className="rounded-xl border-2 border-blue/35 bg-blue-soft px-4 py-3">
      <p className="font-bold text-blue">{title}正在进行</p>
      <p className="mt-1">
        {words}
        {run.total > 0 && `：${run.done} / ${run.total}`}
      </p>
      {run.total > 0 ? (
        <progress value={run.done} max={run.total} aria-label={words} className="mt-2 h-3 w-full accent-blue" />
      ) : (
        <progress aria-label={words} className="mt-2 h-3 w-full accent-blue" />
      )}
      <p className="mt-1 text-ink-2 text-sm">可以离开本页，工作会继续；本页会自动更新，也可以随时刷新。</p>
      <RunWatch />
    </section>
  )
}
