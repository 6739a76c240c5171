import { listMessages as listRows, type Message, setAllRead, setRead } from '@/db/queries/message'
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

/** Marks everything up to the message `upTo` as read: what came in since the page was opened stays unread. Answers how many. */
export async function markAllRead(viewer: Viewer, upTo: string): Promise<number> {
  return isUuid(upTo) ? setAllRead(viewer, upTo, await now()) : 0
}
