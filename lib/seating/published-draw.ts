import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

const sittersSchema = z.object({
  ids: z.array(z.uuid()),
  /** Seats given by hand before this round, as "site room seat": that they were taken, neither by whom nor why. */
  placed: z.array(z.string().regex(/^\d+ \d+ \d+$/)).default([]),
})
const roundSchema = z.object({ papers: z.array(sittersSchema), resultHash: hex })

/** A round of the time when an exam had one paper. */
const oldRoundSchema = sittersSchema
  .extend({ resultHash: hex })
  .transform(({ resultHash, ...sitters }) => ({ papers: [sitters], resultHash }))

/** The file by which anyone replays a draw (E-31): registration ids and seats, no personal data. */
export const publishedDrawSchema = z.object({
  format: z.enum(['zhunkao-seat-draw/1', 'zhunkao-seat-draw/2']),
  algorithm: z.array(z.string()),
  session: z.string(),
  title: z.string(),
  state: z.enum(['drawn', 'frozen']),
  drawnAt: z.iso.datetime(),
  /** How often seats were drawn before this draw: a seed that was tried until it pleased would show. */
  earlierDraws: z.number().int().min(0),
  seed: hex,
  numberPrefix: z.string().regex(/^\d{7}$/),
  /** In the order of the timetable; papers of one slot are sat at the same time. */
  papers: z.array(z.object({ subject: z.string(), slot: z.number().int() })).default([{ subject: '', slot: 1 }]),
  rooms: z.array(
    z.object({
      site: z.number().int(),
      room: z.number().int(),
      capacity: z.number().int().min(0).max(10_000),
      siteName: z.string(),
      roomName: z.string(),
      /** Papers that it is kept for; null: all. */
      subjects: z.array(z.string()).nullable().default(null),
    }),
  ),
  rounds: z.array(z.union([roundSchema, oldRoundSchema])),
  seats: z.array(z.string()),
})
export type PublishedDraw = z.infer<typeof publishedDrawSchema>

/** The algorithm in words, part of the file. */
export const algorithm = [
  '1. Paper by paper as listed: order the ids of a round that sit it ascending by SHA-256(seed + ":" + id), in lower-case hexadecimal; the text is UTF-8.',
  '2. Its seats in order: first rooms kept for the paper, then rooms for all; in each group sites, in each its rooms, in each its seats 1 … capacity, all ascending. The n-th id takes the n-th free seat.',
  '3. A seat is free unless somebody has it in the same slot. Seats under "placed" were given by hand before their round, to candidates with accessible-seat needs: they are not free.',
  '4. Later rounds (payments whose news came late) take the seats still free; nobody is moved.',
  '5. Admit-card number = numberPrefix + position over all rounds, seven digits, from 1; within a round in the order of the first paper of each candidate, then site, room and seat, placed ones too. One number for all papers; the same placed seat in several papers is one candidate.',
  '6. A line per seat: "id site room seat number", for a placed seat "-" as its id, with " n" at its end for the n-th paper but the first. resultHash = SHA-256 of the round\'s lines, sorted bytewise, each ended by a line feed.',
] as const
