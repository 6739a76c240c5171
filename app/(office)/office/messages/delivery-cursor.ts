import { isUuid } from '@/lib/text/is-uuid'

/** Where a page starts, as a URL carries it. Anything unreadable is the first page. */
export function readCursor(asked: unknown): { at: Date; id: string } | undefined {
  const [, milliseconds = '', id = ''] = typeof asked === 'string' ? (/^(\d{1,14})_([0-9a-f-]{36})$/.exec(asked) ?? []) : []
  return isUuid(id) ? { at: new Date(Number(milliseconds)), id } : undefined
}

export function writeCursor({ at, id }: { at: Date; id: string }): string {
  return `${at.getTime()}_${id}`
}
