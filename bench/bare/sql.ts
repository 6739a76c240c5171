import postgres from 'postgres'

const held = globalThis as { bareSql?: postgres.Sql }

/** The pool of the bare site: as many connections as the product's. */
export function sql() {
  held.bareSql ??= postgres(process.env.DATABASE_URL ?? '', { max: Number(process.env.DATABASE_CONNECTIONS ?? 20) })
  return held.bareSql
}

/** The one query: a row of the demo's exam by primary key. */
export async function readTitle(): Promise<string> {
  const [row] = await sql()<{ title: string }[]>`select title from exam_sessions where id = ${'title-knowledge-2020'}`
  return row?.title ?? ''
}
