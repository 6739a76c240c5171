import { putOffDossierAction } from '@/app/(account)/profile/dossier/actions'
import { enterRegistrationAction } from '@/app/(candidate)/exams/actions'
import { DossierInvite } from '@/components/account/dossier-invite'
import { ElderHome } from '@/components/elder/elder-home'
import { EligibilityLink } from '@/components/exam/eligibility-link'
import { CommonServices } from '@/components/portal/common-services'
import { ExamList } from '@/components/portal/exam-list'
import { NextMoments } from '@/components/portal/next-moments'
import { Welcome } from '@/components/portal/welcome'
import { PublicityLinks } from '@/components/publicity/publicity-links'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { listExamFrames } from '@/db/queries/exam'
import { displayMode } from '@/lib/access/display-mode'
import { invitesDossier } from '@/lib/access/dossier-invite'
import { currentViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { nextPoints } from '@/lib/exam/next-points'
import { nextThings } from '@/lib/exam/next-things'
import { readMyExams } from '@/lib/exam/read-registration'
import { readPublicities } from '@/lib/publicity/read-public'

export default async function HomePage() {
  const [viewer, at] = await Promise.all([currentViewer(), now()])
  const frames = await listExamFrames(at)
  const exams = viewer?.kind === 'person' ? await readMyExams(viewer, at) : []
  const invites = await invitesDossier(viewer)
  const todos = exams.flatMap((exam) => exam.todo ?? [])
  if ((await displayMode()) === 'elder') {
    const sessions = frames.map(({ session, windows }) => ({ ...session, windows }))
    const mine = exams.map((exam) => ({ ...exam, session: { ...exam.frame.session, windows: exam.frame.windows } }))
    const things = nextThings({ kind: viewer?.kind ?? null, exams: mine, open: sessions, at, invites })
    return <ElderHome name={viewer?.name} things={things} />
  }
  const { running } = await readPublicities(at)
  return (
    <Page width="wide">
      <div className="grid gap-8 md:grid-cols-[1fr_26rem]">
        <Welcome signedIn={viewer?.kind === 'person'} todos={todos} />
        <NextMoments points={nextPoints(frames, at)} />
      </div>
      {invites && (
        <div className="mt-8">
          <DossierInvite later={putOffDossierAction} back="/" />
        </div>
      )}
      <p className="mt-8 text-right">
        <EligibilityLink />
      </p>
      {frames.length === 0 && <Empty title="现在没有考试">新的考试公布后会出现在这里。</Empty>}
      <ExamList frames={frames} now={at} enter={enterRegistrationAction} />
      {running.length > 0 && (
        <>
          <h2 className="mt-10 mb-4 font-bold font-song text-2xl">正在公示</h2>
          <PublicityLinks publicities={running} isOver={false} />
        </>
      )}
      <h2 className="mt-10 mb-4 font-bold font-song text-2xl">常办业务</h2>
      <CommonServices />
    </Page>
  )
}
