import { settings } from '@/lib/config/settings'

/** Throws where the sandbox is off: in production none of this code does anything. */
export function requireSandbox() {
  if (!settings().sandbox) throw new Error('the sandbox is off')
}
