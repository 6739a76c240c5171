import { describe, expect, test } from 'vitest'
import { isReadableCall } from './is-readable-call'

const call = { 'next-action': '00'.repeat(21) }

describe('Q-11 calls as our pages make them pass', () => {
  test.each([
    '[]',
    '["$undefined",{"a":[1,null,true,"$$1"]}]',
    '["$D2020-08-15T10:00:00.000Z","$NaN","$-0","$-Infinity"]',
    '["case","step",3,{"school":"𬭊$$"}]',
  ])('%s', async (body) => expect(await isReadable(body, call)).toBe(true))

  test('with a form beside them', async () => {
    expect(await isReadable(form({ 0: '[null,"$K1"]', _1_school: '$1', _1_0: '{{' }), call)).toBe(true)
  })

  test('and forms posted without scripts', async () => {
    const state = { '$ACTION_1:0': '{"id":"aa","bound":"$@1"}', '$ACTION_1:1': '["$undefined"]' }
    expect(await isReadable(form({ $ACTION_REF_1: '', ...state, $ACTION_KEY: 'k', school: '{{$1' }))).toBe(true)
    expect(await isReadable(form({ $ACTION_ID_aa: '', school: '$@1' }))).toBe(true)
    expect(await isReadable('school=1', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(true)
  })
})

describe('Q-11 Q-33 what the framework cannot read, or what our pages never send, is refused before it', () => {
  test.each([
    '',
    '{{{',
    '[',
    '{}',
    '"$1"',
    '["$1"]',
    '["$1:__proto__:then"]',
    '["$@1"]',
    '["$F1"]',
    '["$h1"]',
    '["$n1"]',
    '["$Dx"]',
    '["$Q1"]',
    '["$B1"]',
    '["$T1"]',
    '["$K1:2"]',
    '[{"__proto__":{"then":"x"}}]',
    '['.repeat(50_000) + ']'.repeat(50_000),
  ])('%s', async (body) => expect(await isReadable(body, call)).toBe(false))

  test.each([
    ['no arguments', { 1: '[]' }],
    ['a part that is not named by a form', { 0: '["$1"]', 1: '{"status":"resolved_model"}' }],
  ])('a form with %s', async (_, fields) => expect(await isReadable(form(fields), call)).toBe(false))

  test('a form whose arguments come twice or as a file', async () => {
    const twice = form({ 0: '[]' })
    twice.append('0', '[]')
    expect(await isReadable(twice, call)).toBe(false)
    const file = new FormData()
    file.append('0', new Blob(['[]']))
    expect(await isReadable(file, call)).toBe(false)
  })

  test.each([
    ['no action behind its reference', { $ACTION_REF_1: '' }],
    ['an action without id', { $ACTION_REF_1: '', '$ACTION_1:0': '{"bound":"$@1"}', '$ACTION_1:1': '[]' }],
    ['an action that is null', { $ACTION_REF_1: '', '$ACTION_1:0': 'null' }],
    ['bound arguments that are missing', { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"aa","bound":"$@1"}' }],
    ['bound arguments that refer further', { '$ACTION_1:0': '{"id":"aa","bound":"$@1"}', '$ACTION_1:1': '["$2"]' }],
  ])('a form without scripts with %s', async (_, fields) => expect(await isReadable(form(fields))).toBe(false))

  test.each(['--x\r\nfoo', '--x--', '', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'])(
    'a cut or empty multipart body %j',
    async (body) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=x' }
      expect(await isReadable(body, { ...headers, ...call })).toBe(false)
    },
  )
})

function form(fields: Record<string, string>): FormData {
  const made = new FormData()
  for (const [name, text] of Object.entries(fields)) made.append(name, text)
  return made
}

function isReadable(body: string | FormData, headers: Record<string, string> = {}) {
  return isReadableCall(new Request('http://localhost:3000/', { method: 'POST', body, headers }))
}

test('Q-11 control characters in the name of a file or a part are refused before Next stumbles over them', async () => {
  const call = (name: string, filename: string) =>
    new Request('http://x/profile/materials', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'next-action': 'x' },
      body: `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: application/pdf\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--b--\r\n`,
    })
  expect(await isReadableCall(call('_1_file', 'a.pdf'))).toBe(true)
  expect(await isReadableCall(call('_1_file', 'a\0.pdf'))).toBe(false)
  expect(await isReadableCall(call('_1_fi\0le', 'a.pdf'))).toBe(false)
})
