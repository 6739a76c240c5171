import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** The file by which anyone replays a draw (E-31): registration ids and seats, no personal data. */
export const publishedDrawSchema = z.object({
  format: z.literal('zhunkao-seat-draw/1'),
  algorithm: z.array(z.string()),
  session: z.string(),
  title: z.string(),
  state: z.enum(['drawn', 'frozen']),
  drawnAt: z.iso.datetime(),
  /** How often seats were drawn before this draw: a seed that was tried until it pleased would show. */
  earlierDraws: z.number().int().min(0),
  seed: hex,
  numberPrefix: z.string().regex(/^\d{7}$/),
  rooms: z.array(
    z.object({
      site: z.number().int(),
      room: z.number().int(),
      capacity: z.number().int().min(0).max(10_000),
      siteName: z.string(),
      roomName: z.string(),
    }),
  ),
  rounds: z.array(
    z.object({
      ids: z.array(z.uuid()),
      /** Seats given by hand before this round, as "site room seat": that they were taken, neither by whom nor why. */
      placed: z.array(z.string().regex(/^\d+ \d+ \d+$/)).default([]),
      resultHash: hex,
    }),
  ),
  seats: z.array(z.string()),
})
export type PublishedDraw = z.infer<typeof publishedDrawSchema>

/** The algorithm in words, part of the file. */
export const algorithm = [
  '1. Order the ids of a round ascending by SHA-256(seed + ":" + id), written in lower-case hexadecimal; the text is UTF-8.',
  '2. Seats in order: sites, in each its rooms, in each its seats 1 … capacity, all ascending. The n-th id takes the n-th free seat.',
  '3. Seats under "placed" were given by hand before their round, to candidates with accessible-seat needs: they are not free.',
  '4. Later rounds (payments whose news came late) take the seats still free; nobody is moved.',
  '5. Admit-card number = numberPrefix + position over all rounds, seven digits, from 1; within a round in the order of its seats, placed ones too.',
  '6. A line per seat: "id site room seat number", for a placed seat "-" as its id. resultHash = SHA-256 of the round\'s lines, sorted, each ended by a line feed.',
] as const
