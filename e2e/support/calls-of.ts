import { seedId } from '@/db/seed/seed-id'
import type { Call } from './actions'
import type { BuiltAction } from './built'
import type { aPhoto, Registered } from './hurrying'
import type { heldByPages, Owner } from './owners'
import { sessionId } from './registering'

/** A demo account of staff who have no page of their own here. */
const staffId = seedId('account rensheju1')

/** A site of the demo's exam and a room in it. */
const siteId = seedId(`site ${sessionId} 1`)
const roomId = seedId(`room ${sessionId} 1 1`)

/** An entry of the dishonesty registry. */
export const entryId = seedId('dishonesty zhou_ming')

/** A handler of the demo and its manager. */
const handlerId = seedId('account haiqiao_hr')
const managerId = seedId('account haiqiao_admin')

export type Held = Awaited<ReturnType<typeof heldByPages>> & {
  messageId: string
  drawId: string
  photo: Awaited<ReturnType<typeof aPhoto>>
}

/** A call of each action as its page would make it, about this owner's things. */
export function callsOf(action: BuiltAction, owner: Owner, held: Held): Call[] {
  const base = { path: pathOf(action.page, owner), id: action.id }
  const { caseId, orderNumber, number } = owner
  const { messageId, drawId, photo, sessionHash } = held
  const version = String(held.versions.get(caseId) ?? 1)
  const withState = (form: Record<string, string>) => [{ ...base, args: [null, '$K1'], form }]
  const plain = (form: Record<string, string>) => [{ ...base, args: ['$K1'], form }]
  const table: Record<string, Call[]> = {
    autosaveAction: [{ ...base, args: [caseId, 'details', Number(version), { school: `学校${Math.random()}` }] }],
    saveStepAction: withState({ _case: caseId, _step: 'details', _version: version, major: `专业${Math.random()}` }),
    usePhotoAction: [{ ...base, args: [caseId, sessionId, '$K1'], form: { photo, scripts: '' } }],
    choosePositionAction: [{ ...base, args: [caseId, sessionId, '$K1'], form: { code: '2020100001' } }],
    confirmAction: withState({ caseId, sessionId, version }),
    signCommitmentAction: withState({
      caseId,
      sessionId,
      letterId: 'no-such-letter',
      password: 'wrong-password',
      code: '',
    }),
    withdrawCommitmentAction: withState({ caseId, sessionId, known: 'yes' }),
    startPaymentAction: withState({ orderNumber, sessionId, by: 'redirect' }),
    askPaymentAction: withState({ orderNumber, sessionId }),
    openMessageAction: plain({ id: messageId, href: '/messages' }),
    flowAction: withState({ _flow: 'register', _step: 'agreement' }),
    markAllReadAction: plain({ upTo: messageId }),
    filterMessagesAction: plain({ channel: 'sms', state: '', template: '', mobile: '' }),
    resendSmsAction: withState({ id: messageId }),
    editTemplateAction: withState({ key: 'registration.paid', version: '1', title: '', body: '', sms: '', intent: 'save' }),
    checkSmsAction: withState({ digits: '0000', code: 'K7M2Q9XD' }),
    enterRegistrationAction: plain({ sessionId }),
    eligibilityAction: withState({ studies: '[]', household: 'elsewhere' }),
    trialAction: [{ ...base, args: [sessionId, null, '$K1'], form: { studies: '[]', household: 'elsewhere' } }],
    changeMaterialsAction: withState({ _case: caseId, choose: `proof ${owner.photoId}` }),
    addMaterialAction: withState({ file: '' }),
    removeMaterialAction: withState({ material: owner.photoId }),
    endSessionAction: plain({ session: sessionHash }),
    changePasswordAction: withState({
      old: 'wrong-password',
      code: '000000',
      password: 'a sentence of mine',
      repeat: 'a sentence of mine',
    }),
    setQuestionsAction: withState({ 'question-0': 'novel', 'answer-0': 'x', password: 'wrong-password' }),
    laterAction: plain({ back: '/profile' }),
    putOffDossierAction: plain({ back: '/' }),
    saveLevelAction: withState({ which: sessionHash, abroad: 'no', school: '某校' }),
    removeLevelAction: withState({ level: sessionHash }),
    attachProofAction: withState({ level: sessionHash, kind: 'report' }),
    setPersonPhotoAction: [{ ...base, args: ['$K1'], form: { photo, scripts: '' } }],
    makeTicketAction: withState({ password: 'wrong-password' }),
    closeAccountAction: withState({ password: 'wrong-password' }),
    questionLookAction: withState({ look: 'L1', reason: 'no-purpose' }),
    endOthersAction: [],
    confirmQrAction: withState({ ticket: 'no-such-ticket' }),
    cancelPhoneQrAction: plain({ ticket: 'no-such-ticket' }),
    openRequestAction: withState({ service: 'exam-refund', about: owner.orderId }),
    saveRequestAction: [
      {
        ...base,
        args: ['exam-refund', null, '$K1'],
        form: {
          _case: owner.refundId,
          _step: 'request',
          _version: String(held.versions.get(owner.refundId) ?? 1),
          reason: 'duplicate',
          explanation: 'x',
        },
      },
    ],
    moveRequestAction: withState({ service: 'exam-refund', caseId: owner.refundId, move: 'withdraw' }),
    switchModeAction: plain({ mode: 'elder' }),
    changeExamAction: withState({ session: sessionId, part: 'windows', version: '1', reason: '', registrationFrom: '' }),
    publishExamAction: withState({ session: sessionId }),
    createExamAction: withState({ from: 'template:qualification', exam: 'fuzz', year: '', title: '' }),
    lookUpAction: withState({ exam: 'economics', name: '权冠生', idNumber: '999999197611080012', number: '1', proof: '' }),
    issueCertificatesAction: withState({ session: 'economics-2020' }),
    makeBatchAction: withState({ session: 'economics-2020', first: 'GD00000001', count: '10' }),
    spoilBlankAction: withState({ session: 'economics-2020', number: 'GD00000001' }),
    drawSeatsAction: withState({ session: sessionId, seed: '', seen: drawId }),
    freezeDrawAction: withState({ session: sessionId, draw: drawId }),
    seatLatecomersAction: withState({ session: sessionId, draw: drawId }),
    placeByHandAction: withState({ session: sessionId, number, needs: 'wheelchair', other: '', room: '', seat: '1' }),
    takeBackPlaceAction: withState({ session: sessionId, number }),
    decideDifferenceAction: withState({ id: caseId, what: 'verified', reason: '' }),
    startReconciliationAction: withState({ day: '' }),
    uploadPositionsAction: withState({ session: sessionId, file: '' }),
    takePositionsAction: withState({ session: sessionId, run: drawId, reason: 'x' }),
    importScoresAction: withState({ session: sessionId, kind: 'scores', file: '' }),
    setFullMarksAction: withState({ session: sessionId, subject: '专业知识', fullMarks: '101' }),
    proposeScoresAction: withState({
      ...{ session: sessionId, publishAt: '2020-10-20T10:00', subject: '专业知识', level: '', mark: '60', validYears: '' },
    }),
    confirmScoresAction: withState({ session: sessionId, publication: caseId }),
    withdrawScoresAction: withState({ session: sessionId, publication: caseId }),
    proposeCorrectionAction: withState({ session: sessionId, number, subject: '专业知识', score: '61', reason: '合分有误' }),
    decideCorrectionAction: withState({ session: sessionId, correction: caseId, do: 'confirm' }),
    startPublicityAction: withState({ session: sessionId, first: '2020-10-21', last: '2020-10-27' }),
    proposeWithdrawalAction: withState({ session: sessionId, reason: '公示日期填写有误' }),
    decideWithdrawalAction: withState({ session: sessionId, withdrawal: caseId, do: 'confirm' }),
    readOutcomeAction: withState({ number: '2020-0815-000001', code: 'K7M2Q9XD' }),
    reportConcernAction: withState({
      entry: caseId,
      reason: '这个人的工作年限不够，单位可以作证，请核查。',
      contact: '',
      proof: '',
    }),
    askPrintsAction: withState({ session: sessionId, kind: 'room-sheets' }),
    saveSiteAction: withState({ session: sessionId, site: siteId, name: '考点', address: '地址', subjects: '' }),
    removeSiteAction: withState({ session: sessionId, site: siteId }),
    takeOverSitesAction: withState({ session: 'economics-2020', from: sessionId, sites: siteId }),
    addRoomsAction: withState({ session: sessionId, site: siteId, rooms: '考场 30' }),
    saveRoomAction: withState({ session: sessionId, site: siteId, room: roomId, name: '考场', capacity: '30', subjects: '' }),
    removeRoomAction: withState({ session: sessionId, site: siteId, room: roomId }),
    claimAction: withState({ case: caseId, queue: '' }),
    releaseAction: withState({ case: caseId, queue: '' }),
    transferAction: withState({ case: caseId, queue: '', to: sessionHash }),
    decideAction: withState({ case: caseId, queue: '', move: 'finish', opinion: '' }),
    proposeVoidingAction: withState({ case: caseId, cause: 'unqualified', opinion: '核查不符合报考条件' }),
    replacePhotoAction: withState({ case: caseId, reason: '照片与本人相貌不符', photo: '' }),
    findDishonestyAction: withState({ q: '权' }),
    proposeEntryAction: withState({
      ...{ case: '', idNumber: '999999197611080012', source: 'false-commitment', years: '1', startsOn: '2020-08-01' },
      ...{ effect: 'no-commitment', reason: '虚假承诺', documentNumber: '2020-12' },
    }),
    proposeEndingAction: withState({ entry: entryId, reason: '复核撤销原决定', documentNumber: '2020-13' }),
    decideDishonestyAction: withState({ entry: entryId, do: 'decline' }),
    revealAnswerAction: withState({ case: caseId, queue: '', field: 'account' }),
    keepClaimAction: [{ ...base, args: [caseId] }],
    claimNextAction: withState({ queue: '' }),
    decideManyAction: withState({ case: caseId, queue: '', move: 'finish', opinion: '' }),
    revealNumberAction: withState({ case: caseId, reason: 'identity' }),
    reenrolAction: withState({ password: 'wrong-password' }),
    setUnitPasswordAction: withState({ token: 'no-such-link', password: '三月十五一起去看大海吧', repeat: '' }),
    startUnitAccountAction: withState({ account: managerId }),
    openHandlerAction: withState({
      ...{ name: '权冠生', idKind: 'residentId', idNumber: '999999197611080012', username: 'nobody_asked', until: '' },
    }),
    editHandlerAction: withState({ account: handlerId, name: '权冠生', idKind: 'passport', idNumber: 'E12345678', until: '' }),
    resetHandlerAction: withState({ account: handlerId }),
    closeHandlerAction: withState({ account: handlerId }),
    changeSystemsAction: withState({ account: handlerId, do: 'give', grant: 'system:exams' }),
    setGrantsAction: withState({ account: handlerId, kind: 'menu', grant: 'menu:permissions' }),
    handOverAction: withState({ account: handlerId, to: managerId }),
    resignAction: withState({ to: handlerId }),
    verifyAction: withState({ progress: '' }),
    openStaffAction: withState({ name: '权冠生', username: 'nobody_asked' }),
    resetStaffAction: withState({ account: staffId }),
    closeStaffAction: withState({ account: staffId }),
    reopenStaffAction: withState({ account: staffId }),
    giveRoleAction: withState({ account: staffId, role: 'bureau', scope: '*' }),
    takeRoleAction: withState({ account: staffId, role: 'bureau', scope: '*' }),
  }
  const calls = table[action.name]
  if (!calls) throw new Error(`say in this table how ${action.name} is called`)
  return calls
}

