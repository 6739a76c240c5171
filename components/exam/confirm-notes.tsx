import { Alert } from '@/components/ui/alert'
import { dayAndMinute } from '@/lib/clock/format'
import type { RegistrationFacts, RegistrationState } from '@/lib/exam/machine'
import { eligibilityDoubts, eligibilityRules } from '@/lib/exam/rules'
import { afterConfirm } from '@/lib/exam/way'
import type { Answers } from '@/lib/workflow/form'

/** The rules of 职称考试, told before confirming, and what the answers make doubtful. */
export function RulesNote({ answers }: { answers: Answers }) {
  return (
    <>
      <Alert tone="info" title="报名条件">
        <ul className="list-disc pl-5">
          {eligibilityRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Alert>
      {eligibilityDoubts(answers).map((doubt) => (
        <Alert key={doubt} tone="soon" title="请再确认一次">
          {doubt}
        </Alert>
      ))}
    </>
  )
}

/** What confirming leads to, and that nothing can be changed after it (E-07). */
export function ConfirmWarning({ facts, state }: { facts: RegistrationFacts; state: RegistrationState }) {
  const [registration, payment] = [dayAndMinute(facts.windows.registration.to), dayAndMinute(facts.windows.payment.to)]
  const pay = `前完成网上缴费，逾期未缴费视为自动放弃报名。`
  const next = {
    unsigned: `确认后请在 ${registration} 前签署告知承诺书，再在 ${payment} ${pay}`,
    review: `提交后等待审核，审核通过后请在 ${payment} ${pay}`,
    confirmed: `确认后请在 ${payment} ${pay}`,
  }[state === 'draft' ? afterConfirm(facts) : 'review']
  return (
    <Alert tone="soon" title={state === 'draft' ? '确认后不能修改' : '提交后等待审核'}>
      {state === 'draft' && `报名信息、级别和专业${facts.frame.subjects ? '、科目' : ''}一经确认就不能再改，报名截止前也不能。`}
      {next}
    </Alert>
  )
}
