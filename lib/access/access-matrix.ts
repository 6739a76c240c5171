// Who may open what: the declared side of the matrix, which bin/access-matrix.test.ts and the browser stories hold against the product.
import type { StaffRole } from './viewer'

/**
 * `everyone`: also who is not signed in. `signedIn`: any account, of its own things. `person`, `staff`: that kind of account.
 * `owner`: the candidate whose registration, file, order or message it is; `ownerAnd`: and these roles. `published`: everyone once it is published, before that the roles.
 * `signed`: whoever can sign the message. A list: staff with one of these roles, where the scope of the role fits.
 */
export type Rule =
  | 'everyone'
  | 'signedIn'
  | 'person'
  | 'owner'
  | 'staff'
  | 'signed'
  | { published: readonly StaffRole[] }
  | { ownerAnd: readonly StaffRole[] }
  | readonly StaffRole[]

// Whom the machine of a registration names, in the scope of the role (policy.ts), and the auditor.
const overseers = ['examOfficer', 'auditor'] as const
const messageReaders = ['examOfficer', 'administrator', 'auditor'] as const

const moneyReaders = ['cashier', 'auditor'] as const
// A registration awaits nobody who could decide it by hand, so that none of them gets anywhere with one.
const deciders = ['examOfficer', 'reviewer', 'cashier', 'certificateOfficer', 'committeeOffice', 'expert', 'bureau'] as const

export const pageRules: Readonly<Record<string, Rule>> = {
  '/': 'everyone',
  '/coming/[what]': 'everyone',
  '/exams/[id]': 'everyone',
  '/exams/[id]/[step]': 'owner',
  '/exams/[id]/confirm': 'owner',
  '/exams/[id]/done': 'owner',
  '/exams/[id]/pay': 'owner',
  '/exams/current': 'everyone',
  '/exams/mine': 'person',
  '/exams/mine/[caseId]': 'owner',
  '/login': 'everyone',
  '/login/enrol/[token]': 'everyone',
  '/login/provincial/[what]': 'everyone',
  '/login/qr': 'everyone',
  '/login/staff': 'everyone',
  '/messages': 'person',
  '/office': 'staff',
  '/office/cashier': moneyReaders,
  '/office/cashier/[number]': moneyReaders,
  '/office/cases/[id]': overseers,
  '/office/exams': overseers,
  '/office/exams/[id]': overseers,
  '/office/exams/[id]/seats': overseers,
  '/office/queue': 'staff',
  '/office/messages': messageReaders,
  '/office/messages/templates': ['administrator'],
  '/office/messages/templates/[key]': ['administrator'],
  '/office/audit': ['auditor'],
  '/office/staff': ['administrator'],
  '/office/staff/[id]': ['administrator'],
  '/office/staff/new': ['administrator'],
  '/profile/authenticator': 'staff',
  '/profile/materials': 'person',
  '/profile/sessions': 'signedIn',
  '/qr/[ticket]': 'signedIn',
  '/sandbox': 'everyone',
  '/sandbox/pay/[order]': 'everyone',
  '/services': 'everyone',
  '/services/[service]': 'person',
  '/services/[service]/[caseId]': 'owner',
  '/services/[service]/[caseId]/[step]': 'owner',
  '/services/[service]/new': 'person',
  '/services/requests': 'person',
  '/verify': 'everyone',
  '/verify/[code]': 'everyone',
  '/verify/sms': 'everyone',
}

/** The sandbox's routes are everyone's where the sandbox is on, and nowhere else. */
export const routeRules: Readonly<Record<string, Rule>> = {
  '/api/auth/[...nextauth]': 'everyone',
  '/api/calendar/[id]': 'everyone',
  '/api/captcha': 'everyone',
  '/api/csp-report': 'everyone',
  '/api/draws/[session]': { published: overseers },
  '/api/files/[id]': { ownerAnd: overseers },
  '/api/health': 'everyone',
  '/api/office/orders.csv': moneyReaders,
  '/api/payments/callback': 'signed',
  '/api/print/[document]/[id]': 'owner',
  '/api/provincial': 'everyone',
  '/api/qr': 'everyone',
  '/api/ready': 'everyone',
  '/api/sandbox/clock': 'everyone',
  '/api/sandbox/gateway/pay/orders': 'signed',
  '/api/sandbox/gateway/pay/orders/query': 'signed',
  '/api/sandbox/gateway/pay/refunds': 'signed',
  '/api/sandbox/gateway/sms/messages': 'signed',
  '/api/sandbox/messages': 'everyone',
  '/api/sandbox/messages/search': 'everyone',
  '/api/sandbox/payments/[orderNumber]': 'everyone',
  '/api/sandbox/payments/bill': 'everyone',
  '/api/sandbox/personas': 'everyone',
  '/api/sandbox/refunds': 'everyone',
  '/api/status': 'person',
}

