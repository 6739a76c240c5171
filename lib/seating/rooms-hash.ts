import { canonicalJson, sha256 } from '@/lib/crypto/canonical'

type Room = { id: string; site: number; room: number; capacity: number; subjects: readonly string[] | null }

/** Of everything about the rooms that a draw depends on; names are not. */
export function roomsHash(rooms: readonly Room[]): string {
  return sha256(canonicalJson(rooms.map(({ id, site, room, capacity, subjects }) => [id, site, room, capacity, subjects])))
}
