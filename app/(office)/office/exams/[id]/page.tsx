import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountFilter } from '@/components/office/count-filter'
import { ExamLinks } from '@/components/office/exam-links'
import { NoRegistrations } from '@/components/office/no-registrations'
import { RegistrationSearch } from '@/components/office/registration-search'
import { RegistrationTable } from '@/components/office/registration-table'
import { RevealNumber } from '@/components/office/reveal-number'
import { Page } from '@/components/shell/page'
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
        <NoRegistrations
          asked={{ after: Boolean(after), search: search !== '', state: Boolean(state) }}
          first={here + filter}
          all={here}
        />
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
