import fc from 'fast-check'
import type { BuiltAction } from './built'

const base = `http://localhost:${process.env.E2E_PORT}`
const atOnce = 12

/** What people, scripts and attackers put where a word is expected. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '../../etc/passwd',
    '\0',
    '%00',
    '%ff',
    '%',
    '%25',
    '%2e%2e%2f',
    "'",
    '"',
    "' or 1=1--",
    '#{7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
    '-1',
    '0',
    '1e309',
    '9'.repeat(400),
    'title-knowledge-2020',
    'TITLE-KNOWLEDGE-2020',
  ),
  fc.constantFrom(
    '𬭊𠅤𣆳',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\udfff\ud800',
    'é'.normalize('NFD'),
    'a'.repeat(5000),
    '长'.repeat(2000),
    '\r\nSet-Cookie: a=b',
    '2020-13-45',
    '2020-02-30T25:61:61Z',
  ),
  fc.uuid(),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

export type Answer = { what: string; status: number; text: string }

export async function send(path: string, options: RequestInit): Promise<Answer> {
  const answer = await fetch(base + path, { redirect: 'manual', ...options })
  const text = await answer.text()
  return {
    what: `${options.method ?? 'GET'} ${path.slice(0, 200)} ${JSON.stringify(options.headers)} ${String(options.body ?? '').slice(0, 200)}`,
    status: answer.status,
    text: text.slice(0, 2000),
  }
}

/** In a call a text that begins with $ is written with two; the one that stands for the form is not. */
function escapeDollar(_: string, one: unknown): unknown {
  return typeof one === 'string' && one.startsWith('$') && one !== '$K1' ? `$${one}` : one
}

/** Sends everything, some at once; the answers of 500 and above, 503 apart where the product is busy. */
export async function hurl(sends: (() => Promise<Answer>)[]): Promise<{ what: string; status: number }[]> {
  const bad: { what: string; status: number }[] = []
  const waiting = sends.values()
  const work = async () => {
    for (const one of waiting) {
      const { what, status } = await one()
      if (status >= 500 && status !== 503) bad.push({ what, status })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return bad.slice(0, 20)
}

export function encoded(text: string): string {
  // Dots alone would lead to another address; what is percent-encoded already goes out as it is: broken escapes are an input too.
  if (/^\.+$/.test(text)) return 'dots'
  return /^%/.test(text) ? text : encodeURIComponent(text.toWellFormed())
}

/** Calls an action with these arguments and fields, each of them made anew. */
export async function post(
  { id, page, name }: BuiltAction,
  args: readonly unknown[],
  form: readonly (readonly [string, () => string])[],
  cookie: string,
): Promise<Answer> {
  const body = new FormData()
  for (const [field, text] of form) body.append(`_1_${field}`, text())
  const said = JSON.stringify(
    args.map((arg) => (typeof arg === 'function' ? arg() : arg)),
    escapeDollar,
  )
  body.append('0', said)
  const path = page.replace('[id]', 'title-knowledge-2020').replace(/\[\w+\]/g, 'details')
  const answer = await send(path, { method: 'POST', body, headers: { 'Next-Action': id, Cookie: cookie } })
  return {
    ...answer,
    what: `${name} ${said.slice(0, 300)} ${JSON.stringify(form.map(([field, text]) => [field, text().slice(0, 80)]))}`,
  }
}
