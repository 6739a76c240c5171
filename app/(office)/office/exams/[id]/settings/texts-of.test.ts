import { expect, test } from 'vitest'
import { textsOf } from './texts-of'

test('O-10 what an officer posted is texts by name: boxes of one name are one text, files and the framework’s own are left out', () => {
  const form = new FormData()
  form.append('$ACTION_ID', 'x')
  form.append('title', '考试')
  form.append('r0_levels', '初级')
  form.append('r0_levels', '中级')
  form.append('__proto__', 'x')
  form.append('file', new File(['x'], 'x.txt'))
  const texts = textsOf(form)
  expect(Object.entries(texts)).toEqual([
    ['title', '考试'],
    ['r0_levels', '初级、中级'],
    ['__proto__', 'x'],
  ])
})
