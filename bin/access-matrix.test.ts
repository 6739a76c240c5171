import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { actionRules, pageRules, routeRules } from '@/lib/access/access-matrix'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8')

test('Q-32 every page has a rule in the access matrix, and every rule a page', () => {
  expect(Object.keys(pageRules).sort()).toEqual(patterns('page.tsx'))
})

test('Q-32 every route has a rule in the access matrix, and every rule a route', () => {
  expect(Object.keys(routeRules).sort()).toEqual(patterns('route.ts'))
})

test('Q-32 every server action has a rule in the access matrix, and every rule an action', () => {
  expect(Object.keys(actionRules).sort()).toEqual(files.filter(isActions).flatMap(actionsOf).sort())
})

test('Q-32 server actions stand in files of their own: an inline one would have no name in the build', () => {
  const inline = files.filter((file) => !isActions(file) && /['"]use server['"]/.test(sourceOf(file)))
  expect(inline).toEqual([])
})

function patterns(name: string): string[] {
  return files
    .filter((file) => file.endsWith(`/${name}`))
    .map((file) => file.slice('app'.length, -name.length - 1).replace(/\/\([^)]+\)/g, '') || '/')
    .sort()
}

function isActions(file: string): boolean {
  return /^['"]use server['"]/.test(sourceOf(file))
}

function actionsOf(file: string): string[] {
  return [...sourceOf(file).matchAll(/^export (?:async function|const) (\w+)/gm)].map((match) => `${file} ${match[1]}`)
}
