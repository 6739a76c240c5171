import { type Answer, canaryMark, type Owners, readAnswers, secretsIn } from './canary'
import { ownerDatabase } from './database'
import { readLooks, readViewers } from './viewers'

/** What somebody was given of another, over the whole run: not their own, not typed by themselves, not looked at on purpose. */
export async function leakedAnswers(owners: Owners): Promise<string[]> {
  const [viewers, looks] = [await readViewers(), await readLooks()]
  const isLeak = ({ session, sent, addresses, method }: Answer, secret: string) => {
    const viewer = session === null ? undefined : viewers.get(session)
    const people = [...(owners.get(secret) ?? [])]
    if (people.length === 0 || sent.includes(secret) || addresses.includes(secret)) return false
    if (people.some((person) => person === viewer?.personId)) return false
    if (viewer?.kind !== 'staff') return true
    // Staff see names; whole numbers only where they asked for them and the ledger has it.
    return secret !== canaryMark && !(method === 'POST' && people.some((person) => looks.has(`${viewer.accountId} ${person}`)))
  }
  return ownAnswers().flatMap((answer) => {
    const leaks = answer.found.filter((secret) => isLeak(answer, secret))
    return leaks.length > 0 ? [`${answer.method} ${answer.url} gave ${leaks.join(', ')}`] : []
  })
}

/** Addresses with somebody's numbers in them that a browser asked for or told as where it came from. */
export function leakedAddresses(owners: Owners): string[] {
  return ownAnswers()
    .filter(({ byBrowser, addresses }) => byBrowser && addresses.some((secret) => owners.has(secret)))
    .map(({ url }) => url)
}

/** Columns that hold somebody's number in plain: every table of every schema is read from end to end. */
export async function leakedColumns(owners: Owners): Promise<string[]> {
  const sql = ownerDatabase()
  const tables = await sql<{ s: string; t: string; columns: { name: string; type: string }[] }[]>`
    select c.table_schema as s, c.table_name as t, json_agg(json_build_object('name', c.column_name, 'type', c.data_type)) as columns
    from information_schema.columns c join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'e2e')
      -- The simulated companies lie in their own schema, which the product never reads.
      and table_schema <> 'sandbox'
    group by 1, 2`
  const found = new Set<string>()
  for (const { s, t, columns } of tables) {
    const texts = columns.map(({ name, type }) =>
      type === 'bytea' ? sql`encode(${sql(name)}, 'escape') as ${sql(name)}` : sql`${sql(name)}::text as ${sql(name)}`,
    )
    const list = texts.flatMap((text, index) => (index === 0 ? [text] : [sql`, `, text]))
    for await (const rows of sql<Record<string, string | null>[]>`select ${list} from ${sql(s)}.${sql(t)}`.cursor(1000)) {
      // Names are kept plain, people search for them.
      for (const row of rows)
        for (const [column, text] of Object.entries(row))
          for (const secret of secretsIn(text ?? '', owners))
            if (secret !== canaryMark) found.add(`${s}.${t}.${column} holds ${secret}`)
    }
  }
  return [...found]
}

/** What browsers reported to have blocked. */
export function cspReports(): string[] {
  return readAnswers()
    .filter(({ url, byBrowser }) => byBrowser && url.startsWith('/api/csp-report'))
    .map(({ method, url }) => `${method} ${url}`)
}

/** The simulators are other companies that do get numbers; the sandbox shows everybody what they got. */
function ownAnswers(): Answer[] {
  return readAnswers().filter(({ url }) => !/^\/(api\/)?sandbox(\/|\?|$)/.test(url))
}
