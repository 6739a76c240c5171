import { sql } from 'drizzle-orm'
import { countingStates } from '@/lib/exam/counts'

/** The states of a registration that counts, to stand after `in` and `not in`. */
export const counting = sql.raw(`(${countingStates.map((state) => `'${state}'`).join(', ')})`)
