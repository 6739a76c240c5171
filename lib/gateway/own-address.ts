import { settings } from '@/lib/config/settings'

/** Where this product reaches itself: the simulators live in the same web server, which may be known elsewhere under another name. */
export function ownAddress(): string {
  const { host, port } = settings()
  const everywhere = !host || host === '0.0.0.0' || host === '::'
  return `http://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}
