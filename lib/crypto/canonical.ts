import { createHash } from 'node:crypto'

/** JSON with sorted keys: the same value gives the same text, whatever the order it was built in. Undefined members vanish. */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** SHA-256 in base64url. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url')
}
