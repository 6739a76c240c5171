import type { RegistryCursor, RegistryFilter } from '@/db/queries/dishonesty'
import { isUuid } from '@/lib/text/is-uuid'

export type RegistryQuery = Record<string, string | string[] | undefined>

/** What the address asks for; what cannot be read asks for nothing. */
export function readRegistryFilter(query: RegistryQuery): RegistryFilter {
  const { person, name, waiting } = query
  const asked =
    typeof name === 'string'
      ? name
          .replace(/\p{Cc}/gu, '')
          .toWellFormed()
          .slice(0, 50)
      : ''
  return {
    personId: typeof person === 'string' && isUuid(person) ? person : undefined,
    name: asked || undefined,
    waiting: waiting === '1',
  }
}

/** Where a page starts: the instant and id of the last row before. */
export function readRegistryCursor(asked: unknown): RegistryCursor | undefined {
  const [, milliseconds = '', id = ''] = typeof asked === 'string' ? (/^(\d{1,14})_([0-9a-f-]{36})$/.exec(asked) ?? []) : []
  return isUuid(id) ? { startsAt: new Date(Number(milliseconds)), id } : undefined
}

export function registryPath({ personId, name, waiting }: RegistryFilter, after?: RegistryCursor | null): string {
  const parts = new URLSearchParams({
    ...(personId ? { person: personId } : {}),
    ...(name ? { name } : {}),
    ...(waiting ? { waiting: '1' } : {}),
    ...(after ? { after: `${after.startsAt.getTime()}_${after.id}` } : {}),
  })
  return parts.size > 0 ? `/office/dishonesty?${parts}` : '/office/dishonesty'
}
