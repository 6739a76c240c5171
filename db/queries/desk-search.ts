// What is searched for at the desk by its beginning. It is looked up first and the queue narrowed to it: a queue walked in search of one
// name would be walked to its end (Q-54).
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../client'

/** Looked through no further: whoever finds more people or numbers types another character (Q-43). */
export const namedMax = 500

/** What a search names: cases by their number, or people and units by their name. Null: nothing is searched for. */
export type Named = { cases: string } | { people: string; units: string } | null

/** Numbers begin with a digit and names never do. */
export async function findNamed(search: string, on: Queryable): Promise<Named | 'tooMany'> {
  if (!search) return null
  const beginning = (table: SQL, column: SQL) => listBeginning(table, column, search, on)
  if (/^\d/.test(search)) {
    const cases = await beginning(sql`cases`, sql`number`)
    return cases.length > namedMax ? 'tooMany' : { cases: arrayOf(cases) }
  }
  const [people, units] = await Promise.all([beginning(sql`persons`, sql`name`), beginning(sql`units`, sql`name`)])
  if (people.length + units.length > namedMax) return 'tooMany'
  return { people: arrayOf(people), units: arrayOf(units) }
}

/** Is the case `c` among those? */
export function among(named: NonNullable<Named>): SQL {
  if ('cases' in named) return sql`c.id = any(${named.cases}::uuid[])`
  return sql`(c.applicant_id = any(${named.people}::uuid[]) or c.unit_id = any(${named.units}::uuid[]))`
}

/** Byte by byte, which the prefix indexes are ordered by. */
async function listBeginning(table: SQL, column: SQL, search: string, on: Queryable): Promise<string[]> {
  const found = await on.execute<{ id: string }>(
    sql`select id from ${table} where ${column} ~>=~ ${search} and ${column} ~<~ ${`${search}\u{10ffff}`} limit ${namedMax + 1}`,
  )
  return found.map(({ id }) => id)
}

/** Ids as one parameter, however many: the text of the query stays the same and is prepared once. */
export function arrayOf(ids: readonly string[]): string {
  return `{${ids.join(',')}}`
}
