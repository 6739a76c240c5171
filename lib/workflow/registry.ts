// Where the businesses meet: one row a kind, and the only file that knows them all.
import { writeCertificate } from '@/lib/certificate/effects'
import { registrationDeskFacts } from '@/lib/exam/desk-facts'
import { registrationDeskLinks } from '@/lib/exam/desk-links'
import { registrationDeskRound } from '@/lib/exam/desk-round'
import {
  annulScores,
  giveUpPlace,
  openRegistrationRow,
  recordChoice,
  recordPayment,
  recordReplacedPhoto,
  recordSignature,
  recordWithdrawal,
  tellAbandoned,
  tellPassed,
  tellRejected as tellRegistrationRejected,
  tellReturned as tellRegistrationReturned,
  tellSubmitted,
  tellVoided,
} from '@/lib/exam/effects'
import { accountAnswers, registrationFacts } from '@/lib/exam/facts'
import { registrationForm } from '@/lib/exam/form'
import { type RegistrationFacts, registrationMachine } from '@/lib/exam/machine'
import { marksOnDesk } from '@/lib/exam/returned-marks'
import { questionsToJudge } from '@/lib/exam/round'
import { registrationOpinions } from '@/lib/exam/standard-opinions'
import { voidRegistration } from '@/lib/exam/voiding/effects'
import { voidingFacts } from '@/lib/exam/voiding/facts'
import { registrationVoidingMachine, type VoidingFacts } from '@/lib/exam/voiding/machine'
import { voidingDeskFacts, voidingTitle } from '@/lib/exam/voiding/shown'
import { afterConfirm, afterSigning } from '@/lib/exam/way'
import { openOrder } from '@/lib/payment/open-order'
import { concernForm } from '@/lib/publicity/concern/form'
import { publicityConcernMachine } from '@/lib/publicity/concern/machine'
import { concernDeskFacts } from '@/lib/publicity/concern/shown'
import { concernOpinions } from '@/lib/publicity/concern/standard-opinions'
import { refundDeskFacts } from '@/lib/service/exam-refund/desk-facts'
import {
  askAgain,
  instructRefund,
  instructUnasked,
  recordTransfer,
  tellAccountReturned,
  tellRefunded,
  tellRejected,
  tellReturned,
  tellWayClosed,
} from '@/lib/service/exam-refund/effects'
import { refundFacts, refundFrame } from '@/lib/service/exam-refund/facts'
import { refundForm } from '@/lib/service/exam-refund/form'
import { examRefundMachine, type RefundFacts } from '@/lib/service/exam-refund/machine'
import { refundDetails, refundSubjects, refundTitle } from '@/lib/service/exam-refund/shown'
import { refundOpinions } from '@/lib/service/exam-refund/standard-opinions'
import {
  beginCheck,
  tellFailed as tellCheckFailed,
  tellPassed as tellCheckPassed,
  tellIneligible,
  tellLapsed,
} from '@/lib/service/qualification-check/effects'
import { checkFacts } from '@/lib/service/qualification-check/facts'
import { checkForm } from '@/lib/service/qualification-check/form'
import { type CheckFacts, qualificationCheckMachine } from '@/lib/service/qualification-check/machine'
import { checkDeskFacts, checkDetails, checkTitle } from '@/lib/service/qualification-check/shown'
import { checkOpinions } from '@/lib/service/qualification-check/standard-opinions'
import { changeScore, tellUnchanged } from '@/lib/service/score-recheck/effects'
import { recheckFacts } from '@/lib/service/score-recheck/facts'
import { recheckForm } from '@/lib/service/score-recheck/form'
import { type RecheckFacts, scoreRecheckMachine } from '@/lib/service/score-recheck/machine'
import { recheckDeskFacts, recheckDetails, recheckSubjects, recheckTitle } from '@/lib/service/score-recheck/shown'
import { recheckOpinions } from '@/lib/service/score-recheck/standard-opinions'
import { unitDeskFacts } from '@/lib/unit/desk-facts'
import { registerUnit, tellRejected as tellUnitRejected, tellReturned as tellUnitReturned } from '@/lib/unit/effects'
import { unitRegistrationFacts } from '@/lib/unit/facts'
import { unitRegistrationForm } from '@/lib/unit/form'
import { type UnitRegistrationFacts, unitRegistrationMachine } from '@/lib/unit/machine'
import { unitDetails, unitSubjects, unitTitle } from '@/lib/unit/shown'
import { unitOpinions } from '@/lib/unit/standard-opinions'
import type { AnyBusiness, Business, Effect } from './business'

/** 待缴费 begins (E-20). */
const openOrderOf: Effect<RegistrationFacts> = ({ tx, head, facts, at }) =>
  openOrder(tx, { head, window: facts.windows.payment, at })