/** The step of a form that opens for whoever has not begun. */
const firstSteps = {
  '/services/': 'request',
  '/register/': 'agreement',
  '/recover/username/': 'way',
  '/recover/password/': 'username',
  '/recover/mobile/': 'identity',
  '/profile/change/': 'verify',
}

/** The address that a page or route of the build (`/exams/[id]`) has for this registration. */
export function pathOf(
  pattern: string,
  { caseId, photoId, orderNumber, refundId = '', certificateId = '' }: Registered & { refundId?: string; certificateId?: string },
): string {
  const isService = pattern.startsWith('/services/')
  const fills: Record<string, string> = {
    step: Object.entries(firstSteps).find(([path]) => pattern.startsWith(path))?.[1] ?? 'details',
    caseId: isService ? refundId : caseId,
    service: 'exam-refund',
    number: orderNumber,
    order: orderNumber,
    orderNumber,
    code: 'NOSUCHCODE',
    what: 'titles',
    session: sessionId,
    key: 'registration.paid',
    day: '2020-08-14',
    document: 'application-form',
    ticket: 'no-such-ticket',
    level: 'new',
    certificate: certificateId,
    exam: 'economics',
    batch: caseId,
    part: 'basics',
  }
  return (
    pattern
      .replace('[...nextauth]', 'session')
      .replace('/files/[id]', `/files/${photoId}`)
      .replace('/print/[document]/[id]', `/print/application-form/${caseId}`)
      .replace('/provincial/[what]', '/provincial/name')
      .replace('/bill', '/bill?date=2020-08-15')
      .replace('/cases/[id]', `/cases/${caseId}`)
      // Title-knowledge issues no certificates.
      .replace('/certificates/[id]', '/certificates/economics-2020')
      // Only an exam with 告知承诺制 has a notice of it.
      .replace('/exams/[id]/commitment', '/exams/economics-2020/commitment')
      .replace(/\/(handlers|permissions)\/\[id\]/, `/$1/${handlerId}`)
      .replace('/dishonesty/[id]', `/dishonesty/${entryId}`)
      .replace('/staff/[id]', `/staff/${staffId}`)
      .replace('[id]', sessionId)
      .replace(/\[(\w+)\]/g, (_, name: string) => fills[name] ?? name)
  )
}
