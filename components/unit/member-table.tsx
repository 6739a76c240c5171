import type { ReactNode } from 'react'
import { Cell, Head, Table } from '@/components/office/table'
import { Badge } from '@/components/ui/badge'

export type MemberState = 'active' | 'invited' | 'left'
export const stateLabels: Record<MemberState, string> = { active: '正常', invited: '待设置密码', left: '已注销' }

export type MemberRow = {
  accountId: string
  username: string
  name: string
  isManager: boolean
  idKind: string
  maskedNumber: string
  state: MemberState
  /** 授权有效期: the last day; '' where there is none. */
  until: string
  isMandateOver: boolean
}

type Column = '证件类型' | '用户身份'
type Props = { caption: string; rows: readonly MemberRow[]; extra: Column; action: string; act: (row: MemberRow) => ReactNode }

/** Those who act for a unit, as 经办人管理 and 权限管理 list them. */
export function MemberTable({ caption, rows, extra, action, act }: Props) {
  const isManagement = extra === '证件类型'
  return (
    <Table caption={caption}>
      <Head
        columns={
          isManagement
            ? ['用户名', '姓名', '证件类型', '证件号', '用户状态', action]
            : ['用户名', '姓名', '身份证号', '用户身份', '状态', action]
        }
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.accountId}>
            <Cell>
              <span className="whitespace-nowrap">{row.username}</span>
            </Cell>
            <Cell>
              <span className="inline-block min-w-16">{row.name}</span>
            </Cell>
            {isManagement && (
              <Cell>
                <span className="inline-block min-w-24">{row.idKind || '未登记'}</span>
              </Cell>
            )}
            <Cell>
              <span className="whitespace-nowrap tabular-nums">{row.maskedNumber || '未登记'}</span>
            </Cell>
            {!isManagement && <Cell>{row.isManager ? '管理员' : '经办人员'}</Cell>}
            <Cell>
              <MemberStanding {...row} />
            </Cell>
            <Cell>{act(row)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

export function MemberStanding({ state, until, isMandateOver }: Pick<MemberRow, 'state' | 'until' | 'isMandateOver'>) {
  if (state !== 'left' && isMandateOver) return <Badge tone="soon">授权已到期</Badge>
  return (
    <>
      <Badge tone={state === 'active' ? 'done' : state === 'left' ? 'ended-badly' : 'others'}>{stateLabels[state]}</Badge>
      {state !== 'left' && until && <span className="block text-ink-3 text-sm">授权至 {until}</span>}
    </>
  )
}
