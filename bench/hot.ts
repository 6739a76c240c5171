import type { Finding } from './findings'
import { loadInTurns, throughputRatio } from './load'
import { seedCandidates } from './seed-candidates'
import type { Stack } from './stack'

/** Q-56: /api/status, whole and as 304, against a bare route handler with one query; first that React has no part in it. */
export async function measureHotReads(stack: Stack): Promise<Finding[]> {
  // One person for the 304: the tag is of what that person reads.
  const [one, ...others] = await seedCandidates(stack.ownerUrl, { name: 'hot', count: 64, state: 'draft' })
  const [port, barePort] = [await stack.site(), await stack.bareSite()]
  if (!one) throw new Error('nobody was seeded')
  const tag = await requireHotRead(`http://127.0.0.1:${port}/api/status`, one.cookie)
  const cookies = others.map((other) => other.cookie)
  const [bare, whole, unchanged] = await loadInTurns(
    [
      { name: 'bare route', port: barePort, path: '/api/one' },
      { name: '/api/status', port, path: '/api/status', cookies },
      {
        name: '/api/status 304',
        port,
        path: '/api/status',
        cookies: [one.cookie],
        headers: { 'if-none-match': tag },
        status: 304,
      },
    ],
    stack.signal,
  )
  if (!bare || !whole || !unchanged) throw new Error('a target is missing')
  return [
    { requirement: 'Q-56', what: '/api/status', unit: '×', ...throughputRatio(whole, bare) },
    { requirement: 'Q-56', what: '/api/status, 304', unit: '×', ...throughputRatio(unchanged, bare) },
  ]
}

/** Throws unless the address answers JSON with an ETag, and nothing but 304 to that tag. Answers the tag. */
async function requireHotRead(url: string, cookie: string): Promise<string> {
  const first = await fetch(url, { headers: { cookie } })
  const tag = first.headers.get('etag') ?? ''
  const type = first.headers.get('content-type') ?? ''
  if (first.status !== 200 || !type.startsWith('application/json') || !tag || first.headers.has('x-nextjs-cache')) {
    throw new Error(`${url} is no hot read: ${first.status} ${type} ${tag}`)
  }
  await first.json()
  const second = await fetch(url, { headers: { cookie, 'if-none-match': tag } })
  if (second.status !== 304 || (await second.text()) !== '') throw new Error(`${url} answered ${second.status} to its own tag`)
  return tag
}
