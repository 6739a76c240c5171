import { titleKnowledgeId } from '@/db/seed/exams'
import type { Finding } from './findings'
import { loadInTurns, type Target, throughputRatio } from './load'
import { seedCandidates } from './seed-candidates'
import type { Stack } from './stack'

const goal = { atLeast: 0.8 }

/** signed-in pages against a bare page with one query, and what being signed in costs. Everybody has one registration. */
export async function measurePages(stack: Stack): Promise<Finding[]> {
  const people = await seedCandidates(stack.ownerUrl, { name: 'pages', count: 64, state: 'draft' })
  const [port, barePort] = [await stack.site(), await stack.bareSite()]
  const cookies = people.map((one) => one.cookie)
  const signedIn = (path: string): Target => ({ name: path, port, path, cookies })
  const targets = [
    { name: 'bare', port: barePort, path: '/' },
    { name: 'bare, as many elements', port: barePort, path: '/large' },
    signedIn('/exams/mine'),
    signedIn(`/exams/${titleKnowledgeId}/details`),
    signedIn('/exams/current'),
    { name: '/exams/current, signed out', port, path: '/exams/current' },
    signedIn('/'),
  ]
  const [bare, large, mine, step, current, currentOut, home] = await loadInTurns(targets, stack.signal)
  if (!bare || !large || !mine || !step || !current || !currentOut || !home) throw new Error('a target is missing')
  const of = (what: string, load: typeof mine): Finding => ({
    ...{ requirement: 'Q-50', what, unit: '×', goal },
    ...throughputRatio(load, bare),
  })
  return [
    {
      requirement: 'Q-50',
      what: 'the bare page with as many elements as /exams/mine',
      unit: '×',
      ...throughputRatio(large, bare),
    },
    of('/exams/mine', mine),
    of('step page (details)', step),
    of('/exams/current', current),
    of('/exams/current, signed out', currentOut),
    of('home, signed in', home),
    { requirement: 'Q-50', what: '/exams/current, signed in : out', unit: '×', ...throughputRatio(current, currentOut) },
  ]
}
