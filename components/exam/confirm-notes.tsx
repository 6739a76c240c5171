import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { dayAndMinute } from '@/lib/clock/format'
import { conditionDoubts } from '@/lib/exam/conditions/condition-objections'
import { confirmObjections } from '@/lib/exam/confirm-objections'
import type { RegistrationFacts, RegistrationState } from '@/lib/exam/machine'
import { afterConfirm } from '@/lib/exam/way'

type ConfirmWarningProps = {
  facts: RegistrationFacts
  state: RegistrationState
  /** What is chosen: 级别和专业, 职位. */
  choice: string
}

/** What confirming leads to, and that nothing can be changed after it (E-07). */
export function ConfirmWarning({ facts, state, choice }: ConfirmWarningProps) {
  const [registration, payment] = [dayAndMinute(facts.windows.registration.to), dayAndMinute(facts.windows.payment.to)]
  const pay = `前完成网上缴费，逾期未缴费视为自动放弃报名。`
  const next = {
    unsigned: `确认后请在 ${registration} 前签署告知承诺书，${facts.frame.byHand ? '签署后等待审核，审核通过后' : '再'}在 ${payment} ${pay}`,
    review: `提交后等待审核，审核通过后请在 ${payment} ${pay}`,
    confirmed: `确认后请在 ${payment} ${pay}`,
  }[state === 'draft' ? afterConfirm(facts) : 'review']
  return (
    <Alert tone="soon" title={state === 'draft' ? '确认后不能修改' : '提交后等待审核'}>
      {state === 'draft' && `报名信息、${choice}一经确认就不能再改，报名截止前也不能。`}
      {next}
    </Alert>
  )
}

/** What the exam's conditions leave open (E-10). */
export function ConfirmDoubts({ facts }: { facts: RegistrationFacts }) {
  return conditionDoubts(facts.asked).map((doubt) => (
    <Alert key={doubt} tone="soon" title={facts.frame.byHand ? '要由人工审核' : '请再确认一次'}>
      {doubt}
    </Alert>
  ))
}

/** What stands against confirming, and where it is mended. */
export function ConfirmObjections({ facts, sessionId }: { facts: RegistrationFacts; sessionId: string }) {
  return confirmObjections(facts).map(({ message, href }) => (
    <Alert key={message} tone="error" title="不能确认">
      {message}
      {href && (
        <ButtonLink href={href.startsWith('/') ? href : `/exams/${sessionId}/${href}`} tone="secondary" size="small">
          去修改
        </ButtonLink>
      )}
    </Alert>
  ))
}
