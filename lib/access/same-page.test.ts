import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samePage } from './same-page'

test.each(['/', '/login?back=%2Fexams%2Fmine', '/exams/title-knowledge-2020/details?photo=blurred'])(
  'Q-40 the switch of 长者模式 comes back to %s',
  (path) => expect(samePage(path)).toBe(path),
)

test.each([
  null,
  '',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  'https://evil.example',
  '/api/files/1',
  '/\t/evil.example',
])('Q-33 and from %o to the home page', (path) => expect(samePage(path)).toBe('/'))

test('Q-33 whatever the path, one stays on this site', () => {
  fc.assert(
    fc.property(
      fc.webUrl().map((url) => url.slice(6)),
      fc.string(),
      (one, other) => {
        for (const path of [one, other, `/${other}`, `/${one}`]) {
          expect(new URL(samePage(path), 'https://zhunkao.example').origin).toBe('https://zhunkao.example')
        }
      },
    ),
  )
})
