import { Badge } from '@/components/ui/badge'
import { staffRoles } from '@/lib/access/viewer'
import { Cell, Head, Table } from './table'

export type StaffRow = {
  id: string
  username: string
  name: string
  disabledAt: Date | null
  enrolled: boolean
  linkUntil: Date | null
  roles: readonly { role: string; scope: string }[]
}

/** Staff accounts as the administrator reads them; each name leads to its page. */
export function StaffTable({ rows }: { rows: readonly StaffRow[] }) {
  return (
    <Table caption="工作人员账号">
      <Head columns={['姓名', '用户名', '角色', '状态']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell>
              <a href={`/office/staff/${row.id}`} className="link inline-block min-w-16 py-1">
                {row.name}
              </a>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.username}</span>
            </Cell>
            <Cell>
              <span className="block min-w-32">
                {row.roles.map(({ role, scope }) => `${roleLabel(role)}${scope === '*' ? '' : '（限考试）'}`).join('、') || (
                  <span className="text-ink-3">没有角色</span>
                )}
              </span>
            </Cell>
            <Cell>
              <StaffState {...row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function StaffState({ disabledAt, enrolled, linkUntil }: Pick<StaffRow, 'disabledAt' | 'enrolled' | 'linkUntil'>) {
  if (disabledAt) return <Badge tone="ended-badly">已停用</Badge>
  if (enrolled) return <Badge tone="done">在用</Badge>
  return linkUntil ? <Badge tone="others">待本人开通</Badge> : <Badge tone="soon">链接已过期</Badge>
}

export function roleLabel(role: string): string {
  return (staffRoles as Record<string, string>)[role] ?? role
}
