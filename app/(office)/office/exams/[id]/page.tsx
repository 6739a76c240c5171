import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountFilter } from '@/components/office/count-filter'
import { ExamLinks } from '@/components/office/exam-links'
import { RegistrationSearch } from '@/components/office/registration-search'
import { RegistrationTable } from '@/components/office/registration-table'
import { RevealNumber } from '@/components/office/reveal-number'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { countRegistrations, getOverseenExam, listRegistrationPage } from '@/db/queries/exam-office'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { revealNumberAction } from './actions'
import { readCursor, readSearch, readState, writeCursor } from './registration-filter'
import { stateChoices } from './state-choices'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '报名情况' }

export default async function OfficeExamPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const frame = await getOverseenExam(viewer, id)
  if (!frame) notFound()
  const [state, after, search] = [readState(query.state), readCursor(query.after), readSearch(query.q)]
  const [counts, page] = await Promise.all([
    countRegistrations(viewer, id),
    listRegistrationPage(viewer, id, { state, after, search }),
  ])
  const here = `/office/exams/${id}`
  const asked = { ...(state ? { state } : {}), ...(search ? { q: search } : {}) }
  const filter = state || search ? `?${new URLSearchParams(asked)}` : ''
  const placed = { ...asked, ...(typeof query.after === 'string' && after ? { after: query.after } : {}) }
  const back = `${here}?${new URLSearchParams(placed)}`
  const mayLook = hasRole(viewer, 'examOfficer', id)
  const looked = mayLook ? page.rows.find((row) => row.id === query.look) : undefined
  return (
    <Page width="wide">
      <PageTitle
        title={frame.session.title}
        above={`${frame.session.year} 年度 · 报名情况`}
        back={{ href: '/office/exams', label: '考试' }}
        aside={<ExamLinks here={here} hasPositions={frame.session.choiceBy === 'position'} />}
      />
      {looked && (
        <RevealNumber caseId={looked.id} name={looked.name} number={looked.number} back={back} action={revealNumberAction} />
      )}
      <div className="mb-5">
        <RegistrationSearch state={state} search={search} />
        <CountFilter label="按状态筛选" choices={stateChoices(counts, state, here)} />
      </div>
      {page.rows.length === 0 ? (
        <Empty
          title={after ? '后面没有了' : '没有这样的报名'}
          action={
            (after || filter) && (
              <ButtonLink href={after ? here + filter : here} tone="secondary">
                {after ? '回到第一页' : '看全部报名'}
              </ButtonLink>
            )
          }
        >
          {after
            ? '这一页之后没有报名。'
            : search
              ? '请核对报名序号或姓名的开头；同名太多的，请多写几个字。'
              : state
                ? '没有处于这个状态的报名。'
                : '考生进入报名以后，会列在这里。'}
        </Empty>
      ) : (
        <RegistrationTable rows={page.rows} look={mayLook ? (caseId) => `${back}&look=${caseId}#look` : undefined} />
      )}
      <Pager
        first={after && here + filter}
        next={page.next && `${here}?${new URLSearchParams({ ...asked, after: writeCursor(page.next) })}`}
      />
    </Page>
  )
}