const registration: Business<RegistrationFacts> = {
  machine: registrationMachine,
  facts: registrationFacts,
  form: (facts) => registrationForm(facts.frame),
  accountAnswers,
  stepHref: (head, step) => `/exams/${head.aboutId}/${step}`,
  opened: openRegistrationRow,
  deskFacts: registrationDeskFacts,
  deskLinks: registrationDeskLinks,
  standardOpinions: registrationOpinions,
  judged: (move, facts) => (move === 'return' ? questionsToJudge(facts) : []),
  deskRound: registrationDeskRound,
  marked: marksOnDesk,
  effects: {
    confirm: async (work) => {
      await recordChoice(work)
      if (afterConfirm(work.facts) === 'confirmed') await openOrderOf(work)
    },
    sign: async (work) => {
      await recordSignature(work)
      if (afterSigning(work.facts) === 'confirmed') await openOrderOf(work)
    },
    withdraw: recordWithdrawal,
    submitProof: tellSubmitted,
    resubmit: tellSubmitted,
    pass: async (work) => {
      await tellPassed(work)
      await openOrderOf(work)
    },
    return: tellRegistrationReturned,
    agreeReturn: tellRegistrationReturned,
    reject: tellRegistrationRejected,
    pay: recordPayment,
    abandon: tellAbandoned,
    refund: giveUpPlace,
    void: async (work) => {
      await giveUpPlace(work)
      await tellVoided(work)
    },
    annul: annulScores,
    certify: writeCertificate,
    replacePhoto: recordReplacedPhoto,
  },
}

const registrationVoiding: Business<VoidingFacts> = {
  machine: registrationVoidingMachine,
  facts: voidingFacts,
  title: voidingTitle,
  deskFacts: voidingDeskFacts,
  effects: { confirm: voidRegistration },
}

const examRefund: Business<RefundFacts> = {
  machine: examRefundMachine,
  facts: refundFacts,
  form: (facts) => refundForm(refundFrame(facts)),
  frame: refundFrame,
  accountAnswers: ({ payee }) => ({ payee }),
  subjects: refundSubjects,
  title: refundTitle,
  details: refundDetails,
  deskFacts: refundDeskFacts,
  standardOpinions: refundOpinions,
  stepHref: (head, step) => `/services/exam-refund/${head.id}/${step}`,
  effects: {
    approve: instructRefund,
    giveBackUnasked: instructUnasked,
    retry: askAgain,
    return: tellReturned,
    reject: tellRejected,
    settle: tellRefunded,
    closeWay: tellWayClosed,
    returnAccount: tellAccountReturned,
    bounce: tellAccountReturned,
    confirmTransfer: recordTransfer,
  },
}

const unitRegistration: Business<UnitRegistrationFacts> = {
  machine: unitRegistrationMachine,
  facts: unitRegistrationFacts,
  form: () => unitRegistrationForm,
  accountAnswers: ({ manager }) => ({ manager: manager?.name ?? '', managerId: manager?.idNumber ?? '' }),
  subjects: unitSubjects,
  title: unitTitle,
  details: unitDetails,
  deskFacts: unitDeskFacts,
  standardOpinions: unitOpinions,
  stepHref: (head, step) => `/services/unit-registration/${head.id}/${step}`,
  effects: { approve: registerUnit, return: tellUnitReturned, reject: tellUnitRejected },
}

const scoreRecheck: Business<RecheckFacts> = {
  machine: scoreRecheckMachine,
  facts: recheckFacts,
  form: () => recheckForm,
  accountAnswers: ({ title }) => ({ paper: title }),
  subjects: recheckSubjects,
  title: recheckTitle,
  details: recheckDetails,
  deskFacts: recheckDeskFacts,
  standardOpinions: recheckOpinions,
  stepHref: (head, step) => `/services/score-recheck/${head.id}/${step}`,
  effects: { record: tellUnchanged, confirmChange: changeScore },
}

const qualificationCheck: Business<CheckFacts> = {
  machine: qualificationCheckMachine,
  facts: checkFacts,
  form: () => checkForm,
  opened: beginCheck,
  title: checkTitle,
  details: checkDetails,
  deskFacts: checkDeskFacts,
  standardOpinions: checkOpinions,
  stepHref: (head, step) => `/services/qualification-check/${head.id}/${step}`,
  effects: {
    pass: tellCheckPassed,
    fail: tellCheckFailed,
    confirm: tellIneligible,
    lapse: tellLapsed,
    reopen: tellCheckFailed,
  },
}

const publicityConcern: Business<object> = {
  machine: publicityConcernMachine,
  facts: async () => ({}),
  form: () => concernForm,
  deskFacts: concernDeskFacts,
  standardOpinions: concernOpinions,
  effects: {},
}

/** Every kind of business there is. */
export const registry: Record<string, AnyBusiness> = {
  'exam-registration': registration,
  'registration-voiding': registrationVoiding,
  'exam-refund': examRefund,
  'unit-registration': unitRegistration,
  'score-recheck': scoreRecheck,
  'qualification-check': qualificationCheck,
  'publicity-concern': publicityConcern,
}

/** The business of a kind. Throws on a kind that nobody declared. */
export function businessOf(kind: string): AnyBusiness {
  const business = Object.hasOwn(registry, kind) ? registry[kind] : undefined
  if (!business) throw new Error(`no business of kind ${kind}`)
  return business
}
