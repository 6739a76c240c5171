import { settings } from '@/lib/config/settings'
import type { Failpoint } from './failpoints'

// The process, not the module: Next may load a module once for pages and once for routes.
const held = globalThis as { zhunkaoFailpointPassings?: number }

/**
 * SIGKILL where the settings name this point, so that tests can show what a crash there leaves behind: to this process or to the
 * victim named with it, at the passing that is named. Does nothing where none is named, and never in production, which refuses to start
 * with one.
 */
export function failpoint(name: Failpoint) {
  const armed = settings().failpoint
  if (armed?.name !== name) return
  held.zhunkaoFailpointPassings = (held.zhunkaoFailpointPassings ?? 0) + 1
  if (held.zhunkaoFailpointPassings === armed.passing) process.kill(armed.victim ?? process.pid, 'SIGKILL')
}
