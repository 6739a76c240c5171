import { settings } from '@/lib/config/settings'

/** Kills this process where ZHUNKAO_FAILPOINT names this point, so that tests can show what a crash there leaves behind. Never in production. */
export function failpoint(name: string) {
  if (process.env.ZHUNKAO_FAILPOINT !== name || settings().mode === 'production') return
  process.kill(process.pid, 'SIGKILL')
}
