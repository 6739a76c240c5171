// The demo's data and accounts, as db/seed declares them.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Persona = {
  username: string
  password: string
  totpSecret?: string
  roles: string[]
  name: string
  unit?: string
  note: string
}

/** Fills an empty database with the demo's data; a filled one is left as it is. */
export async function seedDemo() {
  const module = await load<{ seedDemo: () => Promise<void> }>('../db/seed/seed.ts')
  await module?.seedDemo()
}

/** The demo accounts as lines for the terminal. */
export async function demoAccounts() {
  const module = await load<{ personas: Persona[] }>('../db/seed/personas.ts')
  const rows = (module?.personas ?? []).map((one) => [
    one.username,
    one.password,
    one.roles.join(' '),
    one.name,
    totp(one) + (one.unit ?? one.note),
  ])
  const table = [['账号', '密码', '角色', '姓名', '说明'], ...rows]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => widthOf(row[column] ?? ''))))
  return [
    '',
    ...table.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd()),
    '',
  ].join('\n')
}

const totp = ({ totpSecret }: Persona) => (totpSecret ? `动态口令密钥 ${totpSecret}；` : '')

const pad = (text: string, width: number) => text + ' '.repeat(width - widthOf(text))

// A terminal gives a Chinese character two columns.
const widthOf = (text: string) => [...text].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)

async function load<Module>(path: string): Promise<Module | undefined> {
  const file = new URL(path, import.meta.url)
  return existsSync(fileURLToPath(file)) ? ((await import(file.href)) as Module) : undefined
}
