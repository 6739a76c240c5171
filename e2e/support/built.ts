import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type BuiltAction = { id: string; file: string; name: string; page: string }

/** What the build serves: pages and routes by their pattern (`/exams/[id]`). */
export function builtPaths(kind: 'page' | 'route'): string[] {
  const names = Object.keys(manifest<Record<string, string>>('app-paths-manifest.json'))
  return names
    .filter((name) => name.endsWith(`/${kind}`) && !name.startsWith('/_') && name !== '/icon.svg/route')
    .map((name) => patternOf(name.slice(0, -kind.length - 1)))
    .sort()
}

/** Every server action of the build, with a page that knows it. */
export function builtActions(): BuiltAction[] {
  type Actions = Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
  const { node } = manifest<{ node: Actions }>('server-reference-manifest.json')
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const pages = Object.keys(workers).map((name) => patternOf(name.replace(/^app|\/page$/g, '')))
    return { id, file: filename, name: exportedName, page: pages.sort((one, other) => one.length - other.length)[0] ?? '/' }
  })
}

function manifest<T>(name: string): T {
  return JSON.parse(readFileSync(join(process.cwd(), '.next/server', name), 'utf8')) as T
}

function patternOf(name: string): string {
  return name.replace(/\/\([^)]+\)/g, '') || '/'
}
