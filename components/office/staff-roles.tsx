import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { staffRoles } from '@/lib/access/viewer'
import { roleLabel } from './staff-table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type StaffRolesProps = {
  accountId: string
  roles: readonly { role: string; scope: string }[]
  scopes: readonly { id: string; title: string }[]
  /** Why nothing can be changed here; null: it can. */
  locked: string | null
  give: Action
  take: Action
}

/** Roles with their scopes, given and taken (O-27). */
export function StaffRoles({ accountId, roles, scopes, locked, give, take }: StaffRolesProps) {
  const titleOf = (scope: string) => (scope === '*' ? '全部考试和业务' : (scopes.find((one) => one.id === scope)?.title ?? scope))
  return (
    <Card title="角色">
      {roles.length === 0 && <p className="text-ink-2">还没有角色：可以登录，但没有可办的事项。</p>}
      <ul>
        {roles.map(({ role, scope }) => (
          <li
            key={`${role}:${scope}`}
            className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-2 last:border-b-0"
          >
            <span>
              <strong>{roleLabel(role)}</strong> <span className="text-ink-2">{titleOf(scope)}</span>
            </span>
            {locked === null && (
              <ActionForm action={take}>
                <input type="hidden" name="account" value={accountId} />
                <input type="hidden" name="role" value={role} />
                <input type="hidden" name="scope" value={scope} />
                <SubmitButton tone="danger" size="small" aria-label={`收回${roleLabel(role)}（${titleOf(scope)}）`}>
                  收回
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {locked === null ? (
        <ActionForm action={give} className="mt-5 grid gap-4 border-line border-t pt-5 sm:grid-cols-[1fr_2fr_auto] sm:items-end">
          <input type="hidden" name="account" value={accountId} />
          <Field id="field-role" label="授予角色">
            <select id="field-role" name="role" className="box cursor-pointer" defaultValue="">
              <option value="">请选择</option>
              {Object.entries(staffRoles).map(([role, label]) => (
                <option key={role} value={role}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <Field id="field-scope" label="范围">
            <select id="field-scope" name="scope" className="box cursor-pointer" defaultValue="*">
              <option value="*">全部考试和业务</option>
              {scopes.map(({ id, title }) => (
                <option key={id} value={id}>
                  只限 {title}
                </option>
              ))}
            </select>
          </Field>
          <SubmitButton>授予</SubmitButton>
        </ActionForm>
      ) : (
        <p className="mt-4 text-ink-3 text-sm">{locked}</p>
      )}
    </Card>
  )
}
