import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { CountFilter } from '@/components/office/count-filter'
import { DishonestyTable } from '@/components/office/dishonesty-table'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { listEntries, readsRegistry } from '@/db/queries/dishonesty'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { rememberOpening } from '@/lib/dishonesty/open-entry'
import { findDishonestyAction } from './actions'
import { type RegistryQuery, readRegistryCursor, readRegistryFilter, registryPath } from './registry-filter'

export const metadata: Metadata = { title: '诚信档案库' }

/** 资格考试诚信档案库: who is in it, why, until when (O-23). */
export default async function DishonestyPage({ searchParams }: { searchParams: Promise<RegistryQuery> }) {
  const [viewer, query] = [await requireViewer('staff'), await searchParams]
  if (!readsRegistry(viewer)) notFound()
  const [filter, after] = [readRegistryFilter(query), readRegistryCursor(query.after)]
  const [{ rows, next }, at] = await Promise.all([listEntries(viewer, filter, after), now()])
  if (filter.personId && rows.length > 0) await rememberOpening(viewer, filter.personId)
  const isOfficer = hasRole(viewer, 'examOfficer')
  return (
    <Page width="wide">
      <PageTitle
        title="诚信档案库"
        lead="虚假承诺和违纪违规的记录：来源、记录期和限制。由一位考务人员提出、另一位复核后生效；不能修改和删除，只能提前终止。"
        aside={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/office/dishonesty/violations" tone="secondary">
              违纪（-2）
            </ButtonLink>
            {isOfficer && <ButtonLink href="/office/dishonesty/new">登记</ButtonLink>}
          </div>
        }
      />
      <ActionForm action={findDishonestyAction} className="mb-5 flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-80">
          <TextField
            name="q"
            label="姓名的开头，或完整证件号码"
            defaultValue={filter.name ?? ''}
            maxLength={50}
            autoComplete="off"
          />
        </div>
        <SubmitButton tone="secondary">查找</SubmitButton>
      </ActionForm>
      <div className="mb-5">
        <CountFilter
          label="按复核筛选"
          choices={[
            { href: registryPath({ ...filter, waiting: false }), label: '全部', count: '', isChosen: !filter.waiting },
            { href: registryPath({ ...filter, waiting: true }), label: '待复核', count: '', isChosen: filter.waiting === true },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <Empty
          title={after ? '后面没有了' : '没有这样的记录'}
          action={<ButtonLink href="/office/dishonesty">看全部记录</ButtonLink>}
        >
          记入诚信档案的人员会列在这里。
        </Empty>
      ) : (
        <DishonestyTable rows={rows} at={at} />
      )}
      <Pager first={after && registryPath(filter)} next={next && registryPath(filter, next)} />
    </Page>
  )
}
