import { listMessages as listRows, type Message, setRead } from '@/db/queries/message'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'

/** A page of the viewer's messages, newest first; the next page begins after the id of the last one (`before`). */
export async function listMessages(viewer: Viewer, before?: string): Promise<Message[]> {
  return listRows(viewer, before && isUuid(before) ? before : undefined)
}

/** Marks one of the viewer's messages as read. Answers false where it is not the viewer's or was read before. */
export async function markRead(viewer: Viewer, id: string): Promise<boolean> {
  return isUuid(id) ? setRead(viewer, id, await now()) : false
}
