import { settings } from '@/lib/config/settings'
import { clamdScan } from './clamd'
import type { Scan } from './port'

/** The scanner that the settings name; null where none is configured: files are then checked by their content alone. */
export function scanner({ clamdUrl } = settings()): Scan | null {
  return clamdUrl ? clamdScan(new URL(clamdUrl)) : null
}
