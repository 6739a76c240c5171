import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safePath } from './safe-path'

describe('A-01 the way back after signing in', () => {
  test.each(['/', '/exams/current', '/exams/mine?page=2#top', '/titles/1/step-2?back=//x', '/%E6%8A%A5%E5%90%8D'])(
    '%s is a page of ours',
    (path) => {
      expect(safePath(path)).toBe(path)
    },
  )

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '/a\\b',
    '/a b',
    '/a\u0000',
    '',
    `/${'a'.repeat(2000)}`,
    '/login?back=/login',
    '/login/staff',
    '/logout',
    '/api/files/1',
    '/_next/x',
  ])('%j is not', (path) => {
    expect(safePath(path, '/mine')).toBe('/mine')
  })

  test.each([undefined, null, 5, ['/a'], {}])('%j is not either', (path) => {
    expect(safePath(path)).toBe('/')
  })

  test('nothing leads to another site', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '//', '.', '..', ':', '@', 'evil.example', 'https:', '\t', '%2f', '%5c', '?', '#', 'ａ', '。'),
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const path = safePath(`/${parts.join('')}`)
        expect(new URL(path, 'https://zhunkao.example/login').origin).toBe('https://zhunkao.example')
        expect(path).toMatch(/^\/(?![/\\])/)
      }),
      { numRuns: 2000 },
    )
  })
})