/** By file and export, as the build names them. */
export const actionRules: Readonly<Record<string, Rule>> = {
  'app/(account)/login/actions.ts provincialSignInAction': 'everyone',
  'app/(account)/login/actions.ts signInAction': 'everyone',
  'app/(account)/login/enrol/[token]/actions.ts enrolAction': 'everyone',
  'app/(account)/login/qr/actions.ts cancelQrAction': 'everyone',
  'app/(account)/login/qr/actions.ts enterQrAction': 'everyone',
  'app/(account)/login/qr/actions.ts openQrAction': 'everyone',
  'app/(account)/logout/actions.ts logoutAction': 'everyone',
  'app/(account)/profile/authenticator/actions.ts reenrolAction': 'staff',
  'app/(account)/profile/materials/actions.ts addMaterialAction': 'person',
  'app/(account)/profile/materials/actions.ts removeMaterialAction': 'owner',
  'app/(account)/profile/sessions/actions.ts endOthersAction': 'signedIn',
  'app/(account)/profile/sessions/actions.ts endSessionAction': 'signedIn',
  'app/(account)/profile/sessions/actions.ts stayAction': 'everyone',
  'app/(account)/qr/[ticket]/actions.ts cancelPhoneQrAction': 'signedIn',
  'app/(account)/qr/[ticket]/actions.ts confirmQrAction': 'signedIn',
  'app/(candidate)/exams/[id]/pay/actions.ts askPaymentAction': 'owner',
  'app/(candidate)/exams/[id]/pay/actions.ts startPaymentAction': 'owner',
  'app/(candidate)/exams/actions.ts autosaveAction': 'owner',
  'app/(candidate)/exams/actions.ts confirmAction': 'owner',
  'app/(candidate)/exams/actions.ts enterRegistrationAction': 'person',
  'app/(candidate)/exams/actions.ts saveStepAction': 'owner',
  'app/(candidate)/exams/actions.ts usePhotoAction': 'owner',
  'app/(candidate)/messages/actions.ts markAllReadAction': 'owner',
  'app/(candidate)/materials/actions.ts changeMaterialsAction': 'owner',
  'app/(candidate)/messages/actions.ts openMessageAction': 'owner',
  'app/(candidate)/services/actions.ts moveRequestAction': 'owner',
  'app/(candidate)/services/actions.ts openRequestAction': 'owner',
  'app/(candidate)/services/actions.ts saveRequestAction': 'owner',
  'app/(office)/office/cases/[id]/actions.ts claimAction': deciders,
  'app/(office)/office/cases/[id]/actions.ts decideAction': deciders,
  'app/(office)/office/cases/[id]/actions.ts keepClaimAction': deciders,
  'app/(office)/office/cases/[id]/actions.ts releaseAction': deciders,
  'app/(office)/office/cases/[id]/actions.ts revealAnswerAction': deciders,
  'app/(office)/office/cases/[id]/actions.ts transferAction': deciders,
  'app/(portal)/mode/actions.ts switchModeAction': 'everyone',
  'app/(office)/office/audit/actions.ts verifyAction': ['auditor'],
  'app/(office)/office/exams/[id]/actions.ts revealNumberAction': ['examOfficer'],
  'app/(office)/office/exams/[id]/seats/actions.ts drawSeatsAction': ['examOfficer'],
  'app/(office)/office/exams/[id]/seats/actions.ts freezeDrawAction': ['examOfficer'],
  'app/(office)/office/exams/[id]/seats/actions.ts placeByHandAction': ['examOfficer'],
  'app/(office)/office/exams/[id]/seats/actions.ts seatLatecomersAction': ['examOfficer'],
  'app/(office)/office/exams/[id]/seats/actions.ts takeBackPlaceAction': ['examOfficer'],
  'app/(office)/office/queue/actions.ts claimNextAction': deciders,
  'app/(office)/office/queue/actions.ts decideManyAction': deciders,
  'app/(office)/office/messages/actions.ts filterMessagesAction': messageReaders,
  'app/(office)/office/messages/actions.ts resendSmsAction': ['examOfficer', 'administrator'],
  'app/(office)/office/messages/templates/actions.ts editTemplateAction': ['administrator'],
  'app/(portal)/verify/sms/actions.ts checkSmsAction': 'everyone',
  'app/(office)/office/staff/actions.ts closeStaffAction': ['administrator'],
  'app/(office)/office/staff/actions.ts giveRoleAction': ['administrator'],
  'app/(office)/office/staff/actions.ts openStaffAction': ['administrator'],
  'app/(office)/office/staff/actions.ts reopenStaffAction': ['administrator'],
  'app/(office)/office/staff/actions.ts resetStaffAction': ['administrator'],
  'app/(office)/office/staff/actions.ts takeRoleAction': ['administrator'],
  'app/sandbox/actions.ts payAction': 'everyone',
  'app/sandbox/actions.ts planSmsAction': 'everyone',
  'app/sandbox/actions.ts playPaymentAction': 'everyone',
  'app/sandbox/actions.ts setClockAction': 'everyone',
}
