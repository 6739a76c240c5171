import { connection } from 'next/server'
import { readTitle } from '../sql'

/** What the framework costs by itself: a dynamic page with one query. */
export default async function BarePage() {
  await connection()
  return <h1>{await readTitle()}</h1>
}
