import { createHash } from 'node:crypto'

/** The same name gives the same uuid at every start: seeds can point at each other's rows and be repeated. */
export function seedId(name: string): string {
  const hex = createHash('sha256').update(`zhunkao seed ${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
