import { connection } from 'next/server'
import { readTitle } from '../../sql'

/** As many elements as 我的考试 with one registration, and nothing else: what rendering alone costs. */
export default async function LargePage() {
  await connection()
  const title = await readTitle()
  return (
    <main>
      {Array.from({ length: 40 }, (_, ordinal) => `/row/${ordinal}`).map((href) => (
        <section key={href} className="flex gap-3 rounded-xl border">
          <a className="link" href={href}>
            <span className="text-sm">{title}</span>
          </a>
          <p className="mt-2">{href}</p>
        </section>
      ))}
    </main>
  )
}
