import { type Persona, personas } from '@/db/seed/personas'

/** The demo accounts as lines for the terminal. */
export function demoAccounts() {
  const rows = personas.map((one) => [
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
